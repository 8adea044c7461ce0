"""Reads about dates: what a guest is asked, what everybody said, and which date serves most."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from causeway.roundtables.dates import calendar, entries
from causeway.roundtables.dates.domain.asking import again_from
from causeway.roundtables.dates.domain.choosing import Answer as Spoken
from causeway.roundtables.dates.domain.choosing import Choice, Reason, Said, Side, Tally, choose, tally
from causeway.roundtables.dates.domain.dates import Candidate, Kind, weeks_between
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.invitations.domain.invitations import Said as OfficeSaid
from causeway.roundtables.invitations.domain.invitations import State as Sent
from causeway.roundtables.invitations.queries import answers_by_invitation, last_answers
from causeway.roundtables.invitations.words import days_ago, who_comes
from causeway.roundtables.table import deliveries
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.guest_mail import POLL
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable


@dataclass(frozen=True)
class Asked:
    """One date as a guest is asked about it."""

    key: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    said: str


def asked(guest: Guest, now: dt.datetime) -> list[Asked]:
    """Return the dates a guest is asked about, with what they said."""
    said = dict(guest.availability.values_list("date", "can"))
    dates = guest.roundtable.dates.filter(withdrawn_at=None, starts_at__gt=now)
    return [Asked(date.pk, date.starts_at, date.ends_at(guest.roundtable.minutes), said.get(date.pk, "")) for date in dates]


def knows_of(guest: Guest, date: CandidateDate) -> bool:
    """Whether a guest was asked about a date: it was on offer when a message last asked them."""
    asked_last = guest.last_asked
    return asked_last is not None and (date.added_at is None or date.added_at <= asked_last)


def to_ask_about_new(roundtable: Roundtable, now: dt.datetime) -> list[tuple[Guest, list[CandidateDate]]]:
    """Return whom to ask about dates that were added since they were asked, each with those they have not spoken of."""
    dates = list(roundtable.dates.filter(withdrawn_at=None, starts_at__gt=now))
    guests = roundtable.guests.filter(erased=False).exclude(asked_at=None).exclude(email="").prefetch_related("availability")
    found = []
    for guest in guests:
        spoken_of = {each.date_id for each in guest.availability.all()}
        new = [date for date in dates if date.pk not in spoken_of and not knows_of(guest, date)]
        if new:
            found.append((guest, new))
    return found


@dataclass(frozen=True)
class Meeting:
    """What a guest is told of a meeting before they say when they can: where it is, and which MPs are asked to come."""

    where: str
    mps: tuple[str, ...]


def meeting(roundtable: Roundtable) -> Meeting:
    """Return where it is and with which MPs; an MP who was not asked after all, or said no, is left out."""
    out = {answer.invitation.seat_id for answer in last_answers(roundtable) if answer.said == OfficeSaid.CANNOT}
    out |= set(roundtable.invitations.filter(state=Sent.WITHDRAWN).values_list("seat", flat=True))
    seats = roundtable.seats.exclude(mp_name="").exclude(pk__in=out)
    return Meeting(entries.where(roundtable), tuple(f"{seat.mp_name} ({seat.name})" for seat in seats))


@dataclass(frozen=True)
class Unsaid:
    """Who has said nothing of a date: guests who cannot are counted beside, for not having been asked is not a no."""

    cannot: int
    silent: int
    not_asked: int
    offices: tuple[str, ...]  # of MPs who come on another date and answered before this one was offered


@dataclass(frozen=True)
class Considered:
    """One date on the organisers' page: what was said of it, and what the calendar says."""

    key: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    tally: Tally
    day: Candidate
    advice: tuple[str, ...]
    coming: tuple[str, ...]
    unsaid: Unsaid
    best: bool


@dataclass(frozen=True)
class Silent:
    """A guest who was asked and has said nothing: when, from which day they may be asked again, and what became of the message."""

    guest: Guest
    name: str
    ago: str
    asked_again: str
    again_from: dt.date | None
    arrival: str


def silent(roundtable: Roundtable, on: dt.date) -> tuple[Silent, ...]:
    """Return who was asked and has not answered, who was asked first at the top."""
    guests = list(roundtable.guests.filter(erased=False, availability=None).exclude(asked_at=None).order_by("asked_at", "pk"))
    said = deliveries.of(guests, POLL)
    return tuple(_silent(guest, said.get(guest.pk, ""), on) for guest in guests)


