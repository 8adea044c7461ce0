"""Reads about invitations: the letter as it stands, what an office said, and what to do next about each MP."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.people.row_links import RowLink
from causeway.representatives.members.queries import Mp, SeatState
from causeway.representatives.members.queries import Seat as HeldSeat
from causeway.representatives.members.queries import seat as held_seat
from causeway.representatives.members.queries import seats as held_seats
from causeway.roundtables.invitations.domain.invitations import Said, State
from causeway.roundtables.invitations.domain.letter import Part, Parts, after
from causeway.roundtables.invitations.domain.waiting import Next, Standing, after_the_day, again_on, next_act
from causeway.roundtables.invitations.models import Answer, Dispatch, Invitation
from causeway.roundtables.invitations.words import STATE_WORDS, ToDo, days_ago, heard_in_words, said_in_words, said_plainly, to_do
from causeway.roundtables.table import attachments, mail
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.domain.states import COMING
from causeway.roundtables.table.models import Roundtable, Seat

OFFICE = RowLink(
    "roundtables.office",
    "roundtables:office",
    ended=gettext_lazy(
        "This link is no longer in use. If the organisers sent you a newer one, use that; or answer their message."
    ),
)
COME = frozenset({Said.ATTENDS, Said.SENDS})  # the answers by which somebody comes
UNANSWERED_DAYS = 180  # an office's link works this long while no date is confirmed
AFTER_DAYS = 1  # and this long after the day


def mp_of(seat_code: str, on: dt.date) -> tuple[HeldSeat, Mp | None]:
    """Return who holds the seat today."""
    held = held_seat(seat_code, on)
    return held, held.mp if held.state is SeatState.HELD else None


def mps_of(seat_codes: Collection[str], on: dt.date) -> dict[str, Mp]:
    """Return who holds each of these seats today, in as many questions as for one; a seat that nobody holds is left out."""
    return {code: seat.mp for code, seat in held_seats(seat_codes, on).items() if seat.state is SeatState.HELD and seat.mp}


def when(moment: dt.datetime, minutes: int) -> str:
    """Return a date as it stands in a letter: day, begin and end in the place's own time."""
    start = timezone.localtime(moment)
    end = timezone.localtime(moment + dt.timedelta(minutes=minutes))
    times = {"day": date_format(start, "l j F Y"), "from": start.strftime("%H:%M"), "to": end.strftime("%H:%M")}
    return _("%(day)s, %(from)s to %(to)s") % times


def offered_dates(roundtable: Roundtable) -> list[CandidateDate]:
    """Return the dates an MP can choose among: the confirmed one, else those on offer and not taken back."""
    if roundtable.chosen is not None and roundtable.confirmed_at:
        return [roundtable.chosen]
    return list(roundtable.dates.filter(withdrawn_at=None))


def office_link(invitation: Invitation) -> str:
    """Return the address of the page on which the office answers."""
    return OFFICE.address(invitation)


def link_until(invitation: Invitation) -> dt.datetime:
    """Return until when the office's link works."""
    chosen = invitation.roundtable.chosen
    if chosen is not None and invitation.roundtable.confirmed_at:
        return chosen.starts_at + dt.timedelta(days=AFTER_DAYS, minutes=invitation.roundtable.minutes)
    return (invitation.went_at or invitation.created) + dt.timedelta(days=UNANSWERED_DAYS)


def _invited(roundtable: Roundtable) -> str:
    where = {
        Mode.IN_PERSON: _("at %(venue)s") % {"venue": roundtable.venue} if roundtable.venue else _("in person"),
        Mode.ONLINE: _("online"),
        Mode.HYBRID: _("at %(venue)s or online") % {"venue": roundtable.venue} if roundtable.venue else _("in person or online"),
    }[Mode(roundtable.mode)]
    confirmed = roundtable.chosen is not None and roundtable.confirmed_at
    opening = _("We invite you to “%(title)s”, %(where)s.") % {"title": roundtable.title, "where": where}
    return f"{opening} {_('It is on:') if confirmed else _('It can be on one of these days:')}"


def _courtesy(roundtable: Roundtable, seat: Seat, on: dt.date) -> str:
    """Return the sentence for an MP who is invited into a colleague's seat."""
    if not roundtable.venue_seat_code or roundtable.venue_seat_code == seat.code or roundtable.mode == Mode.ONLINE:
        return ""
    held, mp = mp_of(roundtable.venue_seat_code, on)
    if mp is None:
        return ""
    return _("We meet in %(seat)s. We are telling %(mp)s, its MP, that you are invited.") % {
        "seat": held.constituency.name,
        "mp": mp.name,
    }


