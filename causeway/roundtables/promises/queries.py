"""Reads of the ledger: each promise, how it stands, what can be done; and those published of a seat."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.words import days_ago
from causeway.roundtables.promises.domain import OPEN, Act, State, can, overdue
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.table import deliveries
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import State as Stage
from causeway.roundtables.table.guest_mail import CHASE, TELL
from causeway.roundtables.table.models import Roundtable
from causeway.words.safe_words import identifies_a_child

REPLY_DAYS = 14  # how long whoever made a promise has to answer before it is published


def is_overdue(on: dt.date) -> Q:
    """Return the condition under which it is time to ask after a promise, as :func:`overdue` says of one."""
    return Q(state__in=OPEN, due__lt=on)


def state_in_words(state: str) -> str:
    """Return how a promise stands, as people read it."""
    return {
        State.MADE: _("promised"),
        State.REMINDED: _("asked after"),
        State.KEPT: _("kept"),
        State.PARTLY: _("kept in part"),
        State.NOT_KEPT: _("not kept"),
        State.WITHDRAWN: _("taken back"),
    }[State(state)]


def act_in_words(act: str) -> str:
    """Return what happened to a promise, as people read it; another act is shown as it is."""
    words = {
        Act.REMIND: _("Asked after"),
        Act.KEEP: _("Kept"),
        Act.KEEP_IN_PART: _("Kept in part"),
        Act.FIND_NOT_KEPT: _("Found not kept"),
        Act.WITHDRAW: _("Taken back by whoever made it"),
        Act.REOPEN: _("Looked at again"),
    }
    return words[Act(act)] if act in set(Act) else _("Promised")


@dataclass(frozen=True)
class Onward:
    """How a roundtable that took place goes on; ``asked`` where it waits for that."""

    says: str
    button: str
    asked: bool = False


def onward(state: Stage) -> Onward | None:
    """Return what the ledger offers to do with the whole roundtable; nothing before the day."""
    return {
        Stage.HELD: Onward(
            _("When the note is out, say so: then it is the promises that are followed."), _("The note is out"), asked=True
        ),
        Stage.FOLLOWING_UP: Onward(
            _("When every promise is settled, or nothing more is to be had, end it. It can be taken up again."), _("End it")
        ),
        Stage.CLOSED: Onward(_("It is ended."), _("Take it up again")),
    }.get(state)


@dataclass(frozen=True)
class Happened:
    """One line of a promise's history."""

    at: dt.datetime
    words: str
    evidence: str
    shown_by: str


@dataclass(frozen=True)
class Kept:
    """One promise as the organisers see it."""

    promise: Promise
    state: str
    overdue: bool
    moves: tuple[tuple[str, str], ...]
    can_remind: bool
    history: tuple[Happened, ...]
    address: str
    publishing: str
    public: bool
    arrival: str
    names_a_child: bool


# What can be found of a promise, in the order of the buttons.
_FOUND = (Act.KEEP, Act.KEEP_IN_PART, Act.FIND_NOT_KEPT, Act.WITHDRAW, Act.REOPEN)


def address_of(promise: Promise, on: dt.date) -> str:
    """Return where whoever made a promise can be written to: an MP while they hold the seat, a guest until they are erased."""
    if promise.seat is not None:
        _held, mp = inviting.mp_of(promise.seat.code, on)
        return mp.email if mp is not None and mp.member_id == promise.seat.member_id else ""
    return promise.guest.email if promise.guest is not None else ""


def public_from(promise: Promise) -> dt.date | None:
    """Return from which day a promise is public: a fortnight after both agreed, or as soon as its maker has answered."""
    if promise.organiser_agrees_at is None or promise.staff_agree_at is None:
        return None
    both = max(promise.organiser_agrees_at, promise.staff_agree_at)
    if promise.replied_at is not None:
        return day_of(max(both, promise.replied_at))
    return day_of(both + dt.timedelta(days=REPLY_DAYS))


def of(roundtable: Roundtable, now: dt.datetime) -> list[Kept]:
    """Return every promise, those to look after first."""
    today = day_of(now)
    promises = (
        Promise.objects.filter(roundtable=roundtable).select_related("seat", "guest").prefetch_related("events").exclude(words="")
    )
    said = deliveries.of(list(promises), TELL, CHASE)
    found = [_kept(promise, today, said.get(promise.pk, "")) for promise in promises]
    return sorted(found, key=lambda each: (not each.overdue, each.promise.due or dt.date.max, each.promise.pk))


def one(roundtable: Roundtable, key: int, now: dt.datetime) -> Kept | None:
    """Return one promise of a roundtable."""
    promise = (
        Promise.objects.filter(roundtable=roundtable)
        .select_related("seat", "guest")
        .prefetch_related("events")
        .filter(pk=key)
        .first()
    )
    return _kept(promise, day_of(now)) if promise else None


