"""Reads of the run sheet: its items with their times, and in words."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.roundtables.day.models import RunSheetItem
from causeway.roundtables.day.sheet.domain import WITHOUT_MPS, Item, Part, timed
from causeway.roundtables.table.models import Roundtable

NO_DAY_YET = dt.date(2001, 1, 2)  # a day without a change of the clocks, to show times before there is a date
USUAL_START = dt.time(12, 30)


@dataclass(frozen=True)
class Line:
    """One item as people read it."""

    item: RunSheetItem
    begins: dt.datetime
    ends: dt.datetime
    first_with_mps: bool


@dataclass(frozen=True)
class Sheet:
    """The whole run sheet; ``spare`` is how many minutes are left of what was announced, or over where it is negative."""

    lines: tuple[Line, ...]
    total: int
    announced: int
    has_date: bool

    @property
    def spare(self) -> int:
        """Minutes left."""
        return self.announced - self.total

    @property
    def over(self) -> int:
        """Minutes too many."""
        return -self.spare

    @property
    def ends(self) -> dt.datetime | None:
        """When the last item ends."""
        return self.lines[-1].ends if self.lines else None


def as_item(row: RunSheetItem) -> Item:
    """Return a row as plain Python."""
    return Item(Part(row.kind), row.minutes, row.theme)


def of(roundtable: Roundtable) -> Sheet:
    """Return the run sheet with its times; before there is a date they are those of an ordinary day from half past twelve."""
    rows = list(roundtable.run_sheet.select_related("speaker"))
    starts = timezone.localtime(roundtable.chosen.starts_at) if roundtable.chosen else None
    day, start = (starts.date(), starts.time()) if starts else (NO_DAY_YET, USUAL_START)
    sheet = timed(day, start, [as_item(row) for row in rows])
    first = next((row for row in rows if row.kind not in WITHOUT_MPS), None)
    lines = tuple(Line(row, each.begins, each.ends, row is first) for row, each in zip(rows, sheet, strict=True))
    return Sheet(lines, sum(row.minutes for row in rows), roundtable.minutes, starts is not None)


def part_in_words(part: Part) -> str:
    """Return what an item is called to begin with."""
    return {
        Part.ARRIVE: _("Arrive, coffee, find your place"),
        Part.WELCOME: _("Welcome: who is here, and what we ask"),
        Part.AGREE: _("Agree the case among ourselves"),
        Part.BREAK: _("Break; the MPs arrive"),
        Part.SPEAKERS: _("Prepared speakers"),
        Part.DISCUSS: _("Discussion"),
        Part.MPS_ANSWER: _("The MPs answer"),
        Part.PROMISES: _("What each MP will do, by when: said and written down"),
        Part.CLOSE: _("Thanks, and what happens next"),
    }[part]