def parts_of(roundtable: Roundtable, seat: Seat, invitation: Invitation | None, mp: Mp, on: dt.date, *, attached: bool) -> Parts:
    """Return the letter to one MP in its parts; it says that the briefing is ``attached`` or links to the seat's page."""
    enclosed = (
        _("A briefing on what is published about %(seat)s is attached.") % {"seat": seat.name}
        if attached
        else _("What is published about %(seat)s: %(link)s")
        % {"seat": seat.name, "link": mail.site(attachments.area_page(seat.code))}
    )
    link = office_link(invitation) if invitation else _("[the link comes here when you save]")
    return Parts(
        salutation=mp.salutation,
        words=invitation.words if invitation else "",
        who_we_are=roundtable.who_we_are,
        what_happens=roundtable.what_happens,
        invitation=_invited(roundtable),
        dates=tuple(when(date.starts_at, roundtable.minutes) for date in offered_dates(roundtable)),
        ask=roundtable.ask,
        answer=_("Your office can answer here, without an account, and change the answer later:\n%(link)s") % {"link": link},
        courtesy=_courtesy(roundtable, seat, on),
        enclosed=enclosed,
        signed=roundtable.signed,
    )


def letter_gaps(roundtable: Roundtable) -> tuple[Part, ...]:
    """Return which parts of the letter to all MPs are still to be written."""
    parts = (Part.WHO_WE_ARE, Part.WHAT_HAPPENS, Part.ASK, Part.SIGNED)
    return tuple(part for part in parts if not getattr(roundtable, part.value).strip())


def subject_of(roundtable: Roundtable) -> str:
    """Return the subject of an invitation."""
    return _("Invitation: %(title)s") % {"title": roundtable.title}


def nudge_to(invitation: Invitation, words: str, on: dt.date) -> str:
    """Return the letter that asks an office again, with the time that has passed."""
    roundtable = invitation.roundtable
    went = day_of(invitation.went_at) if invitation.went_at else on
    said = {"day": date_format(went, "j F Y"), "ago": days_ago(went, on), "title": roundtable.title}
    dates = "\n".join(f"- {when(date.starts_at, roundtable.minutes)}" for date in offered_dates(roundtable))
    paragraphs = (
        roundtable.who_we_are,
        _("On %(day)s, %(ago)s, we invited you to “%(title)s”. We would be glad of an answer, and a no helps us too.") % said,
        words,
        f"{_('The days:')}\n{dates}" if dates else "",
        _("Your office can answer here, without an account:\n%(link)s") % {"link": office_link(invitation)},
    )
    return after(paragraphs, invitation.salutation, roundtable.signed)


def offer_to(invitation: Invitation, words: str) -> str:
    """Return the letter that turns a no into a visit or a call."""
    roundtable, seat = invitation.roundtable, invitation.seat
    schools = list(
        dict.fromkeys(roundtable.guests.filter(school_seat_code=seat.code).exclude(school="").values_list("school", flat=True))
    )
    where = _("We would gladly show you one of our schools in %(seat)s on another day: %(schools)s.") % {
        "seat": seat.name,
        "schools": ", ".join(schools[:3]),
    }
    paragraphs = (
        roundtable.who_we_are,
        _("Thank you for telling us that you cannot come to “%(title)s”.") % {"title": roundtable.title},
        words,
        where if schools else _("We would gladly show you one of our schools on another day."),
        _("Or give us fifteen minutes on the telephone: answer this message with a time, and we call."),
    )
    return after(paragraphs, invitation.salutation, roundtable.signed)


@dataclass(frozen=True)
class Spoken:
    """One answer of an office as the organisers read it."""

    answer: Answer
    said: str
    heard: str


@dataclass(frozen=True)
class Invited:
    """One seat of a roundtable as its desk shows it."""

    seat: Seat
    invitation: Invitation | None
    state: str
    answers: tuple[Answer, ...]
    went: str
    again_on: dt.date | None
    next_act: Next

    @property
    def last(self) -> Answer | None:
        """The answer that counts."""
        answers = [each for each in self.answers if self.invitation and counts(each, self.invitation)]
        return answers[-1] if answers else None

    @property
    def said(self) -> str:
        """What the office said last."""
        return said_in_words(self.last) if self.last else ""

    @property
    def said_plainly(self) -> str:
        """The same without a name, for those who may not read one."""
        return said_plainly(self.last.said) if self.last else _("none yet")

    @property
    def to_do(self) -> ToDo:
        """What to do next, as people read it."""
        return to_do(self.next_act, self.again_on)

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """Everything the office answered, the earliest first."""
        return tuple(Spoken(each, said_plainly(each.said), heard_in_words(each.heard)) for each in self.answers)

    @property
    def comes(self) -> bool:
        """Whether somebody comes for this seat."""
        return self.last is not None and self.last.said in COME


