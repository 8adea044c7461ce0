"""Which lanes are open, what may leave them now, and what staff change about them.

A lane with a hundred thousand messages costs what one with a single message costs: only its first is ever looked at.
"""

import datetime as dt
import random

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from causeway.audit.actions import record
from causeway.outbox.acts import Act as Noted
from causeway.outbox.domain.pacing import FREE, Pace, day_of, next_opening, next_slot
from causeway.outbox.domain.states import State
from causeway.outbox.models import Lane, Message


def pace_of(lane: Lane) -> Pace:
    """Return the lane's own pace where staff gave it one, else the settings'."""
    if not settings.MAIL_PACED:
        return FREE
    usual: Pace = settings.MAIL_PACE
    return Pace(
        usual.per_hour if lane.per_hour is None else lane.per_hour,
        usual.per_day if lane.per_day is None else lane.per_day,
        usual.quiet,
    )


def waiting_in(lane: str | OuterRef, now: dt.datetime) -> QuerySet[Message]:
    """Return what is due in one lane (or, for an empty name, in none), the first first."""
    return Message.objects.filter(lane=lane, state=State.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")


def open_lanes(now: dt.datetime) -> QuerySet[Lane]:
    """Return the lanes that may send now and have something due, the one that was open longest first.

    The first message is asked for lane by lane, each by one look into an index; a join would let the database sort every queue.
    """
    lanes = Lane.objects.filter(paused_at=None).order_by("opens_at", "pk")
    if settings.MAIL_PACED:
        lanes = lanes.filter(opens_at__lte=now)
    return lanes.annotate(first=Subquery(waiting_in(OuterRef("name"), now).values("pk")[:1])).filter(first__isnull=False)


def take_from_lanes(limit: int, now: dt.datetime) -> list[Message]:
    """Return up to ``limit`` messages from open lanes, locked, with their slots taken; in the caller's transaction."""
    taken: list[Message] = []
    for lane in open_lanes(now).select_for_update(skip_locked=True, of=("self",))[: max(limit, 1)]:
        taken += _take(lane, limit - len(taken), now)
        if len(taken) >= limit:
            break
    return taken


def _take(lane: Lane, room: int, now: dt.datetime) -> list[Message]:
    pace, jitter = pace_of(lane), random.random()  # noqa: S311  jitter
    opens = next_opening(pace, now, jitter)
    if opens > now:  # quiet hours
        Lane.objects.filter(pk=lane.pk).update(opens_at=opens)
        return []
    if pace == FREE:  # nothing is counted
        return list(waiting_in(lane.name, now).select_for_update(skip_locked=True)[:room])
    messages = list(waiting_in(lane.name, now).select_for_update(skip_locked=True)[:1])
    left = (lane.left_today if lane.day == day_of(now) else 0) + len(messages)
    Lane.objects.filter(pk=lane.pk).update(
        day=day_of(now), left_today=left, opens_at=next_slot(pace, now, left, jitter) if messages else lane.opens_at
    )
    return messages


def give_slot_back(name: str, now: dt.datetime) -> None:
    """Count a message of this lane as not left after all: a relay that is away must not use up the day. In the caller's transaction."""
    lane = Lane.objects.select_for_update().filter(name=name).first()
    if lane is None or lane.day != day_of(now) or not lane.left_today:
        return
    left = lane.left_today - 1
    again = next_slot(pace_of(lane), now, left, random.random())  # noqa: S311  jitter
    Lane.objects.filter(pk=lane.pk).update(left_today=left, opens_at=min(lane.opens_at, again))


@transaction.atomic
def pause(name: str, *, reason: str, actor: str, now: dt.datetime) -> None:
    """Let nothing leave this lane until it is resumed; what is with the relay already is not called back."""
    lane = Lane.objects.select_for_update().get(name=name)
    if lane.paused_at is None:
        lane.paused_at, lane.pause_reason = now, reason[:200]
        lane.save(update_fields=["paused_at", "pause_reason"])
        record(Noted.LANE_PAUSED, actor=actor, subject=lane, detail={"lane": name, "reason": reason[:200]})


@transaction.atomic
def resume(name: str, *, actor: str) -> None:
    """Let a paused lane go on, at its pace."""
    lane = Lane.objects.select_for_update().get(name=name)
    if lane.paused_at is not None:
        lane.paused_at, lane.pause_reason = None, ""
        lane.save(update_fields=["paused_at", "pause_reason"])
        record(Noted.LANE_RESUMED, actor=actor, subject=lane, detail={"lane": name})


@transaction.atomic
def set_pace(name: str, *, per_hour: int | None, per_day: int | None, actor: str, now: dt.datetime) -> None:
    """Give one lane a pace of its own, or the usual one back (``None``); it holds from the next message on."""
    lane = Lane.objects.select_for_update().get(name=name)
    lane.per_hour, lane.per_day, lane.opens_at = per_hour, per_day, now
    left = lane.left_today if lane.day == day_of(now) else 0
    if left:  # measured from now: the last one may have left this very second
        lane.opens_at = next_slot(pace_of(lane), now, left, random.random())  # noqa: S311  jitter
    lane.save(update_fields=["per_hour", "per_day", "opens_at"])
    record(Noted.LANE_PACE, actor=actor, subject=lane, detail={"lane": name, "per_hour": per_hour, "per_day": per_day})