def _silent(guest: Guest, arrival: str, on: dt.date) -> Silent:
    asked = day_of(guest.asked_at) if guest.asked_at else on
    again = day_of(guest.asked_again_at) if guest.asked_again_at else None
    return Silent(
        guest=guest,
        name=guest.name or guest.school,
        ago=days_ago(asked, on),
        asked_again=days_ago(again, on) if again else "",
        again_from=again_from(asked, again),
        arrival=arrival,
    )


def to_ask_again(said_nothing: Iterable[Silent], on: dt.date) -> list[Guest]:
    """Return whom of them one may ask again on a day."""
    return [each.guest for each in said_nothing if each.guest.email and each.again_from is not None and each.again_from <= on]


@dataclass(frozen=True)
class Considering:
    """All open dates from the best to the last, and why the first comes first."""

    dates: tuple[Considered, ...]
    served: bool
    why: str
    guests: int
    asked: int
    answered: int
    silent: tuple[Silent, ...]
    to_ask_again: int
    to_ask_about_new: int
    unknown: tuple[str, ...]


def considering(roundtable: Roundtable, now: dt.datetime, answers: entries.Answers | None = None) -> Considering:
    """Return every open date with what was said of it, in the order of the rule."""
    answers = answers_by_invitation(roundtable) if answers is None else answers
    dates = {date.pk: date for date in roundtable.dates.filter(withdrawn_at=None, starts_at__gt=now)}
    today, guests = day_of(now), roundtable.guests.filter(erased=False)
    counted = _counted(roundtable, guests, now, dates=bool(dates))
    held = calendar.of(roundtable, today, max([day_of(date.starts_at) for date in dates.values()], default=today))
    days = {key: held.at(day_of(date.starts_at)) for key, date in dates.items()}
    if not dates:
        return Considering((), served=False, why="", unknown=(), **counted)
    spoken = _spoken(roundtable)
    chosen = _chosen(dates, days, spoken, answers)
    order = [_key_of(each, dates) for each in chosen.order]
    names, listed = _coming(spoken, answers), list(guests.prefetch_related("availability"))
    considered = tuple(
        Considered(
            key=key,
            starts_at=dates[key].starts_at,
            ends_at=dates[key].ends_at(roundtable.minutes),
            tally=tallied,
            day=days[key],
            advice=tuple(each.text for each in calendar.advice().for_weeks(weeks_between(today, days[key].day))),
            coming=tuple(names.get(key, ())),
            unsaid=_unsaid(roundtable, dates[key], listed, answers),
            best=chosen.served and place == 0,
        )
        for place, (key, tallied) in enumerate(zip(order, chosen.order, strict=True))
    )
    unknown = {kind for candidate in days.values() for kind in candidate.unknown}
    return Considering(
        considered,
        served=chosen.served,
        why=why_in_words(chosen.why),
        unknown=tuple(map(kind_in_words, sorted(unknown))),
        **counted,
    )


def _counted(roundtable: Roundtable, guests: QuerySet[Guest], now: dt.datetime, *, dates: bool) -> dict[str, Any]:
    """Return what :class:`Considering` says of the guests; while there are no ``dates`` nobody is to be asked again."""
    today = day_of(now)
    said_nothing = silent(roundtable, today)
    return {
        "guests": guests.count(),
        "asked": guests.exclude(asked_at=None).count(),
        "answered": guests.exclude(availability=None).distinct().count(),
        "silent": said_nothing,
        "to_ask_about_new": len(to_ask_about_new(roundtable, now)),
        "to_ask_again": len(to_ask_again(said_nothing, today)) if dates else 0,
    }


def _unsaid(roundtable: Roundtable, date: CandidateDate, guests: list[Guest], answers: entries.Answers) -> Unsaid:
    said = {guest.pk: {each.date_id: each.can for each in guest.availability.all()}.get(date.pk) for guest in guests}
    waiting = [guest for guest in guests if said[guest.pk] is None]
    asked_of = sum(knows_of(guest, date) for guest in waiting)
    return Unsaid(
        cannot=sum(can == Can.NO for can in said.values()),
        silent=asked_of,
        not_asked=len(waiting) - asked_of,
        offices=tuple(answer.invitation.mp_name for answer in entries.not_asked(roundtable, date, answers)),
    )


