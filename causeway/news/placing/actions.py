"""Tying an item to what it names, and what staff correct of it."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum

from django.db import transaction

from causeway.areas.models import Area, AreaKind
from causeway.audit.actions import record
from causeway.news.items.domain import Person
from causeway.news.items.models import Item
from causeway.news.placing.domain.resolving import Mention, placed
from causeway.news.placing.labels import BY_SOURCE, BY_STAFF
from causeway.news.placing.models import Tie
from causeway.news.placing.stock import gazetteer

OFFICIAL = frozenset(["question", "answer", "speech", "motion", "bill", "petition", "committee"])
_MOST_BEARERS = 12


class Noted(StrEnum):
    """What stands in the audit trail."""

    TIED = "news: an item was tied to a place"
    UNTIED = "news: an item was untied from a place"


def _mentions(item: Item, from_where: AbstractSet[str]) -> list[Mention]:
    near = {person.code for person in item.persons if person.code} | from_where
    return placed(gazetteer(), f"{item.title}\n{item.extract}", near, official=item.kind in OFFICIAL)


def _outlet(item: Item) -> str:
    return str(item.outlet or item.source.outlet)


def _ground_of_outlet(outlet: str) -> set[str]:
    """Return the codes of where an outlet is from, by its own name: the Exampleshire Post writes of Exampleshire."""
    found = placed(gazetteer(), f"in {outlet.removeprefix('The ')}") if outlet else []
    return {code for mention in found for place in mention.chosen for code in place.around}


def tie(items: Sequence[Item]) -> None:
    """Tie items to what each names now; what staff tied or took off stays."""
    Tie.objects.filter(item__in=items, by_staff=False, taken_off=False).delete()
    kept = set(Tie.objects.filter(item__in=items).values_list("item_id", "kind", "key", "did"))
    grounds = {outlet: _ground_of_outlet(outlet) for outlet in {_outlet(item) for item in items}}
    found = [(item, _mentions(item, grounds[_outlet(item)])) for item in items]
    made = {
        (item.pk, each.kind, each.key, each.did): each
        for item, named in found
        for each in (*_named(item, named), *_of_people(item))
        if each.key
    }
    Tie.objects.bulk_create([each for key, each in made.items() if key not in kept])
    Tie.objects.bulk_create([_open(item, mention) for item, named in found for mention in named if not mention.chosen])


def _of_people(item: Item) -> Iterable[Tie]:
    for person in item.persons:
        if person.member or person.code:
            yield _tie_of_person(item, person)


def _tie_of_person(item: Item, person: Person) -> Tie:
    key = str(person.member or person.code)
    return Tie(item=item, kind="mp", key=key, name=person.name, code=person.code, did=person.did, because=BY_SOURCE)


def _named(item: Item, found: Iterable[Mention]) -> Iterable[Tie]:
    for mention in found:
        for place in mention.chosen:
            yield Tie(
                item=item,
                kind=place.kind,
                key=place.key,
                name=place.name,
                code=place.page,
                written=mention.written[:160],
                because=mention.because,
                by=mention.by[:160],
            )


def _open(item: Item, mention: Mention) -> Tie:
    bearers = [[place.kind, place.key, place.name, place.page] for place in mention.bearers[:_MOST_BEARERS]]
    written = mention.written[:160]
    return Tie(item=item, kind="open", name=written, written=written, because=mention.because, is_open=True, bearers=bearers)


@transaction.atomic
def tie_by_staff(item: Item, area: Area, *, by: str) -> None:
    """Tie an item to an area because staff say so."""
    Tie.objects.update_or_create(
        item=item,
        kind=area.kind,
        key=area.code,
        did="",
        is_open=False,
        defaults={"name": area.name, "code": area.code, "because": BY_STAFF, "by_staff": True, "taken_off": False},
    )
    record(Noted.TIED, actor=by, subject=item, detail={"area": area.code})


@transaction.atomic
def settle_open(held: Tie, which: int, *, by: str) -> None:
    """Choose which of its bearers an open name means; raises ``IndexError`` for none of them."""
    kind, key, name, code = held.bearers[which]
    Tie.objects.filter(item=held.item, kind=kind, key=key, did="").delete()
    Tie.objects.filter(pk=held.pk).update(
        kind=kind, key=key, name=name, code=code, because=BY_STAFF, by_staff=True, is_open=False, bearers=[]
    )
    record(Noted.TIED, actor=by, subject=held.item, detail={"area": code, "means": key})


@transaction.atomic
def untie(held: Tie, *, by: str) -> None:
    """Take a tie off; it is not found again."""
    Tie.objects.filter(pk=held.pk).update(taken_off=True, by_staff=True)
    record(Noted.UNTIED, actor=by, subject=held.item, detail={"place": held.key or held.written})


def areas_to_choose(typed: str) -> Iterable[Area]:
    """Return the areas that bear exactly this name, or have this code: what staff typed to tie an item to."""
    kinds = (AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.DISTRICT, AreaKind.HEALTH_BOARD, AreaKind.ICB, AreaKind.REGION)
    asked = typed.strip()
    found = Area.objects.filter(kind__in=kinds).filter(name__iexact=asked) | Area.objects.filter(
        kind__in=kinds, code__iexact=asked
    )
    return found.order_by("kind", "code")
