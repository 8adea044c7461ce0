"""Making a kit, or making it anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from causeway.audit.actions import record
from causeway.library.kits.models import Kit, KitItem


class Noted(StrEnum):
    """What stands in the audit trail."""

    WRITTEN = "library: a kit was written"


@dataclass(frozen=True)
class Wanted:
    """A kit as it shall be; ``items`` are keys of resources with why each is there, in order."""

    title: str
    needed: str
    beside: str
    items: Sequence[tuple[int, str]]


@transaction.atomic
def write(slug: str, wanted: Wanted, *, by: str) -> Kit:
    """Make the kit of this name what it shall be; its place among others stays."""
    kit, new = Kit.objects.select_for_update().get_or_create(
        slug=slug, defaults={"title": wanted.title, "order": 10 * (Kit.objects.count() + 1)}
    )
    kit.title, kit.needed, kit.beside = wanted.title, wanted.needed, wanted.beside
    kit.save(update_fields=["title", "needed", "beside"])
    kit.items.all().delete()
    KitItem.objects.bulk_create(
        KitItem(kit=kit, resource_id=key, why=why, order=order) for order, (key, why) in enumerate(wanted.items, 1)
    )
    record(Noted.WRITTEN, actor=by, subject=kit, detail={"new": new, "items": len(wanted.items)})
    return kit
