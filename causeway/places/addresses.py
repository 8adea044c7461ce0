"""The pages of places that stand in the map of the site."""

from causeway.areas.models import Area, AreaKind
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
