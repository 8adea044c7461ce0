"""Keeping the totals: each in the transaction of what it counts, so that none is lost and none is counted twice.

It writes no audit row: the act that is counted has its own. A job sets the totals beside the letters once a day and says where they differ.
"""

import datetime as dt
import logging
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model, Value
from django.db.models.functions import Coalesce

from causeway.audit.actions import record
from causeway.letters.counting.domain import Step
from causeway.letters.counting.models import LetterStep, OfficeTotal, SeatTotal
from causeway.letters.counting.truth import ARRIVED, Answers, answers, by_office, by_seat, is_of_a_seat
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today

logger = logging.getLogger(__name__)
Total = TypeVar("Total", SeatTotal, OfficeTotal)


class Noted(StrEnum):
    """What stands in the audit trail."""

    MENDED = "letters: totals mended"


def count(step: Step, now: dt.datetime, many: int = 1) -> None:
    """Count that a letter, or so many, came to a step today."""
    _add(LetterStep, {"day": today(now), "step": step.value}, many=F("many") + many)


def moved(letter: Letter, before: str, now: dt.datetime) -> None:
    """Count what a letter's move changed: whether it has arrived; ``before`` is the state it moved from. In the move's transaction."""
    arrived, had = letter.state in ARRIVED, before in ARRIVED
    if letter.confirmed_at is None or arrived == had:
        return
    if arrived:
        count(Step.DELIVERED, now)
    by = 1 if arrived else -1
    _add_to_office(letter.office, "delivered", by)
    if is_of_a_seat(letter.office):
        first = {"first_on": Coalesce(F("first_on"), Value(today(letter.confirmed_at)))} if arrived else {}
        _add(SeatTotal, {"seat_code": letter.seat_code}, delivered=F("delivered") + by, **first)


def replied(letter: Letter, by: int, now: dt.datetime) -> None:
    """Count an answer that its writer logged, or took back (``by`` is -1), after it was. In the same transaction.

    What a seat's answers say is read anew from them: which of a letter's is the first may change.
    """
    if by > 0:
        count(Step.ANSWERED, now)
    _add_to_office(letter.office, "replies", by)
    if is_of_a_seat(letter.office):
        SeatTotal.objects.get_or_create(seat_code=letter.seat_code)
        row = SeatTotal.objects.select_for_update().get(seat_code=letter.seat_code)
        logged = answers(letter.seat_code).get(letter.seat_code, Answers())
        row.replies, row.days, row.said = logged.many, logged.days, dict(logged.said)
        row.save(update_fields=["replies", "days", "said"])


def sent_by_writer(seat_code: str, office: str) -> None:
    """Count a letter that its writer sent without us. In the same transaction."""
    _add_to_office(office, "sent_by_writers", 1)
    if is_of_a_seat(office):
        _add(SeatTotal, {"seat_code": seat_code}, sent_by_writers=F("sent_by_writers") + 1)


def _add_to_office(office: str, what: str, by: int) -> None:
    _add(OfficeTotal, {"office": office}, **{what: F(what) + by})


def _add(model: type[Model], key: Mapping[str, Any], **changed: Any) -> None:
    """Change the row of this key; it is there but for the first time, so it is made only where nothing was changed."""
    row = model._default_manager.filter(**key)  # noqa: SLF001  Django documents it
    if not row.update(**changed):
        model._default_manager.get_or_create(**key)  # noqa: SLF001  as above
        row.update(**changed)


@transaction.atomic
def check(now: dt.datetime) -> int:  # noqa: ARG001  jobs are given the moment
    """Set the totals beside the letters; where they differ, write that down and take what the letters say. Returns how many differed."""
    seats = _mend(SeatTotal, "seat_code", by_seat(), (*_COUNTS, "days", "said"))
    offices = _mend(OfficeTotal, "office", by_office(), _COUNTS)
    if seats or offices:
        logger.warning("Totals of letters differed from the letters in %s seats and were mended", len(seats))
        record(Noted.MENDED, actor="system", detail={"seats": seats, "offices": offices})
    return len(seats) + len(offices)


_COUNTS = ("delivered", "sent_by_writers", "replies")


def _mend(model: type[Total], key: str, truth: Mapping[str, Total], names: tuple[str, ...]) -> list[str]:
    """Put right what differs in ``names``, and return the keys."""
    kept = {getattr(row, key): row for row in model._default_manager.select_for_update()}  # noqa: SLF001  Django documents it
    nothing = model()

    def differs(code: str) -> bool:
        held, true = kept.get(code, nothing), truth.get(code, nothing)
        return any(getattr(held, name) != getattr(true, name) for name in names)

    wrong = sorted(code for code in truth.keys() | kept.keys() if differs(code))
    model._default_manager.filter(**{f"{key}__in": wrong}).delete()  # noqa: SLF001  as above
    model._default_manager.bulk_create(truth[code] for code in wrong if code in truth)  # noqa: SLF001  as above
    return wrong
