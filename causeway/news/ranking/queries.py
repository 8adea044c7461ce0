"""Reads: news in its order, what each item is about, and what is coming."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from causeway.areas.nations import entities_of
from causeway.news.classifying.models import ItemService
from causeway.news.classifying.pack import ToDo, services, to_do
from causeway.news.items.models import Item
from causeway.news.items.queries import ahead, read_by_everybody
from causeway.news.placing.models import Tie
from causeway.news.ranking.domain import Nearness, Weighed, nearest, weigh
from causeway.news.ranking.ground import Ground
from causeway.news.sources.models import Source

A_PAGE = 20
REACH = dt.timedelta(days=180)  # older than this nothing stands in the list
CANDIDATES = 600  # of which the order is made


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see: a service, a nation, a kind of item; empty for all."""

    service: str = ""
    nation: str = ""
    kind: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.service or self.nation or self.kind)


@dataclass(frozen=True)
class Shown:
    """One item as a list shows it: what it weighs, what it is about, where and whose, and how many near copies it leads."""

    item: Item
    weighed: Weighed
    services: tuple[str, ...] = ()
    places: tuple[Tie, ...] = ()
    people: tuple[Tie, ...] = ()
    open: tuple[Tie, ...] = ()
    copies: int = 0


@dataclass(frozen=True)
class Listed:
    """One page of the list. ``total`` is how many there are in all."""

    found: tuple[Shown, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Coming:
    """Something with a day ahead: what to do about it, and by when."""

    item: Item
    on: dt.date
    to_do: ToDo | None
    by: dt.date


def dated(items: QuerySet[Item], now: dt.datetime) -> QuerySet[Item]:
    """Return items of the last months, the newest first."""
    newest = items.annotate(came=Coalesce("published_at", "first_seen_at")).filter(came__gte=now - REACH)
    return newest.order_by("-came", "-pk")


def matching(items: QuerySet[Item], asked: Asked) -> QuerySet[Item]:
    """Return those items that fit what was asked for. What names no place of a nation is of all nations."""
    fits = Q()
    if asked.service:
        fits &= Q(pk__in=ItemService.objects.filter(service=asked.service).values("item"))
    if asked.kind:
        fits &= Q(kind=asked.kind)
    if asked.nation:
        begins = Q(pk__in=[])
        for letters in entities_of(asked.nation):
            begins |= Q(code__startswith=letters)
        tied = Tie.objects.standing().exclude(code="")
        fits &= Q(pk__in=tied.filter(begins).values("item")) | ~Q(pk__in=tied.values("item"))
    return items.filter(fits)


def relevant() -> QuerySet[Item]:
    """Return what everybody may read and matters to the campaign, or was pinned by staff."""
    return read_by_everybody().filter(Q(assessment__relevant=True) | ~Q(pinned_at=None))


def near(items: QuerySet[Item], ground: Ground) -> QuerySet[Item]:
    """Return those items that stand on the page of an area."""
    return items.filter(pk__in=Tie.objects.standing().filter(code__in=ground.codes).values("item"))


def in_order(items: QuerySet[Item], now: dt.datetime, ground: Ground | None = None) -> list[tuple[Item, Weighed]]:
    """Return the newest of some items in their order, each with what it weighs."""
    newest = list(dated(items, now).select_related("source", "assessment")[:CANDIDATES])
    codes = _codes(newest) if ground else {}
    weighed = [(item, _weigh(item, now, ground, codes.get(item.pk, ()))) for item in newest]
    return sorted(weighed, key=lambda pair: pair[1].order, reverse=True)


def _codes(items: Iterable[Item]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, code in Tie.objects.standing().filter(item__in=list(items)).values_list("item_id", "code"):
        found[key].append(code)
    return found


def _weigh(item: Item, now: dt.datetime, ground: Ground | None, codes: Iterable[str]) -> Weighed:
    assessment = getattr(item, "assessment", None)
    where = nearest(codes, ground.area.code, ground.inside, ground.around) if ground else Nearness.ANYWHERE
    age = now - item.when
    return weigh(item.kind, assessment.relevance if assessment else 0, age, where, pinned=item.pinned_at is not None)


def listed(items: QuerySet[Item], now: dt.datetime, page: int = 1, ground: Ground | None = None) -> Listed:
    """Return one page of items in their order."""
    ordered = in_order(items, now, ground)
    pages = max(1, -(-len(ordered) // A_PAGE))
    page = min(max(page, 1), pages)
    some = ordered[(page - 1) * A_PAGE : page * A_PAGE]
    return Listed(tuple(shown(some)), len(ordered), page, pages)


def shown(pairs: Iterable[tuple[Item, Weighed]]) -> list[Shown]:
    """Return items with what they are about, in three queries however many they are."""
    some = list(pairs)
    keys = [item.pk for item, _weighed in some]
    named = services()
    about: dict[int, list[str]] = defaultdict(list)
    for each in ItemService.objects.filter(item__in=keys):
        about[each.item_id].append(named.get(each.service, each.service))
    ties: dict[int, list[Tie]] = defaultdict(list)
    for tie in Tie.objects.filter(item__in=keys, taken_off=False):
        ties[tie.item_id].append(tie)
    copies = Counter(Item.objects.shown().filter(lead__in=keys).order_by().values_list("lead_id", flat=True))
    return [_shown(item, weighed, about[item.pk], ties[item.pk], copies[item.pk]) for item, weighed in some]


def _shown(item: Item, weighed: Weighed, about: list[str], ties: list[Tie], copies: int) -> Shown:
    standing = [tie for tie in ties if not tie.is_open]
    places = [tie for tie in standing if tie.kind != "mp"]
    unlike = {tie.name: tie for tie in reversed(places)}  # a council and a seat called alike are named once
    people = {(tie.key, tie.did): tie for tie in standing if tie.kind == "mp"}
    return Shown(
        item,
        weighed,
        tuple(about),
        tuple(reversed(unlike.values())),
        tuple(people.values()),
        tuple(tie for tie in ties if tie.is_open),
        copies,
    )


def one(item: Item, now: dt.datetime) -> Shown:
    """Return one item as a list would show it."""
    return shown([(item, _weigh(item, now, None, ()))])[0]


def coming(today: dt.date, ground: Ground | None = None, most: int = 20) -> list[Coming]:
    """Return what has a day ahead and matters, the nearest first, with what to do about it by when."""
    items = ahead(today).filter(Q(assessment__relevant=True) | ~Q(pinned_at=None)).select_related("source")
    if ground is not None:
        items = items.filter(
            Q(pk__in=Tie.objects.standing().filter(code__in=ground.codes).values("item"))
            | ~Q(pk__in=Tie.objects.standing().exclude(code="").values("item"))
        )
    return [coming_of(item, today) for item in items[:most]]


def coming_of(item: Item, today: dt.date) -> Coming:
    """Return what to do about one item with a day ahead, and by when."""
    do, on = to_do(item.kind), item.on or today
    by = max(today, on - dt.timedelta(days=do.days_before)) if do else on
    return Coming(item, on, do, by)


def last_reading() -> dt.datetime | None:
    """Return when a source last answered; ``None`` where none ever has."""
    found: dt.datetime | None = Source.objects.aggregate(last=Max("good_at"))["last"]
    return found


@dataclass(frozen=True)
class Named:
    """What an item is found by besides its words: the areas on whose pages it stands, MPs by name, services by key."""

    codes: frozenset[str]
    people: tuple[str, ...]
    services: tuple[str, ...]


def named(items: Iterable[Item]) -> dict[int, Named]:
    """Return what each of some items is found by, in two queries however many they are."""
    keys = [item.pk for item in items]
    codes: dict[int, set[str]] = defaultdict(set)
    people: dict[int, list[str]] = defaultdict(list)
    about: dict[int, list[str]] = defaultdict(list)
    for key, kind, name, code in Tie.objects.standing().filter(item__in=keys).values_list("item_id", "kind", "name", "code"):
        if code:
            codes[key].add(code)
        if kind == "mp":
            people[key].append(name)
    for key, service in ItemService.objects.filter(item__in=keys).values_list("item_id", "service"):
        about[key].append(service)
    return {key: Named(frozenset(codes[key]), tuple(people[key]), tuple(about[key])) for key in keys}
