"""Which roundtables need help, and which most: worked out of plain values, for of hundreds of them a page shows fifty."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.utils import timezone

from causeway.frame.database.unconverted import Unconverted
from causeway.roundtables.day.duty_models import Duty, DutyHolder
from causeway.roundtables.day.models import RunSheetItem
from causeway.roundtables.desk.steps_after_the_day import counted
from causeway.roundtables.invitations.domain.clashes import Clashes
from causeway.roundtables.invitations.domain.invitations import State as Sent
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.invitations.queries import COME, counts_at
from causeway.roundtables.overseeing.domain import ITS_AGE_COUNTS, Found, Known, Need, needs
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.promises.queries import is_overdue
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.domain.states import ENDED, State
from causeway.roundtables.table.models import Organiser, Roundtable

_Day = Callable[[dt.datetime], dt.date]
REMEMBERED = 4096  # roundtables whose reasons a process remembers, by what was read of them
NO_ADDRESS = frozenset({Sent.NOT_DELIVERED, Sent.UNCERTAIN})


@dataclass(frozen=True)
class Ranked:
    """One roundtable with its reasons to help, the most pressing first, and for how many days nobody has touched it."""

    key: int
    reasons: tuple[Found, ...]
    touched: int
    ended: bool


class Letter(NamedTuple):
    """The last invitation of a seat: when it went, and what was answered last to it as it went; empty for nothing."""

    seat: int
    roundtable: int
    state: str
    went_at: dt.datetime | None
    said: str


def letters_of(invitations: QuerySet[Invitation]) -> list[Letter]:
    """Return the letters out of ``invitations``, one of a seat."""
    rows = invitations.order_by("pk").values_list("pk", "seat", "roundtable", "state", "went_at")
    last = {seat: (key, roundtable, state, went_at) for key, seat, roundtable, state, went_at in rows}
    went = {key: went_at for key, _roundtable, _state, went_at in last.values()}
    spoken = Answer.objects.filter(invitation__in=invitations.values("pk")).order_by("at", "pk")
    answers = spoken.values_list("invitation", "at", "said")
    said = {key: words for key, at, words in answers if key in went and counts_at(at, went[key])}
    return [Letter(seat, roundtable, state, at, said.get(key, "")) for seat, (key, roundtable, state, at) in last.items()]


class _Row(NamedTuple):
    """What is read of a roundtable, by the names of the columns."""

    pk: int
    state: str
    changed: dt.datetime
    mode: str
    has_venue: bool
    has_joining: bool
    since: dt.datetime | None
    settled_at: dt.datetime | None
    sheet: bool | None
    note_taker: bool | None
    standing: int | None
    offered: int | None
    overdue: int


def settled(starts_at: dt.datetime | None, confirmed_at: dt.datetime | None) -> dt.date | None:
    """Return the day everybody was told of; none before that, and none once it was put off."""
    return day_of(starts_at) if starts_at and confirmed_at else None


def ranked(roundtables: QuerySet[Roundtable], found: Clashes, now: dt.datetime) -> list[Ranked]:
    """Return roundtables, those that need help most first; ``found`` are the clashes everywhere."""
    on, asked_twice = day_of(now), found.asked_twice()
    letters: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters_of(Invitation.objects.filter(roundtable__in=roundtables.order_by().values("pk"))):
        letters[letter.roundtable].append(letter)
    asked, zone = Unconverted(_read(roundtables, on)), timezone.get_current_timezone()
    rows = [_remembered(asked, (row, tuple(letters.get(row[0], ())), asked_twice[row[0]], on, zone)) for row in asked.rows()]
    order = {need: place for place, need in enumerate(Need)}
    return sorted(rows, key=lambda row: (order[row.reasons[0].need] if row.reasons else len(order), -row.touched))


_Read = tuple[tuple[Any, ...], tuple[Letter, ...], int, dt.date, dt.tzinfo]
_remembering: dict[_Read, Ranked] = {}


def _remembered(asked: Unconverted, read: _Read) -> Ranked:
    """Return what follows from what was read of a roundtable: of most the same was read for the page before."""
    if (found := _remembering.get(read)) is None:
        if len(_remembering) >= REMEMBERED:
            _remembering.clear()
        row, letters, asked_twice, today, zone = read
        found = _remembering[read] = _ranked(_Row(*asked.converted(row)), letters, asked_twice, today, zone)
    return found


def _ranked(row: _Row, letters: tuple[Letter, ...], asked_twice: int, today: dt.date, zone: dt.tzinfo) -> Ranked:
    known = _known(row, letters, asked_twice, today, lambda moment: moment.astimezone(zone).date())
    return Ranked(row.pk, needs(known), max(0, (today - known.touched).days), known.state in ENDED)


def _read(roundtables: QuerySet[Roundtable], on: dt.date) -> QuerySet[Roundtable, Any]:
    organisers = Organiser.objects.filter(revoked_at=None, verified_at__isnull=False).exclude(email="")
    overdue = Promise.objects.filter(is_overdue(on)).exclude(words="")
    rows = roundtables.annotate(
        overdue=counted(overdue, "roundtable"),
        # Of words it counts whether there are any.
        has_venue=~Q(venue=""),
        has_joining=~Q(joining=""),
        # What the rules look at in no other state is asked in no other: of thousands, each of these is a tenth of the page's time.
        sheet=_in_state(Exists(RunSheetItem.objects.filter(roundtable=OuterRef("pk"))), State.CONFIRMED),
        note_taker=_in_state(Exists(DutyHolder.objects.filter(roundtable=OuterRef("pk"), duty=Duty.NOTES)), State.CONFIRMED),
        standing=_in_state(counted(organisers, "roundtable"), *set(State) - ENDED),
        offered=_in_state(counted(CandidateDate.objects.filter(withdrawn_at=None), "roundtable"), State.POSTPONED),
        since=Case(When(state__in=ITS_AGE_COUNTS, then=F("state_since"))),
        settled_at=Case(When(confirmed_at__isnull=False, then=F("chosen__starts_at"))),
    )
    return rows.order_by("pk").values_list(*_Row._fields)


def _in_state(asked: Any, *states: State) -> Case:
    return Case(When(state__in=sorted(states), then=asked))


def _known(row: _Row, letters: tuple[Letter, ...], asked_twice: int, today: dt.date, day: _Day) -> Known:
    return Known(
        state=State(row.state),
        today=today,
        touched=day(row.changed),
        since=day(row.since) if row.since else today,
        mode=Mode(row.mode),
        day=day(row.settled_at) if row.settled_at else None,
        organisers=row.standing or 0,
        venue=row.has_venue,
        joining=row.has_joining,
        sheet=bool(row.sheet),
        note_taker=bool(row.note_taker),
        mps_coming=sum(each.said in COME for each in letters),
        first_invited=min((day(each.went_at) for each in letters if each.went_at), default=None),
        answers=sum(bool(each.said) for each in letters),
        not_arrived=sum(each.state in NO_ADDRESS for each in letters),
        clashes=asked_twice,
        overdue=row.overdue,
        dates=row.offered or 0,
    )
