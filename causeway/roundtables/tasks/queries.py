"""Reads of the task list: when each is due, and how it stands."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.nations import nation_or_first
from causeway.roundtables.dates import bank_holidays
from causeway.roundtables.day.models import Task
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.tasks.domain import Standing, due, standing
from causeway.roundtables.tasks.done_tasks import done_here


@dataclass(frozen=True)
class Listed:
    """One task as the organisers read it."""

    task: Task
    due: dt.date | None
    standing: Standing
    words: str
    here: bool = False  # done on this site, so that nobody has to tick it

    @property
    def done(self) -> bool:
        """Whether it is done, here or elsewhere."""
        return self.standing is Standing.DONE

    @property
    def pressing(self) -> bool:
        """Whether it is due today or was before."""
        return self.standing in {Standing.TODAY, Standing.OVERDUE}


def counted_from(roundtable: Roundtable, now: dt.datetime) -> dt.date | None:
    """Return the day tasks are counted from: the settled one, else the earliest that is offered."""
    if roundtable.chosen:
        return day_of(roundtable.chosen.starts_at)
    first = roundtable.dates.filter(withdrawn_at=None, starts_at__gt=now).first()
    return day_of(first.starts_at) if first else None


def closed_days(roundtable: Roundtable, event: dt.date | None) -> frozenset[dt.date]:
    """Return the bank holidays around the event, where its seats are."""
    if event is None:
        return frozenset()
    seats = list(roundtable.seats.values_list("code", flat=True)) or [""]
    nations = {nation_or_first(code).code for code in seats}
    years = range(event.year - 1, event.year + 2)
    return frozenset(each.first for year in years for nation in nations for each in bank_holidays.of_year(year, nation))


def of(roundtable: Roundtable, now: dt.datetime) -> list[Listed]:
    """Return every task in the order it is due, those done last."""
    event, today = counted_from(roundtable, now), day_of(now)
    tasks = list(roundtable.tasks.select_related("whose"))
    closed, here = closed_days(roundtable, event), done_here(roundtable, tasks)
    listed = [_listed(task, due(event, task.days_before, closed), today, here=task.key in here) for task in tasks]
    return sorted(listed, key=lambda each: (each.standing is Standing.DONE, each.due or dt.date.max, each.task.pk))


def _listed(task: Task, when: dt.date | None, today: dt.date, *, here: bool) -> Listed:
    stands = standing(when, today, done=here or task.done_at is not None)
    return Listed(task, when, stands, _("done on this site") if here else _in_words(stands), here)


def _in_words(stands: Standing) -> str:
    return {
        Standing.DONE: _("done"),
        Standing.NO_DATE: _("waits for a date"),
        Standing.LATER: "",
        Standing.SOON: _("soon"),
        Standing.TODAY: _("today"),
        Standing.OVERDUE: _("overdue"),
    }[stands]


def title_of(key: str) -> str:
    """Return what a usual task is called."""
    return {
        "invite_mps": _("Invite the MPs: one letter each, in your own words"),
        "ask_partners": _("Ask partners: the health board, the council, parents"),
        "ask_heads": _("Ask school leaders which dates they can do"),
        "book_venue": _("Book the room; look at the way in, the toilets, the sound"),
        "choose_date": _("Settle the date"),
        "prepare_speakers": _("Agree with each speaker on one story and one figure"),
        "access_needs": _("Read what people need, and arrange it"),
        "send_papers": _("Send everybody the papers"),
        "rehearse": _("Rehearse with the speakers"),
        "confirm_numbers": _("Count who comes; food, badges, name cards"),
        "write_up": _("Write the note, and send it for correction to those who spoke"),
        "thank_everybody": _("Thank everybody, and the MPs first"),
        "check_promises": _("Go through the promises: which are due?"),
    }[key]
