"""What staff see of the outbox. Addresses are masked here; showing one is an act of its own, which is written down."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits, pile
from causeway.outbox.actions.pacing import open_lanes, pace_of, waiting_in
from causeway.outbox.domain.states import Act, State
from causeway.outbox.models import PERMISSION, Lane, Message, Try

LONGEST_LANES, NEWEST = 50, 50
LATE = dt.timedelta(minutes=15)
LAST, FEWEST = 20, 3  # tries that are looked at, and of how many messages they must be


def masked(address: str) -> str:
    """Return an address as it may be shown: its first letter and its domain."""
    local, at, domain = address.partition("@")
    return f"{local[:1]}…{at}{domain}" if address else ""


@dataclass(frozen=True)
class LaneSeen:
    """One lane: how many wait in it, and when it goes on."""

    name: str
    title: str
    waiting: int
    per_hour: int
    per_day: int
    own_per_hour: int | None
    own_per_day: int | None
    opens_at: dt.datetime
    is_paused: bool
    pause_reason: str


@dataclass(frozen=True)
class MessageSeen:
    """One message without its words."""

    key: int
    kind: str
    about: str
    to: str
    state: str
    message_id: str
    words: str
    at: dt.datetime


@dataclass(frozen=True)
class Overdue:
    """Messages that ought to have gone: how many, since when the first, and whether it is because no relay takes any.

    A letter that keeps its MP's pace, waits for the morning or stands in a queue that staff have paused is not overdue, however old it is.
    """

    many: int = 0
    since: dt.datetime | None = None
    refused: bool = False


@dataclass(frozen=True)
class Outbox:
    """The whole page."""

    counts: Mapping[str, int]
    overdue: Overdue
    lanes: tuple[LaneSeen, ...]
    uncertain: tuple[MessageSeen, ...]
    came_back: tuple[MessageSeen, ...]
    unread: tuple[MessageSeen, ...]


def _seen(message: Message, words: str = "") -> MessageSeen:
    at = message.ended_at or message.created_at
    said = words or message.last_error
    if message.to:  # a relay's words often repeat the address
        said = said.replace(message.to, masked(message.to))
    return MessageSeen(message.pk, message.kind, message.about, masked(message.to), message.state, message.message_id, said, at)


def _lanes() -> tuple[LaneSeen, ...]:
    queue = Message.objects.filter(state=State.WAITING).exclude(lane="").values_list("lane")
    lengths = dict(queue.annotate(length=Count("pk")).order_by("-length")[:LONGEST_LANES])
    paused = Lane.objects.exclude(paused_at=None).values_list("name", flat=True)
    shown = Lane.objects.filter(name__in={*lengths, *paused})
    seen = [
        LaneSeen(
            name=lane.name,
            title=str(lane),
            waiting=lengths.get(lane.name, 0),
            per_hour=pace_of(lane).per_hour,
            per_day=pace_of(lane).per_day,
            own_per_hour=lane.per_hour,
            own_per_day=lane.per_day,
            opens_at=lane.opens_at,
            is_paused=lane.paused_at is not None,
            pause_reason=lane.pause_reason,
        )
        for lane in shown
    ]
    return tuple(sorted(seen, key=lambda lane: (-lane.waiting, lane.title)))


def overdue(now: dt.datetime) -> Overdue:
    """Return what ought to have gone a quarter of an hour ago."""
    late = now - LATE
    due = [waiting_in("", late), *(waiting_in(name, late) for name in open_lanes(late).values_list("name", flat=True))]
    unasked = [pile(rows, "next_try_at") for rows in due]
    untaken = _taken_by_nobody(late)
    first = min((each.since for each in (*unasked, untaken) if each.since), default=None)
    return Overdue(sum(each.many for each in unasked) or untaken.many, first, refused=bool(untaken.many))


def _taken_by_nobody(late: dt.datetime) -> Pile:
    """Return what waits for another try from before a moment, where every one of the last tries failed for now."""
    tries = Try.objects.order_by("-pk").values_list("outcome", "message")[:LAST]
    failed = {message for outcome, message in tries if outcome == Act.DEFER}
    if len(failed) < FEWEST or any(outcome == "accepted" for outcome, _message in tries):
        return Pile(0)
    return pile(Message.objects.filter(state=State.WAITING, tries__gt=0, created_at__lte=late), "created_at")


def outbox() -> Outbox:
    """Return what waits, what is stuck and what came back."""
    counts = dict(Message.objects.values_list("state").annotate(count=Count("pk")).order_by())
    uncertain = Message.objects.filter(state=State.UNCERTAIN).order_by("pk")[: 2 * NEWEST]
    ended = Message.objects.filter(state__in=[State.FAILED, State.BOUNCED]).order_by("-ended_at")[:NEWEST]
    unread = Try.objects.filter(outcome="other", transport="returned").select_related("message").order_by("-at")[:NEWEST]
    return Outbox(
        counts={state.value: counts.get(state.value, 0) for state in State},
        overdue=overdue(timezone.now()),
        lanes=_lanes(),
        uncertain=tuple(_seen(message) for message in uncertain),
        came_back=tuple(_seen(message) for message in ended),
        unread=tuple(_seen(each.message, each.reply) for each in unread),
    )


def _overdue(_user: object, now: dt.datetime) -> Pile:
    """Return the same for the home of staff."""
    found = overdue(now)
    return Pile(found.many, found.since)


def _uncertain(_user: Any, _now: dt.datetime) -> Pile:
    return pile(Message.objects.filter(state=State.UNCERTAIN), "created_at")


def _came_back(_user: Any, now: dt.datetime) -> Pile:
    week = dt.timedelta(days=7)
    return pile(Message.objects.filter(state__in=[State.FAILED, State.BOUNCED], ended_at__gt=now - week), "ended_at")


WAITS = (
    Waits(Entry(_("Mail that ought to have gone"), "outbox-staff", permission=PERMISSION), _overdue),
    Waits(Entry(_("Mail of which nobody knows whether it arrived"), "outbox-staff", permission=PERMISSION), _uncertain),
    Waits(Entry(_("Mail that came back this week"), "outbox-staff", permission=PERMISSION), _came_back),
)
