"""Putting a motion before staff, and taking it off the site."""

import datetime as dt
from enum import StrEnum
from typing import Any

from django.utils import timezone

from causeway.audit.actions import record
from causeway.motions.carrying.domain import State as Stands
from causeway.motions.carrying.models import Motion
from causeway.motions.published.domain import Replaced
from causeway.motions.published.models import Minutes, Version
from causeway.privacy.erasing import on_erase
from causeway.review.domain import Act, State

WAITS = (State.HELD, State.RETURNED)


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    PUT_FORWARD = "motion: put before staff"
    MINUTES = "motion: minutes uploaded"


def put_forward(motion: Motion, now: dt.datetime) -> None:
    """Put the motion as it stands before staff, in the caller's transaction; what waits of it already is changed instead.

    One that is in draft, or not wanted in public, is taken off.
    """
    if not motion.in_public or motion.state == Stands.DRAFTED:
        take_off(motion, now)
        return
    shown = _shown(motion, motion.since or timezone.localdate(now))
    waits = motion.versions.select_for_update().filter(state__in=WAITS).order_by("-pk").first()
    if waits is not None:
        waits.move(Act.EDIT, by="writer", now=now, version=waits.version + 1, **shown)
        return
    made = Version.objects.create(motion=motion, state=State.HELD, state_since=now, **shown)
    record(Noted.PUT_FORWARD, actor="writer", subject=made)


def _shown(motion: Motion, since: dt.date) -> dict[str, Any]:
    names = ("votes_for", "votes_against", "votes_abstained", "proof", "clauses")
    minutes = motion.minutes.only("pk").order_by("-pk").first()
    return {name: getattr(motion, name) for name in names} | {"stands": motion.state, "since": since, "minutes": minutes}


def take_off(motion: Motion, now: dt.datetime) -> None:
    """Take every version of a motion off the site and out of the queue, in the caller's transaction."""
    for version in motion.versions.select_for_update().exclude(state=State.WITHDRAWN):
        if version.state == State.PUBLISHED:
            motion.minutes.only("pk").delete()
        version.move(Act.WITHDRAW, by="writer", now=now)


def follow_decision(version: Version, now: dt.datetime) -> None:
    """Take the older version off once a newer one is published; with one that staff take off go the minutes that no other shows or waits with.

    In the decision's transaction.
    """
    if version.state == State.WITHDRAWN:
        version.motion.minutes.only("pk").exclude(versions__state__in=[*WAITS, State.PUBLISHED]).delete()
    elif version.state == State.PUBLISHED:
        _replace_older(version, now)


def _replace_older(version: Version, now: dt.datetime) -> None:
    for older in version.motion.versions.select_for_update().filter(state=State.PUBLISHED).exclude(pk=version.pk):
        older.move(Replaced.REPLACE, by=version.approved_by, now=now)


def keep_minutes(motion: Motion, name: str, content: bytes, now: dt.datetime) -> Minutes:
    """Keep minutes, in the caller's transaction. Those that no published version shows are replaced."""
    motion.minutes.only("pk").exclude(versions__state=State.PUBLISHED).delete()
    kept = Minutes.objects.create(motion=motion, name=name[-120:], content=content, uploaded=now)
    record(Noted.MINUTES, actor="writer", subject=motion, detail={"bytes": len(content)})
    return kept


@on_erase(Motion, in_time=True)
def leave_only_what_is_public(motion: Motion) -> None:
    """Leave of a motion what staff published, for that is its body's decision; without such a version nothing of it stays."""
    motion.versions.exclude(state=State.PUBLISHED).delete()
    motion.minutes.only("pk").exclude(versions__state=State.PUBLISHED).delete()
    if not motion.versions.exists():
        motion.delete()
