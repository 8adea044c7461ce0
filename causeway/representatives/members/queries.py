"""Who holds a seat on a day, and how to address them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.frame.database.prepared import Prepared
from causeway.representatives.members.domain import address
from causeway.representatives.members.models import Member, Parliament, Release, Term, Vacancy


class SeatState(StrEnum):
    """Whether there is an MP to write to."""

    HELD = "held"
    VACANT = "vacant"
    DISSOLVED = "dissolved"


@dataclass(frozen=True)
class Mp:
    """An MP as to be addressed. ``email`` is empty where Parliament lists none."""

    member_id: int  # Parliament's; 0 for a former MP we know only by name
    name: str
    party: str
    email: str
    salutation: str
    envelope_name: str
    x_name: str = ""  # on X, without its @, where Parliament lists it


@dataclass(frozen=True)
class Seat:
    """A seat on a day. ``as_at`` is the day of the list or event we know it from; ``explanation`` says why there is no MP."""

    constituency: Area
    state: SeatState
    mp: Mp | None
    as_at: dt.date
    explanation: str


@dataclass(frozen=True)
class _Day:
    """What is true of the whole country on a day."""

    on: dt.date
    parliament: Parliament | None
    listed: dt.date

    @property
    def dissolved_on(self) -> dt.date | None:
        end = self.parliament.dissolved_on if self.parliament else None
        return end if end and end <= self.on else None


def _day(on: dt.date) -> _Day:
    parliament = Parliament.objects.filter(elected_on__lte=on).order_by("-elected_on").first()
    release = Release.objects.order_by("-as_at", "-pk").first()
    return _Day(on, parliament, release.as_at if release else on)


def _shown(day: dt.date) -> str:
    return date_format(day, "j F Y")


def addressed(member: Member, *, sitting: bool = True) -> Mp:
    """Return how to address a member: staff's own words where they wrote some, derived from the name where not."""
    return Mp(
        member_id=member.member_id or 0,
        name=member.name,
        party=member.party,
        email=member.email,
        salutation=member.salutation or address.salutation(member.name, member.surname),
        envelope_name=member.own_envelope_name or address.envelope_name(member.full_title or member.name, sitting=sitting),
        x_name=member.x_name,
    )


def _dissolved(area: Area, since: dt.date) -> Seat:
    text = _("Parliament was dissolved on %(day)s, so there are no MPs until the general election. Letters wait until then.")
    return Seat(area, SeatState.DISSOLVED, None, since, text % {"day": _shown(since)})


def _vacant(area: Area, vacancy: Vacancy, day: _Day) -> Seat:
    # Parliament publishes the day of the writ, not the day the seat fell vacant.
    by_writ = vacancy.since == vacancy.writ_on
    text = _("%(seat)s has had no MP since %(day)s at the latest.") if by_writ else _("%(seat)s has had no MP since %(day)s.")
    parts = [text % {"seat": area.name, "day": _shown(vacancy.since)}, vacancy.reason]
    if vacancy.election_on is None:
        parts.append(_("No date for the by-election is known here yet."))
    elif vacancy.election_on > day.on:
        parts.append(_("The by-election is on %(day)s.") % {"day": _shown(vacancy.election_on)})
    else:
        parts.append(
            _("The by-election was on %(day)s; the new MP is not in our list yet.") % {"day": _shown(vacancy.election_on)}
        )
    as_at = max(day.listed, vacancy.since)
    return Seat(area, SeatState.VACANT, None, as_at, " ".join(filter(None, parts)))


def _unknown(area: Area, day: _Day) -> Seat:
    if day.parliament and day.parliament.elected_on > day.listed:
        text = _("The general election was on %(day)s. The new MPs are not in our list yet; letters wait until they are.")
        return Seat(area, SeatState.VACANT, None, day.listed, text % {"day": _shown(day.parliament.elected_on)})
    text = _("Our list of MPs does not say who held %(seat)s on %(day)s.")
    return Seat(area, SeatState.VACANT, None, day.listed, text % {"seat": area.name, "day": _shown(day.on)})


