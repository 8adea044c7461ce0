"""The pages of places that stand in the map of the site."""

from collections.abc import Iterator

from django.urls import reverse

from causeway.areas.models import Area, AreaKind, School
from causeway.evidence.definitions.schema import indicators
from causeway.frame.addresses import whole_address

KINDS = (AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.ICB, AreaKind.HEALTH_BOARD, AreaKind.REGION, AreaKind.NATION)


def public_addresses() -> list[str]:
    """Return the addresses of the indicators and of every area's local case."""
    areas = Area.objects.filter(kind__in=KINDS).order_by("kind", "code").values_list("kind", "code")
    return [
        whole_address("places:indicators"),
        whole_address("places:inequality"),
        *(whole_address("places:indicator", key) for key in indicators()),
        *(whole_address("places:area", kind, code) for kind, code in areas),
    ]


def asked() -> Iterator[str]:
    """Yield what is asked for often and stands in no map of the site: something typed, and a few schools."""
    yield f"{reverse('places:find')}?q=school"
    yield f"{reverse('places:search')}?q=school"
    for urn in School.objects.filter(listed=True).order_by("urn").values_list("urn", flat=True)[:3]:
        yield reverse("places:school", args=[urn])