def answers_by_invitation(roundtable: Roundtable) -> dict[int, Answer]:
    """Return the last answer of each office whose invitation stands, by the invitation's key; that one counts."""
    answers = (
        Answer.objects.filter(invitation__roundtable=roundtable)
        .exclude(invitation__state=State.WITHDRAWN)
        .select_related("invitation__seat")
        .prefetch_related("dates")
    )
    return {answer.invitation_id: answer for answer in answers.order_by("at", "pk")}


def last_answers(roundtable: Roundtable) -> list[Answer]:
    """Return the same without the keys."""
    return list(answers_by_invitation(roundtable).values())


def counts(answer: Answer, invitation: Invitation) -> bool:
    """Whether an answer is about the invitation as it went last; what was said to one that was taken back since is history."""
    return counts_at(answer.at, invitation.went_at)


def counts_at(at: dt.datetime, went_at: dt.datetime | None) -> bool:
    """Whether what was said then is about an invitation that went last at ``went_at``."""
    return went_at is None or at >= went_at


@dataclass(frozen=True)
class Written:
    """An invitation with what was answered and what went after it, the earliest first."""

    invitation: Invitation
    answers: tuple[Answer, ...]
    dispatches: tuple[Dispatch, ...]


def written(invitation: Invitation) -> Written:
    """Return an invitation with its answers and dispatches."""
    return Written(invitation, tuple(invitation.answers.all()), tuple(invitation.dispatches.all()))


def standing_of(letter: Written) -> Standing:
    """Return what is known of an invitation, for :func:`next_act`."""
    last = next((each for each in reversed(letter.answers) if counts(each, letter.invitation)), None)
    return Standing(
        state=State(letter.invitation.state),
        last_went=day_of(letter.dispatches[-1].at) if letter.dispatches else None,
        nudges=sum(each.kind == "nudge" for each in letter.dispatches),
        said=Said(last.said) if last else None,
        answered=day_of(last.at) if last else None,
        come_back_on=last.come_back_on if last else None,
        offered=any(each.kind == "offer" for each in letter.dispatches),
    )


def _of_seat(seat: Seat, letter: Written | None, on: dt.date) -> Invited:
    to_come = seat.roundtable.state in COMING
    if letter is None:
        return Invited(seat, None, "", (), "", None, Next.WRITE if seat.member_id and to_come else Next.NOTHING)
    invitation, standing = letter.invitation, standing_of(letter)
    return Invited(
        seat=seat,
        invitation=invitation,
        state=STATE_WORDS[State(invitation.state)](),
        answers=letter.answers,
        went=days_ago(day_of(invitation.went_at), on) if invitation.went_at else "",
        again_on=again_on(standing),
        next_act=next_act(standing, on) if to_come else after_the_day(standing),
    )


def of_seats(seats: Sequence[Seat], letters: QuerySet[Invitation], answers: QuerySet[Answer], on: dt.date) -> dict[int, Invited]:
    """Return many seats by their key, each with its invitation out of ``letters``, its ``answers``, and what to do next.

    Rows are put together here: prefetching thousands of them takes three times as long, most of it for a query set of each row.
    """
    last = {each.seat_id: each for each in letters.filter(seat__in=seats).order_by("pk")}
    said: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers.filter(invitation__in=list(last.values())):
        said[answer.invitation_id].append(answer)
    went: dict[int, list[Dispatch]] = defaultdict(list)
    for dispatch in Dispatch.objects.filter(invitation__in=list(last.values())):
        went[dispatch.invitation_id].append(dispatch)
    found = {key: Written(each, tuple(said[each.pk]), tuple(went[each.pk])) for key, each in last.items()}
    return {seat.pk: _of_seat(seat, found.get(seat.pk), on) for seat in seats}


def invited(roundtable: Roundtable, on: dt.date) -> list[Invited]:
    """Return every seat of a roundtable with its invitation, what was answered, and what to do next."""
    seats, dated = list(roundtable.seats.all()), Answer.objects.prefetch_related("dates")
    return list(of_seats(seats, Invitation.objects.all(), dated, on).values())