def _seat(area: Area, day: _Day, term: Term | None, vacancy: Vacancy | None) -> Seat:
    if day.dissolved_on:
        return _dissolved(area, day.dissolved_on)
    if term is not None:
        return Seat(area, SeatState.HELD, addressed(term.member), max(day.listed, term.valid_from), "")
    if vacancy is not None:
        return _vacant(area, vacancy, day)
    return _unknown(area, day)


def _terms(day: _Day) -> dict[int, Term]:
    terms = Term.objects.on(day.on).filter(parliament=day.parliament).select_related("member")
    return {term.constituency_id: term for term in terms}


def _vacancies(day: _Day) -> dict[int, Vacancy]:
    return {vacancy.constituency_id: vacancy for vacancy in Vacancy.objects.on(day.on).order_by("since")}


def _term(code: str, on: dt.date) -> QuerySet[Term]:
    """Return the term of whoever holds a seat in the last Parliament on a day, with the day of our list as ``listed``."""
    last = Parliament.objects.filter(elected_on__lte=on).order_by("-elected_on").values("pk")[:1]
    listed = Release.objects.order_by("-as_at", "-pk").values("as_at")[:1]
    of_seat = Term.objects.on(on).filter(constituency__kind=AreaKind.CONSTITUENCY, constituency__code=code)
    term = of_seat.filter(parliament=Subquery(last)).select_related("member", "constituency", "parliament")
    return term.annotate(listed=Subquery(listed)).order_by("pk")[:1]


_TERM = Prepared(_term)


def _held(constituency_code: str, on: dt.date) -> Seat | None:
    """Return a seat that somebody holds in a sitting Parliament, in one question; ``None`` for any other."""
    found = _TERM.first(code=constituency_code, on=on)
    if found is None:
        return None
    day = _Day(on, found.parliament, found.listed or on)
    return None if day.dissolved_on else _seat(found.constituency, day, found, None)


def seat(constituency_code: str, on: dt.date) -> Seat:
    """Return who holds the seat with this GSS code on a day; raises ``Area.DoesNotExist`` for a code that is no seat."""
    if (held := _held(constituency_code, on)) is not None:
        return held
    area = Area.objects.get(kind=AreaKind.CONSTITUENCY, code=constituency_code)
    day = _day(on)
    term = Term.objects.on(on).filter(constituency=area, parliament=day.parliament).select_related("member").first()
    vacancy = None if term else Vacancy.objects.on(on).filter(constituency=area).order_by("-since").first()
    return _seat(area, day, term, vacancy)


def _with_holders(areas: QuerySet[Area], on: dt.date) -> list[Seat]:
    day = _day(on)
    terms, vacancies = _terms(day), _vacancies(day)
    return [_seat(area, day, terms.get(area.pk), vacancies.get(area.pk)) for area in areas]


def all_seats(on: dt.date) -> list[Seat]:
    """Return every seat in force on a day, by name."""
    return _with_holders(Area.objects.filter(kind=AreaKind.CONSTITUENCY).as_at(on).order_by("name"), on)


def seats(constituency_codes: Collection[str], on: dt.date) -> dict[str, Seat]:
    """Return who holds each of these seats on a day, by GSS code, in as many questions as for one; a code that is no seat is left out."""
    if not constituency_codes:
        return {}
    found = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=constituency_codes)
    return {each.constituency.code: each for each in _with_holders(found, on)}


def seat_table(on: dt.date) -> dict[str, Seat]:
    """Return every seat in force on a day by its GSS code."""
    return {each.constituency.code: each for each in all_seats(on)}


def election_near(area: Area, on: dt.date) -> str:
    """Return, as a sentence, that a general election or a by-election here is on its way; empty when we know of none."""
    day = _day(on)
    if day.dissolved_on:
        return _("Parliament was dissolved on %(day)s for a general election.") % {"day": _shown(day.dissolved_on)}
    coming = Vacancy.objects.on(on).filter(constituency=area, election_on__gte=on).first()
    if coming is None or coming.election_on is None:
        return ""
    return _("There is a by-election in %(seat)s on %(day)s.") % {"seat": area.name, "day": _shown(coming.election_on)}
