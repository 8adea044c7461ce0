"""Answering what a host needs, and saying what became of it; the host is told each time."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.models import Activity
from causeway.activities.support.domain import Act
from causeway.activities.support.models import SupportPromise
from causeway.outbox.letters import Letter

ANSWERED = Letter("activity-support", _("Help for “%(title)s”"), "activities/mail/support.txt")


def ask_for(activity: Activity, now: dt.datetime) -> None:
    """Keep each need of an activity as an open one; in the caller's transaction. Those that are there stay as they are."""
    there = set(SupportPromise.objects.filter(activity=activity).values_list("need", flat=True))
    new = [SupportPromise(activity=activity, need=each, state_since=now) for each in activity.needs if each not in there]
    SupportPromise.objects.bulk_create(new)


def _changes(act: Act, found: SupportPromise, typed: Mapping[str, Any], now: dt.datetime) -> dict[str, Any]:
    """Return what an act saves besides the state. Promising anew keeps the first day on record."""
    if act is Act.PROMISE:
        promised = {name: typed[name] for name in ("owner", "due", "said")}
        return promised | {"first_due": found.first_due or typed["due"]}
    if act in {Act.FAIL, Act.DECLINE}:
        return {"said": typed["said"]}
    return {"kept_on": timezone.localdate(now) if act is Act.KEEP else None}


@transaction.atomic
def answer(key: int, act: Act, typed: Mapping[str, Any], *, by: str, now: dt.datetime) -> None:
    """Answer a need, or say what became of the promise; the host is told, unless it is only looked at again."""
    found = SupportPromise.held(key)
    found.move(act, by=by, now=now, **_changes(act, found, typed, now))
    if act is not Act.REOPEN and found.activity.email:
        about = f"activities.SupportPromise:{found.pk}"
        ANSWERED.post(to=found.activity.email, about=about, title=found.activity.title, promise=found)
