"""Reads of the kept totals."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import F, Sum

from causeway.letters.counting.domain import Step
from causeway.letters.counting.models import LetterStep, SeatTotal
from causeway.letters.letter.places import today


def letters_by_seat() -> Mapping[str, int]:
    """Return how many letters to its MP we know of, by seat: those we delivered, and those their writers sent."""
    rows = SeatTotal.objects.annotate(all=F("delivered") + F("sent_by_writers")).filter(all__gt=0)
    return dict(rows.values_list("seat_code", "all"))


def replies_by_seat() -> Mapping[str, int]:
    """Return how many answers writers logged, by seat."""
    return dict(SeatTotal.objects.filter(replies__gt=0).values_list("seat_code", "replies"))


def steps(first: dt.date, last: dt.date) -> Mapping[Step, int]:
    """Return how often letters came to each step from one day to another, both included."""
    rows = LetterStep.objects.filter(day__gte=first, day__lte=last).values_list("step").annotate(Sum("many")).order_by()
    found = dict(rows)
    return {step: found.get(step.value, 0) for step in Step}


def so_often(step: Step, since: dt.datetime, until: dt.datetime) -> int:
    """Return how often letters came to a step from the day of one moment to the day before another's."""
    return steps(today(since), today(until) - dt.timedelta(days=1))[step]
