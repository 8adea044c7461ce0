"""Keeping the totals: each in the transaction of what it counts, so that none is lost and none is counted twice.

It writes no audit row: the act that is counted has its own. A job sets the totals beside the letters once a day and says where they differ.
"""

import datetime as dt
import logging
from enum import StrEnum

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from causeway.audit.actions import record
from causeway.letters.counting.domain import Step
from causeway.letters.counting.models import LetterStep, SeatTotal
from causeway.letters.counting.truth import ARRIVED, by_seat
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today

logger = logging.getLogger(__name__)


class Noted(StrEnum):
    """What stands in the audit trail."""

    MENDED = "letters: totals mended"


@transaction.atomic
def count(step: Step, now: dt.datetime) -> None:
    """Count that a letter came to a step today."""
    row, _made = LetterStep.objects.get_or_create(day=today(now), step=step.value)
    LetterStep.objects.filter(pk=row.pk).update(many=F("many") + 1)


def moved(letter: Letter, before: str, now: dt.datetime) -> None:
    """Count what a letter's move changed: whether it has arrived; ``before`` is the state it moved from. In the move's transaction."""
    arrived, had = letter.state in ARRIVED, before in ARRIVED
    if letter.confirmed_at is None or arrived == had:
        return
    if arrived:
        count(Step.DELIVERED, now)
    if not letter.office:
        _add(letter.seat_code, "delivered", 1 if arrived else -1, first_on=today(letter.confirmed_at) if arrived else None)


def replied(letter: Letter, by: int, now: dt.datetime) -> None:
    """Count an answer that its writer logged, or took back (``by`` is -1). In the same transaction."""
    if by > 0:
        count(Step.ANSWERED, now)
    if not letter.office:
        _add(letter.seat_code, "replies", by)


def sent_by_writer(seat_code: str, office: str) -> None:
    """Count a letter that its writer sent without us. In the same transaction."""
    if not office:
        _add(seat_code, "sent_by_writers", 1)


def _add(seat_code: str, what: str, by: int, *, first_on: dt.date | None = None) -> None:
    row, _made = SeatTotal.objects.get_or_create(seat_code=seat_code)
    changed: dict[str, object] = {what: F(what) + by}
    if first_on is not None:
        changed["first_on"] = Coalesce(F("first_on"), Value(first_on))
    SeatTotal.objects.filter(pk=row.pk).update(**changed)


@transaction.atomic
def check(now: dt.datetime) -> int:  # noqa: ARG001  jobs are given the moment
    """Set the totals beside the letters; where they differ, write that down and take what the letters say. Returns how many differed."""
    kept = {row.seat_code: row for row in SeatTotal.objects.select_for_update()}
    truth = by_seat()
    wrong = [code for code in truth.keys() | kept.keys() if _differs(kept.get(code), truth.get(code, SeatTotal(seat_code=code)))]
    for code in wrong:
        SeatTotal.objects.filter(seat_code=code).delete()
        if code in truth:
            truth[code].save()
    if wrong:
        logger.warning("Totals of letters differed from the letters in %s seats and were mended", len(wrong))
        record(Noted.MENDED, actor="system", detail={"seats": sorted(wrong)})
    return len(wrong)


def _differs(kept: SeatTotal | None, true: SeatTotal) -> bool:
    held = kept or SeatTotal()
    return any(getattr(held, name) != getattr(true, name) for name in ("delivered", "sent_by_writers", "replies"))