def _kept(promise: Promise, today: dt.date, arrival: str = "") -> Kept:
    state = State(promise.state)
    return Kept(
        promise=promise,
        state=state_in_words(state),
        overdue=overdue(state, promise.due, today),
        moves=tuple((act.name, act_in_words(act)) for act in _FOUND if can(state, act)),
        can_remind=can(state, Act.REMIND),
        history=tuple(Happened(each.at, act_in_words(each.act), each.evidence, each.shown_by) for each in promise.events.all()),
        address=address_of(promise, today),
        publishing=_publishing(promise, today),
        public=is_public(promise, today),
        arrival=arrival,
        names_a_child=identifies_a_child(promise.words),
    )


def _publishing(promise: Promise, today: dt.date) -> str:
    if promise.seat_id is None:
        return _("Only what an MP promised can be published.")
    begins = public_from(promise)
    if begins is not None:
        if begins <= today:
            return _("It is public.")
        return _("It is public from %(day)s, or as soon as they have answered.") % {"day": date_format(begins, "j F Y")}
    if promise.organiser_agrees_at is not None:
        return _("You agree to publish it. The campaign’s staff have to agree too.")
    return _("It is not published.")


def chase_words(promise: Promise, who: str, now: dt.datetime) -> str:
    """Return a draft of the letter that asks after a promise, with the promise quoted; the organisers make it their own."""
    made = date_format(day_of(promise.made_at), "j F Y")
    lines = [
        _("Dear %(who)s,") % {"who": promise.who},
        _("At our roundtable “%(title)s” on %(day)s you said:") % {"title": promise.roundtable.title, "day": made},
        f"“{promise.words.strip('“”')}”",
    ]
    if promise.due:
        lines.append(_("You meant to do it by %(day)s.") % {"day": date_format(promise.due, "j F Y")})
    ago = days_ago(day_of(promise.made_at), day_of(now))
    lines.append(_("That was %(ago)s. How does it stand, and is there anything you need from us?") % {"ago": ago})
    return "\n\n".join([*lines, who])


@dataclass(frozen=True)
class Public:
    """One promise as everybody reads it."""

    who: str
    words: str
    made: dt.date
    due: dt.date | None
    state: str
    since: dt.date
    evidence: str
    shown_by: str
    reply: str
    title: str


@dataclass(frozen=True)
class OfSeat:
    """What is published of a seat."""

    code: str
    name: str
    promises: tuple[Public, ...]


def _agreed_by_both(among: QuerySet[Promise]) -> QuerySet[Promise]:
    return among.filter(~Q(words=""), organiser_agrees_at__isnull=False, staff_agree_at__isnull=False)


def is_public(promise: Promise, on: dt.date) -> bool:
    """Whether everybody can read a promise on a day."""
    begins = public_from(promise)
    return begins is not None and begins <= on


def seats_with_public(now: dt.datetime, among: Iterable[str] | None = None) -> frozenset[str]:
    """Return the seats of which there is a public promise; of all seats, or those ``among`` which one asks."""
    of = Promise.objects.filter(seat__isnull=False) if among is None else Promise.objects.filter(seat__code__in=list(among))
    found, today = _agreed_by_both(of).select_related("seat"), day_of(now)
    return frozenset(each.seat.code for each in found if each.seat is not None and is_public(each, today))


def published(seat_code: str, now: dt.datetime) -> OfSeat | None:
    """Return what is published of a seat, the newest first; ``None`` where there is nothing."""
    return next(iter(_by_seat(Promise.objects.filter(seat__code=seat_code), now)), None)


def seats_published(now: dt.datetime) -> list[OfSeat]:
    """Return the seats of which something is published, by name."""
    return sorted(_by_seat(Promise.objects.filter(seat__isnull=False), now), key=lambda each: (each.name, each.code))


def _by_seat(among: QuerySet[Promise], now: dt.datetime) -> list[OfSeat]:
    rows: dict[str, list[Promise]] = defaultdict(list)
    today = day_of(now)
    found = _agreed_by_both(among).select_related("seat", "roundtable").prefetch_related("events")
    for promise in found.order_by("-made_at", "-pk"):
        if promise.seat is not None and is_public(promise, today):
            rows[promise.seat.code].append(promise)
    return [
        OfSeat(code, of[0].seat.name if of[0].seat else "", tuple(_public(promise) for promise in of))
        for code, of in rows.items()
    ]


def _public(promise: Promise) -> Public:
    events: list[PromiseEvent] = list(promise.events.all())
    return Public(
        who=promise.who,
        words=promise.words,
        made=day_of(promise.made_at),
        due=promise.due,
        state=state_in_words(promise.state),
        since=day_of(events[-1].at if events else promise.made_at),
        evidence=promise.evidence,
        shown_by=promise.shown_by,
        reply=promise.reply,
        title=promise.roundtable.title,
    )


def to_agree() -> QuerySet[Promise]:
    """Return the promises whose organisers agree to publish them and that staff have not looked at."""
    return Promise.objects.filter(~Q(words=""), organiser_agrees_at__isnull=False, staff_agree_at=None)


def waiting_for_staff() -> list[Promise]:
    """Return the promises that wait for staff to agree, the oldest first."""
    return list(to_agree().select_related("seat", "roundtable").order_by("organiser_agrees_at"))


def agreed() -> list[Promise]:
    """Return the promises that are public or will be, the newest first."""
    return list(_agreed_by_both(Promise.objects.all()).select_related("seat", "roundtable").order_by("-staff_agree_at")[:200])
