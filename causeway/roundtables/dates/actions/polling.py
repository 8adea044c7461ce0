"""Offering dates, asking guests which they can do, and keeping what they say."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.outbox import no_more
from causeway.people.row_links import new_nonce
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.acts import Noted
from causeway.roundtables.dates.domain.asking import AGAIN_DAYS
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.invitations.words import days_ago
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.table import guest_links, guest_mail, mail, policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, Act, State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable

MOST_DATES = 20


@transaction.atomic
def offer_dates(key: int, moments: Iterable[dt.datetime], by: str, now: dt.datetime) -> int:
    """Add moments a roundtable could begin at; one that was taken back is offered again. Returns how many dates are open."""
    roundtable = _open(key)
    for moment in moments:
        CandidateDate.objects.update_or_create(
            roundtable=roundtable,
            starts_at=moment,
            defaults={"withdrawn_at": None},
            create_defaults={"withdrawn_at": None, "added_at": now},
        )
    offered = roundtable.dates.filter(withdrawn_at=None).count()
    if offered > MOST_DATES:
        raise NotNow(_("Offer at most %(most)s dates: people answer a short list.") % {"most": MOST_DATES})
    _touch(roundtable, now)
    record(Noted.DATES_OFFERED, actor=by, subject=roundtable, detail={"open": offered})
    return offered


@transaction.atomic
def take_date_back(key: int, date: int, by: str, now: dt.datetime) -> None:
    """Offer a date no longer; what was said of it is kept."""
    roundtable = _open(key)
    if roundtable.dates.filter(pk=date, withdrawn_at=None).update(withdrawn_at=now):
        _touch(roundtable, now)
        record(Noted.DATE_TAKEN_BACK, actor=by, subject=roundtable)


@screened()
@transaction.atomic
def ask_guests(desk: Desk, now: dt.datetime) -> int:
    """Ask every guest who was not asked yet which dates they can do, each by a link of their own, and those who were about dates added since.

    Returns how many.
    """
    roundtable = _open(desk.roundtable.pk)
    dates = _dates_to_ask_about(roundtable, now)
    guests = list(roundtable.guests.filter(asked_at=None, erased=False).exclude(email=""))
    about_new = polls.to_ask_about_new(roundtable, now)
    wants_none = no_more.wanted_by(guest.email for guest in [*guests, *(guest for guest, _dates in about_new)])
    refused = [guest for guest in guests if guest.email in wants_none]
    guests = [guest for guest in guests if guest.email not in wants_none]
    about_new = [pair for pair in about_new if pair[0].email not in wants_none]
    if not guests and not about_new:
        raise NotNow(_nobody_to_ask(refused))
    policies.must_not_flood(desk.organiser, len(guests) + len(about_new), at_table=True)
    first, new = _First(roundtable, dates), dict(about_new)
    asked = _ask_each(guests, "asked_at", now, first.post)
    asked_new = _ask_each(new, "asked_new_at", now, lambda guest: _ask_about_new(roundtable, guest, new[guest], now))
    if roundtable.can(Act.POLL):
        roundtable.move(Act.POLL, by=desk.actor, now=now, changed=now)
    else:
        _touch(roundtable, now)
    detail = {"guests": asked, "about new dates": asked_new}
    record(Noted.GUESTS_ASKED, actor=desk.actor, subject=roundtable, detail=detail)
    return asked + asked_new


def _dates_to_ask_about(roundtable: Roundtable, now: dt.datetime) -> list[CandidateDate]:
    dates = list(roundtable.dates.filter(withdrawn_at=None, starts_at__gt=now).order_by("starts_at"))
    if not dates:
        raise NotNow(_("Offer a date first: then there is something to ask."))
    return dates


def _nobody_to_ask(refused: list[Guest]) -> str:
    if not refused:
        return _("Everybody on the list was asked already. Add a guest with their e-mail address, and ask again.")
    names = ", ".join(guest.name or guest.email for guest in refused)
    return _("Those who were not asked want no more mail from this site: %(names)s. Ask them yourself.") % {"names": names}


def _ask_each(guests: Iterable[Guest], when: str, now: dt.datetime, post: Callable[[Guest], bool]) -> int:
    """Write to each by a link of their own, and note ``when``; returns how many. Who is not written to is not noted as asked."""
    asked = 0
    for guest in guests:
        guest.nonce = guest.nonce or new_nonce()
        if post(guest):
            setattr(guest, when, now)
            guest.save(update_fields=["nonce", when])
            asked += 1
    return asked


@screened()
@transaction.atomic
def ask_again(desk: Desk, now: dt.datetime) -> int:
    """Ask those who have not answered after some days a second time, each once; returns how many."""
    roundtable, today = _open(desk.roundtable.pk), day_of(now)
    dates = _dates_to_ask_about(roundtable, now)
    guests = polls.to_ask_again(polls.silent(roundtable, today), today)
    wants_none = no_more.wanted_by(guest.email for guest in guests)
    guests = [guest for guest in guests if guest.email not in wants_none]
    if not guests:
        raise NotNow(
            _("Nobody can be asked again now: a guest is asked a second time once, %(days)s days after the first.")
            % {"days": AGAIN_DAYS}
        )
    policies.must_not_flood(desk.organiser, len(guests), at_table=True)
    asked = _ask_each(guests, "asked_again_at", now, lambda guest: _post_again(roundtable, guest, today, dates))
    _touch(roundtable, now)
    record(Noted.GUESTS_ASKED_AGAIN, actor=desk.actor, subject=roundtable, detail={"guests": asked})
    return asked


def _post_again(roundtable: Roundtable, guest: Guest, today: dt.date, dates: list[CandidateDate]) -> bool:
    asked = day_of(guest.asked_at) if guest.asked_at else today
    words = mail.text(
        "poll_again",
        roundtable=roundtable,
        guest=guest,
        dates=dates,
        asked=asked,
        ago=days_ago(asked, today),
        who=guest_mail.owner(roundtable),
        link=guest_links.address(guest),
    )
    subject = _("Which dates can you do? %(title)s") % {"title": roundtable.title}
    key = guest_mail.message_id(roundtable, "poll-again", guest.pk, guest.nonce)
    return guest_mail.send(roundtable, guest_mail.POLL, guest.email, subject, words, key, of=guest)


class _First:
    """The first message about dates; what all guests of a roundtable read is looked up once."""

    def __init__(self, roundtable: Roundtable, dates: list[CandidateDate]) -> None:
        self.roundtable = roundtable
        self.shared = {
            "roundtable": roundtable,
            "who": guest_mail.owner(roundtable),
            "meeting": polls.meeting(roundtable),
            "dates": dates,
        }

    def post(self, guest: Guest) -> bool:
        words = mail.text("poll", guest=guest, link=guest_links.address(guest), **self.shared)
        subject = _("Which dates can you do? %(title)s") % {"title": self.roundtable.title}
        key = guest_mail.message_id(self.roundtable, "poll", guest.pk, guest.nonce)
        return guest_mail.send(self.roundtable, guest_mail.POLL, guest.email, subject, words, key, of=guest)


def _ask_about_new(roundtable: Roundtable, guest: Guest, dates: list[CandidateDate], now: dt.datetime) -> bool:
    words = mail.text(
        "poll_new",
        roundtable=roundtable,
        guest=guest,
        dates=dates,
        who=guest_mail.owner(roundtable),
        link=guest_links.address(guest),
    )
    subject = _("Another date is possible: %(title)s") % {"title": roundtable.title}
    key = guest_mail.message_id(roundtable, "poll-new", guest.pk, int(now.timestamp()))
    return guest_mail.send(roundtable, guest_mail.POLL, guest.email, subject, words, key, of=guest)


@transaction.atomic
def say_can(guest: Guest, date: int, answer: Can, now: dt.datetime) -> None:
    """Keep what a guest says of one date; saying it twice is saying it once."""
    roundtable = _open(guest.roundtable_id)
    offered = roundtable.dates.filter(pk=date, withdrawn_at=None).first()
    if offered is None:
        raise NotNow(_("That date is no longer offered."))
    Availability.objects.update_or_create(guest=guest, date=offered, defaults={"can": answer, "at": now})


def _open(key: int) -> Roundtable:
    roundtable = Roundtable.held(key)
    if State(roundtable.state) not in BEFORE_THE_DATE:
        raise NotNow(_("The date is settled, so dates are not asked for any more."))
    return roundtable


def _touch(roundtable: Roundtable, now: dt.datetime) -> None:
    roundtable.changed = now
    roundtable.save(update_fields=["changed"])
