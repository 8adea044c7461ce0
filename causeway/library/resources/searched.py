"""What can be found of the library: its resources with the words of their files, and its kits."""

import datetime as dt
from collections.abc import Iterator

from causeway.library.kits.models import Kit
from causeway.library.pack import services
from causeway.library.resources.domain import Kind
from causeway.library.resources.labels import KINDS
from causeway.library.resources.models import Resource
from causeway.searching.things import Thing

KIT_WEIGHT = 10


def searched() -> Iterator[Thing]:
    """Yield every kit that has something in it, and every public resource."""
    for kit in Kit.objects.filter(items__resource__in=Resource.objects.public()).distinct():
        names = " ".join(kit.items.filter(resource__withdrawn_at=None).values_list("resource__title", flat=True))
        yield Thing(f"kit:{kit.slug}", "resource", kit.title, kit.get_absolute_url(), kit.needed, names, weight=KIT_WEIGHT)
    titles = services()
    for resource in Resource.objects.public().prefetch_related("areas").order_by("pk").iterator(chunk_size=100):
        yield _thing(resource, titles)


def _thing(resource: Resource, titles: dict[str, str]) -> Thing:
    newest = resource.versions.defer("content", "preview").first()
    at = dt.datetime.combine(resource.published_on, dt.time(), dt.UTC) if resource.published_on else None
    named = [titles[each] for each in resource.services if each in titles]
    return Thing(
        str(resource.pk),
        "resource",
        resource.title,
        resource.get_absolute_url(),
        "\n".join(filter(None, (resource.good_for, resource.about, newest.text if newest else "", resource.transcript))),
        " ".join(
            (resource.publisher, resource.published, str(KINDS[Kind(resource.kind)]), newest.name if newest else "", *named)
        ),
        {
            "service": [*resource.services, *named],
            "nation": resource.nations,
            "place": [area.code for area in resource.areas.all()],
            "publisher": (resource.publisher,),
        },
        at,
    )
