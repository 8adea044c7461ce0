"""Reading items by the rules, and what staff correct: a correction moves the rules that misled, by a point, visibly, and can be undone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from django.db import transaction

from causeway.audit.actions import record
from causeway.campaign.sections import checksum
from causeway.news.classifying.domain import Read, Verdict, bounded, corrected, read
from causeway.news.classifying.models import Assessment, Correction, ItemService
from causeway.news.classifying.pack import NEWS_RULES, services
from causeway.news.classifying.reasons import as_json
from causeway.news.items.models import Item

_SAID = ("relevance", "relevant", "reasons", "rules", "read_at")


class Noted(StrEnum):
    """What stands in the audit trail."""

    CORRECTED = "news: staff corrected what an item is about"
    UNDONE = "news: a correction was undone"


def moved() -> dict[str, int]:
    """Return how far staff's corrections move each rule now, within its bounds."""
    total: Counter[str] = Counter()
    for moves in Correction.objects.filter(undone_at=None).values_list("moved", flat=True):
        total.update(moves)  # a Counter adds negative numbers, too
    return {rule: bounded(points) for rule, points in total.items() if bounded(points)}


def rules_now(moves: dict[str, int]) -> str:
    """Return what tells whether an item was read by these rules, moved so far, or by earlier ones."""
    return checksum([NEWS_RULES.words().checksum, sorted(moves.items())])


def verdict_on(item: Item, moves: dict[str, int]) -> Verdict:
    """Return what the rules say of an item."""
    return _verdicts([item], moves)[0]


def _verdicts(items: Sequence[Item], moves: dict[str, int]) -> list[Verdict]:
    rules = NEWS_RULES.words().as_rules()
    return [read(rules, Read(item.title, item.extract, item.kind), moves) for item in items]


def assess(items: Sequence[Item], now: dt.datetime) -> None:
    """Read items by the rules, and keep what they say with its reasons; what staff said an item is about stays."""
    moves = moved()
    by_which, verdicts = rules_now(moves), _verdicts(items, moves)
    rows = [_assessment(item, verdict, by_which, now) for item, verdict in zip(items, verdicts, strict=True)]
    Assessment.objects.bulk_create(rows, update_conflicts=True, unique_fields=["item"], update_fields=_SAID)
    by_staff = set(Correction.objects.filter(item__in=items, undone_at=None).values_list("item_id", flat=True))
    free = [(item, verdict) for item, verdict in zip(items, verdicts, strict=True) if item.pk not in by_staff]
    ItemService.objects.filter(item__in=[item for item, _verdict in free]).delete()
    ItemService.objects.bulk_create(
        ItemService(item=item, service=each.key, points=each.points)
        for item, verdict in free
        for each in verdict.services
        if each.is_about
    )


def _assessment(item: Item, verdict: Verdict, rules: str, now: dt.datetime) -> Assessment:
    return Assessment(
        item=item,
        relevance=verdict.relevance,
        relevant=verdict.is_relevant,
        reasons=as_json(verdict),
        rules=rules,
        read_at=now,
    )


@transaction.atomic
def correct(key: int, wanted: Iterable[str], *, by: str, now: dt.datetime) -> Correction | None:
    """Say which services an item is about; returns the correction, or ``None`` where nothing is different.

    Rules that gave points for a service it is not about lose one; rules that gave too few for one it is about gain one.
    """
    item = Item.objects.select_for_update().get(pk=key)
    known = services()
    before = sorted(item.services.values_list("service", flat=True))
    after = sorted({each for each in wanted if each in known})
    if before == after:
        return None
    moves = corrected(verdict_on(item, moved()), frozenset(before), frozenset(after))
    made = Correction.objects.create(item=item, before=before, after=after, moved=moves, by=by, at=now)
    ItemService.objects.filter(item=item).delete()
    ItemService.objects.bulk_create([ItemService(item=item, service=each, by_staff=True) for each in after])
    record(Noted.CORRECTED, actor=by, subject=item, detail={"before": before, "after": after, "moved": moves})
    return made


@transaction.atomic
def undo(key: int, *, by: str, now: dt.datetime) -> None:
    """Undo a correction: the rules go back by what it moved them, and its item is as it was before. Undone once, it stays undone."""
    held = Correction.objects.select_for_update().select_related("item").get(pk=key, undone_at=None)
    held.undone_by, held.undone_at = by, now
    held.save(update_fields=["undone_by", "undone_at"])
    record(Noted.UNDONE, actor=by, subject=held.item, detail={"correction": held.pk, "moved": held.moved})
    assess([held.item], now)


def read_again(now: dt.datetime, most: int = 500) -> int:
    """Read some of the items that were read by earlier rules once more, the newest first; returns how many there were."""
    old = Item.objects.exclude(assessment__rules=rules_now(moved())).order_by("-first_seen_at", "-pk")[:most]
    with transaction.atomic():
        items = list(old)
        assess(items, now)
    return len(items)
