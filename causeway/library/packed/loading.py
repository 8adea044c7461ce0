"""Writing the pack's library into ours: new things are put in, unchanged ones left, and what staff have edited is kept and named."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction

from causeway.areas.models import Area
from causeway.campaign.sections import Say, checksum, is_behind
from causeway.library.kits.actions import Wanted, write
from causeway.library.kits.models import Kit
from causeway.library.pack import LibraryWords, PackedKit, PackedResource
from causeway.library.quotations.actions import watch_packed
from causeway.library.resources import actions
from causeway.library.resources.domain import address_key
from causeway.library.resources.models import Resource

ACTOR = "command"


@transaction.atomic
def load(words: LibraryWords, say: Say, *, overwrite: bool = False) -> None:
    """Bring the library in line with the pack. Loading twice changes nothing."""
    for packed in words.resources:
        _resource(packed, say, overwrite=overwrite)
    for kit in words.kits:
        _kit(kit, say, overwrite=overwrite)


def _values(packed: PackedResource) -> dict[str, Any]:
    given = packed.model_dump(mode="python", exclude={"key", "areas", "cited"})
    lists = {name: list(given[name]) for name in ("audiences", "services", "nations")}
    return {**given, **lists, "kind": packed.kind.value, "format": packed.format.value, "captions": packed.captions.value}


def _held(resource: Resource, names: Mapping[str, Any]) -> str:
    """Return the checksum of what a row holds in the fields that the pack writes."""
    held = {name: getattr(resource, name) for name in names}
    return checksum([held, sorted(resource.areas.values_list("code", flat=True))])


def _resource(packed: PackedResource, say: Say, *, overwrite: bool) -> None:
    values, of_pack = _values(packed), checksum(packed.model_dump(mode="json"))
    areas = list(Area.objects.filter(code__in=packed.areas))
    row = Resource.objects.filter(pack_key=packed.key).first()
    if row is None:
        if theirs := Resource.objects.filter(address_key=address_key(packed.address)).first():
            say(f"  {packed.title}: staff have it already, as “{theirs.title}”; theirs is kept")
            return
        slug = packed.key if not Resource.objects.filter(slug=packed.key).exists() else ""
        row = actions.add(values, areas, by=ACTOR, slug=slug, pack_key=packed.key)
        _note(row, values, of_pack)
        _watch(row, packed)
        return
    if not overwrite and not is_behind(row, of_pack, partial(_held, row, values), packed.title, say):
        return
    row = actions.change(row.pk, values, areas, by=ACTOR)
    _note(row, values, of_pack)
    _watch(row, packed)


def _watch(row: Resource, packed: PackedResource) -> None:
    watch_packed(row, [(each.words, each.where) for each in packed.cited], by=ACTOR)


def _note(row: Resource, values: Mapping[str, Any], of_pack: str) -> None:
    row.refresh_from_db()
    Resource.objects.filter(pk=row.pk).update(pack_sha256=of_pack, row_sha256=_held(row, values))


def _kit(packed: PackedKit, say: Say, *, overwrite: bool) -> None:
    of_pack = checksum(packed.model_dump(mode="json"))
    kit = Kit.objects.filter(slug=packed.key).first()
    if kit is not None and not overwrite and not is_behind(kit, of_pack, partial(_held_kit, kit), packed.title, say):
        return
    by_key = {each.pack_key: each.pk for each in Resource.objects.exclude(pack_key="").only("pack_key")}
    items = [(by_key[each.resource], each.why) for each in packed.items if each.resource in by_key]
    written = write(packed.key, Wanted(packed.title, packed.needed, packed.beside, tuple(items)), by=ACTOR)
    Kit.objects.filter(pk=written.pk).update(pack_sha256=of_pack, row_sha256=_held_kit(written))


def _held_kit(kit: Kit) -> str:
    kit.refresh_from_db()
    items = list(kit.items.values_list("resource_id", "why").order_by("order"))
    return checksum([kit.title, kit.needed, kit.beside, items])
