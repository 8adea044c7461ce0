"""What staff see of the roundtables: where each stands, what it needs, and which MPs are asked twice. No names but those of MPs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from causeway.frame.short_cache import short_cached
from causeway.regions.queries import region_names, seat_regions
from causeway.representatives.members.queries import Mp
from causeway.roundtables.desk import steps_after_the_day
from causeway.roundtables.desk.queries import GuestsAsked, step_of
from causeway.roundtables.desk.steps_after_the_day import counted
from causeway.roundtables.invitations import courtesy_notice
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.domain.clashes import WITHIN, Clash, Clashes, Sitting, clashes
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.domain.invitations import State as Sent
from causeway.roundtables.invitations.models import Answer, CourtesyNotice, Invitation
from causeway.roundtables.invitations.queries import Invited
from causeway.roundtables.overseeing import ranking
from causeway.roundtables.overseeing import words as staff_words
from causeway.roundtables.overseeing.domain import Found
from causeway.roundtables.overseeing.ranking import Ranked
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table import policies
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of, reader_of_days
from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, ENDED, State
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable, Seat

PART = 100  # roundtables that are read together for a file


@dataclass(frozen=True)
class Watched:
    """One roundtable as staff see it in their list."""

    roundtable: Roundtable
    today: dt.date
    day: dt.date | None
    offered: int
    seats: tuple[Seat, ...]
    region_codes: tuple[str, ...]
    invited: tuple[Invited, ...]
    notice_due: bool
    touched: int
    reasons: tuple[Found, ...]

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return policies.in_words(self.roundtable.state)

    @property
    def step(self) -> str:
        """The next thing its organisers have to do, in words."""
        read: Any = self.roundtable  # with its guests
        asked = GuestsAsked(read.guests_many, read.guests_not_asked)
        return staff_words.step(step_of(self.roundtable, (self.invited, asked), self.offered, self.notice_due, self.today))

    @property
    def regions(self) -> tuple[str, ...]:
        """The names of the regions it is in."""
        return region_names(self.region_codes)

    @property
    def needs(self) -> tuple[str, ...]:
        """The reasons to help, as sentences."""
        return tuple(staff_words.need(each) for each in self.reasons)

    @property
    def coming(self) -> int:
        """For how many seats somebody comes."""
        return sum(each.comes for each in self.invited)

    @property
    def went(self) -> int:
        """To how many MPs the letter has gone."""
        return sum(each.invitation is not None and each.invitation.went_at is not None for each in self.invited)

    @property
    def answered(self) -> int:
        """How many offices have answered."""
        return sum(each.last is not None for each in self.invited)


def settled_day(roundtable: Roundtable) -> dt.date | None:
    """Return the day everybody was told of; none before that, and none once it was put off."""
    return ranking.settled(roundtable.chosen.starts_at, roundtable.confirmed_at) if roundtable.chosen else None


@lru_cache(maxsize=2)
def _with_everything(on: dt.date) -> QuerySet[Roundtable]:
    """Return all roundtables with all that is looked at on a day, in as many queries for a thousand as for one.

    It is put together once a day, which takes as long as asking it; who asks it narrows it. What is only counted is counted by the
    database. What is read is put into lists: a plain prefetch makes a query set of each row.
    """
    return (
        steps_after_the_day.with_what_is_asked(Roundtable.objects.select_related("chosen"), on)
        .annotate(
            offered=counted(CandidateDate.objects.filter(withdrawn_at=None), "roundtable"),
            guests_many=counted(Guest.objects.all(), "roundtable"),
            guests_not_asked=counted(Guest.objects.filter(asked_at=None).exclude(email=""), "roundtable"),
        )
        .prefetch_related(
            Prefetch("seats", to_attr="around"),
            Prefetch("notices", CourtesyNotice.objects.only("roundtable", "seat_code", "member_id", "went_at"), to_attr="told"),
        )
    )


def ranked(scope: Scope, now: dt.datetime, found: Clashes, *, ended: bool = False) -> list[Ranked]:
    """Return the roundtables that are seen, those that need help most first; what is over only where it is asked for or needs help.

    ``found`` are the clashes everywhere, as :func:`clashing` returns them. What a row shows is read by :func:`filled`.
    """
    roundtables = scope.roundtables() if ended else scope.roundtables().exclude(state=State.CANCELLED)
    rows = ranking.ranked(roundtables, found, now)
    return [row for row in rows if ended or row.reasons or not row.ended]


def watched_in_parts(scope: Scope, now: dt.datetime, found: Clashes) -> Iterator[Watched]:
    """Yield all roundtables that are seen with all that they show, some at a time: of thousands the first are there at once."""
    rows = ranked(scope, now, found, ended=True)
    for start in range(0, len(rows), PART):
        yield from filled(rows[start : start + PART], now)


def filled(rows: Iterable[Ranked], now: dt.datetime) -> list[Watched]:
    """Return rows with all that they show, in their order."""
    by_key = {row.key: row for row in rows}
    read = _with_everything(day_of(now)).in_bulk(list(by_key))
    around = _around(list(read.values()), now)
    return [_watched(read[key], row, around, now) for key, row in by_key.items() if key in read]


def one(scope: Scope, key: int, now: dt.datetime) -> Watched | None:
    """Return one roundtable, if it is seen."""
    rows = ranking.ranked(scope.roundtables().filter(pk=key), clashing(now), now)
    return next(iter(filled(rows, now)), None)


@dataclass(frozen=True)
class _Around:
    """What is read once for all rows: the region of every seat, who holds the seats of the venues, the letters."""

    regions: dict[str, str]
    hosts: dict[str, Mp]
    invited: dict[int, Invited]


# A letter is a page, and none is shown.
_LETTERS = Invitation.objects.defer("text", "words", "subject", "salutation", "created", "state_since")
_ANSWERS = Answer.objects.only("invitation", "at", "said", "heard", "who", "come_back_on")


def _around(roundtables: list[Roundtable], now: dt.datetime) -> _Around:
    seats = [seat for each in roundtables for seat in _seats(each)]
    invited = inviting.of_seats(seats, _LETTERS.all(), _ANSWERS.all(), day_of(now))
    return _Around(seat_regions(), _hosts(roundtables, now), invited)


def _hosts(roundtables: Iterable[Roundtable], now: dt.datetime) -> dict[str, Mp]:
    codes = {each.venue_seat_code for each in roundtables if each.venue_seat_code and State(each.state) in BEFORE_THE_DATE}
    return inviting.mps_of(codes, day_of(now))


def _watched(roundtable: Roundtable, ranked_as: Ranked, around: _Around, now: dt.datetime) -> Watched:
    read: Any = roundtable  # with everything
    today, seats = day_of(now), tuple(_seats(roundtable))
    invited = tuple(around.invited[seat.pk] for seat in seats)
    return Watched(
        roundtable=roundtable,
        today=today,
        day=settled_day(roundtable),
        offered=read.offered,
        seats=seats,
        region_codes=tuple(around.regions.get(seat.code, "") for seat in seats) or (roundtable.area_code,),
        invited=invited,
        notice_due=courtesy_notice.is_due(roundtable, around.hosts.get(roundtable.venue_seat_code), seats, read.told),
        touched=ranked_as.touched,
        reasons=ranked_as.reasons,
    )


def _seats(roundtable: Roundtable) -> list[Seat]:
    seats: list[Seat] = roundtable.around  # type: ignore[attr-defined]  # prefetched under this name
    return seats


def clashing_lately(now: dt.datetime) -> Clashes:
    """Return what :func:`clashing` does, a few seconds old at the most: for lists, whose pages are turned.

    Of thousands of roundtables they take longer than all else of a page.
    """
    return short_cached(f"roundtables.clashes.{day_of(now)}", lambda: clashing(now), worth_keeping=lambda _found: True)


def clashing(now: dt.datetime) -> Clashes:
    """Return every MP who is or may be at two roundtables within a month, wherever they are."""
    long_past = Q(confirmed_at__isnull=False, chosen__starts_at__lt=now - dt.timedelta(days=WITHIN + 1))
    live = Roundtable.objects.exclude(state=State.CANCELLED).exclude(long_past)
    out = _out(Invitation.objects.filter(roundtable__in=live))
    seats = Seat.objects.filter(roundtable__in=live).order_by().values_list("pk", "roundtable", "member_id")
    days = _days(live, now)
    asked = [
        Sitting(roundtable, member, *days[roundtable])
        for key, roundtable, member in seats
        if member is not None and key not in out and roundtable in days
    ]
    return clashes(asked, day_of(now))


def _days(roundtables: QuerySet[Roundtable], now: dt.datetime) -> dict[int, tuple[tuple[dt.date, ...], bool]]:
    """Return of each roundtable its settled day, or the days on offer, and which of the two."""
    offered: dict[int, set[dt.date]] = defaultdict(set)
    day = reader_of_days()
    dates = CandidateDate.objects.filter(
        withdrawn_at=None, starts_at__gt=now, roundtable__in=roundtables.exclude(state__in=ENDED)
    )
    for key, starts_at in dates.values_list("roundtable", "starts_at"):
        offered[key].add(day(starts_at))
    days: dict[int, tuple[tuple[dt.date, ...], bool]] = {}
    for key, starts_at, confirmed_at in roundtables.values_list("pk", "chosen__starts_at", "confirmed_at"):
        settled = ranking.settled(starts_at, confirmed_at)
        days[key] = ((settled,), True) if settled else (tuple(sorted(offered[key])), False)
    return days


def _out(invitations: QuerySet[Invitation]) -> set[int]:
    """Return the seats whose MP was not asked after all, or said last that they cannot come."""
    letters = ranking.letters_of(invitations)
    return {each.seat for each in letters if each.state == Sent.WITHDRAWN or each.said == Said.CANNOT}


@dataclass(frozen=True)
class Twice:
    """One clash as staff read it: the MP, and the two roundtables with the days that are nearest to each other."""

    mp: str
    seat: str
    roundtables: tuple[Roundtable, Roundtable]
    on: tuple[dt.date, dt.date]
    apart: int
    settled: bool


def seen_of(scope: Scope, found: Clashes) -> Clashes:
    """Return the clashes of roundtables that are seen, be it only one of the two."""
    if scope.regions is None:
        return found
    return found.of(set(scope.roundtables().values_list("pk", flat=True))) if found else found


def twice(found: Iterable[Clash]) -> list[Twice]:
    """Return clashes as staff read them; the other of a pair is named even where it lies elsewhere."""
    found = tuple(found)
    keys = {key for clash in found for key in (clash.first.roundtable, clash.second.roundtable)}
    roundtables = Roundtable.objects.only("title").in_bulk(keys)
    seats = {(seat.roundtable_id, seat.member_id): seat for seat in Seat.objects.filter(roundtable__in=keys)}
    return [
        Twice(
            mp=(seat := seats[clash.second.roundtable, clash.member]).mp_name,
            seat=seat.name,
            roundtables=(roundtables[clash.first.roundtable], roundtables[clash.second.roundtable]),
            on=clash.on,
            apart=clash.apart,
            settled=clash.settled,
        )
        for clash in found
    ]