# The rule speaks of days. Two times on one day are two dates, so each is given a day of its own, in their order.
def _stand_ins(dates: dict[int, CandidateDate]) -> dict[int, dt.date]:
    order = sorted(dates, key=lambda key: dates[key].starts_at)
    return {key: dt.date(2000, 1, 1) + dt.timedelta(days=place) for place, key in enumerate(order)}


def _key_of(tallied: Tally, dates: dict[int, CandidateDate]) -> int:
    return next(key for key, day in _stand_ins(dates).items() if day == tallied.day)


def _chosen(
    dates: dict[int, CandidateDate], days: dict[int, Candidate], spoken: list[Availability], answers: entries.Answers
) -> Choice:
    stand_ins = _stand_ins(dates)
    conflicts = {stand_ins[key]: len(candidate.against) for key, candidate in days.items()}
    return choose(tally(stand_ins.values(), _said(spoken, answers, stand_ins), conflicts))


def _spoken(roundtable: Roundtable) -> list[Availability]:
    """Return what guests said by tap."""
    return list(Availability.objects.filter(guest__roundtable=roundtable, guest__erased=False).select_related("guest"))


def _said(spoken: list[Availability], answers: entries.Answers, stand_ins: dict[int, dt.date]) -> list[Said]:
    """Return what everybody said: guests by tap, offices by their last answer, in which sending somebody is a perhaps."""
    rows = [row for row in spoken if row.date_id in stand_ins]
    said = [Said(Side.HEAD, str(row.guest_id), stand_ins[row.date_id], Spoken(row.can)) for row in rows]
    worth = {OfficeSaid.ATTENDS: Spoken.YES, OfficeSaid.SENDS: Spoken.MAYBE}
    for answer in answers.values():
        for date in answer.dates.all():
            if date.pk in stand_ins and answer.said in worth:
                perhaps = worth[OfficeSaid(answer.said)]
                said.append(Said(Side.SEAT, answer.invitation.seat.code, stand_ins[date.pk], perhaps))
    return said


def _coming(spoken: list[Availability], answers: entries.Answers) -> dict[int, list[str]]:
    """Return the names of those who can, by date: MPs first."""
    names: dict[int, list[str]] = {}
    for answer in answers.values():
        if answer.said in {OfficeSaid.ATTENDS, OfficeSaid.SENDS}:
            for date in answer.dates.all():
                names.setdefault(date.pk, []).append(who_comes(answer))
    for row in spoken:
        if row.can == Can.YES:
            names.setdefault(row.date_id, []).append(row.guest.name)
    return names


def why_in_words(reason: Reason | None) -> str:
    """Return why the best date comes before the next, as a person reads it."""
    if reason is None:
        return ""
    return {
        Reason.BOTH_SIDES: _("It comes first because both an MP and a school leader can be there."),
        Reason.MPS: _("It comes first because more MPs can come than on the next."),
        Reason.SEATS: _("It comes first because more seats are spoken for, by the MP or somebody for them, than on the next."),
        Reason.HEADS: _("As many MPs can come as on the next; it comes first because more school leaders can."),
        Reason.HEADS_PERHAPS: _("It comes first because more school leaders perhaps can than on the next."),
        Reason.CONFLICTS: _("As many people can come as on the next; it comes first because it clashes with less."),
        Reason.EARLIER: _("Another date serves as many; it comes first because it is earlier."),
    }[reason]


def kind_in_words(kind: Kind) -> str:
    """Return a kind of fact as a person reads it."""
    return {
        Kind.RECESS: _("recess of the House of Commons"),
        Kind.BANK_HOLIDAY: _("bank holidays"),
        Kind.SCHOOL_HOLIDAY: _("school holidays"),
        Kind.ELECTION: _("elections"),
        Kind.PRE_ELECTION: _("periods before elections"),
        Kind.DISSOLVED: _("dissolution"),
        Kind.CAMPAIGN: _("other events of the campaign"),
        Kind.ROUNDTABLE: _("other roundtables"),
    }[kind]


def not_known_in_words(day: Candidate) -> str:
    """Return which kinds of dates nobody has recorded for a day, as a row of words; empty where all are."""
    return ", ".join(kind_in_words(kind) for kind in sorted(day.unknown))


def not_known_of_all(days: Sequence[Candidate]) -> str:
    """Return in words what nobody has recorded for any of these days; empty where they differ, so that each must say its own."""
    each = {not_known_in_words(day) for day in days}
    return each.pop() if len(each) == 1 else ""
