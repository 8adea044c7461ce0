"""Writing the run sheet: laid out from a format, edited as a whole, made to fit; and who does what on the day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.day.acts import Noted
from causeway.roundtables.day.duty_models import Duty, DutyHolder
from causeway.roundtables.day.models import RunSheetItem
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.day.sheet.domain import FORMATS, MOST, Format, Item, Part, fitted, total
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions.planning import locked, touch
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow
from causeway.roundtables.table.models import Roundtable

MOST_ITEMS = 40


@dataclass(frozen=True)
class Row:
    """One item as somebody typed it."""

    kind: str
    minutes: int
    title: str
    theme: str = ""
    role: str = ""
    speaker: int | None = None


def rows_of(roundtable: Roundtable) -> list[Row]:
    """Return the sheet as it stands."""
    return [
        Row(each.kind, each.minutes, each.title, each.theme, each.role, each.speaker_id) for each in roundtable.run_sheet.all()
    ]


def seen(rows: Sequence[Row]) -> str:
    """Return by what a sheet is known again: two that are the same have the same."""
    return sha256(repr([astuple(row) for row in rows]).encode()).hexdigest()[:32]


@transaction.atomic
def lay_out(desk: Desk, which: Format, now: dt.datetime) -> None:
    """Begin from a format. It takes the place of what was there, and the meeting lasts as long as the format."""
    roundtable = locked(desk)
    themes = [str(theme) for theme in roundtable.themes]
    rows = [Row(item.part.value, item.minutes, sheets.part_in_words(item.part), _theme(item, themes)) for item in FORMATS[which]]
    replace_rows(roundtable, rows)
    roundtable.format_key, roundtable.minutes = which.value, total(FORMATS[which])
    touch(roundtable, now, "format_key", "minutes")
    record(Noted.RUN_SHEET_LAID_OUT, actor=desk.actor, subject=roundtable, detail={"format": which.value})


def _theme(item: Item, themes: list[str]) -> str:
    if not item.theme:
        return ""
    number = int(item.theme)
    return themes[number - 1] if number <= len(themes) else _("Theme %(number)s") % {"number": number}


@transaction.atomic
def save_sheet(desk: Desk, rows: Sequence[Row], known: str, now: dt.datetime) -> None:
    """Save the whole sheet. Raises :class:`ChangedMeanwhile` where somebody else saved another one since it was opened."""
    roundtable = locked(desk)
    if len(rows) > MOST_ITEMS:
        raise NotNow(_("Forty items are more than anybody can keep to. Join some."))
    if sum(row.minutes for row in rows) > MOST:
        raise NotNow(_("That is longer than a working day. Shorten some items."))
    there = rows_of(roundtable)
    if seen(there) not in {known, seen(rows)}:
        raise ChangedMeanwhile({"run_sheet": there})
    speakers = set(roundtable.guests.values_list("pk", flat=True))
    replace_rows(roundtable, [row if row.speaker in speakers else replace(row, speaker=None) for row in rows])
    touch(roundtable, now)
    record(Noted.RUN_SHEET_SAVED, actor=desk.actor, subject=roundtable, detail={"items": len(rows)})


@transaction.atomic
def fit(desk: Desk, minutes: int, now: dt.datetime) -> None:
    """Make the items last ``minutes`` in all, each in proportion, and announce the meeting as so long."""
    roundtable = locked(desk)
    rows = rows_of(roundtable)
    try:
        items = fitted([Item(Part(row.kind), row.minutes, row.theme) for row in rows], minutes)
    except ValueError:
        raise NotNow(_("There are more items than minutes. Take some out, or take longer.")) from None
    replace_rows(roundtable, [replace(row, minutes=item.minutes) for row, item in zip(rows, items, strict=True)])
    roundtable.minutes = minutes
    touch(roundtable, now, "minutes")
    record(Noted.RUN_SHEET_FITTED, actor=desk.actor, subject=roundtable, detail={"minutes": minutes})


def replace_rows(roundtable: Roundtable, rows: Sequence[Row]) -> None:
    """Put these items in the place of the sheet, in the caller's transaction."""
    roundtable.run_sheet.all().delete()
    RunSheetItem.objects.bulk_create(
        RunSheetItem(
            roundtable=roundtable,
            position=place,
            minutes=row.minutes,
            kind=row.kind,
            title=row.title,
            theme=row.theme,
            role=row.role,
            speaker_id=row.speaker,
        )
        for place, row in enumerate(rows)
    )


@transaction.atomic
def give_duties(desk: Desk, holders: Mapping[Duty, str], now: dt.datetime) -> None:
    """Say who does what: ``g7`` is a guest, ``o3`` an organiser, empty is nobody."""
    roundtable = locked(desk)
    people = {
        f"o{key}": {"organiser_id": key} for key in roundtable.organisers.filter(revoked_at=None).values_list("pk", flat=True)
    }
    people |= {f"g{key}": {"guest_id": key} for key in roundtable.guests.filter(erased=False).values_list("pk", flat=True)}
    for duty, who in holders.items():
        roundtable.duties.filter(duty=duty).delete()
        if who in people:
            DutyHolder.objects.create(roundtable=roundtable, duty=duty, **people[who])
    touch(roundtable, now)
    record(Noted.DUTIES_GIVEN, actor=desk.actor, subject=roundtable)
