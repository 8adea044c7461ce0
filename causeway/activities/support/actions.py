"""Answering what a host needs, and saying what became of it; the host is told each time."""

import datetime as dt

from django.db import transaction
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


def _tell(promise: SupportPromise) -> None:
    activity = promise.activity
    if activity.email:
        ANSWERED.post(to=activity.email, about=f"activities.SupportPromise:{promise.pk}", title=activity.title, promise=promise)


@transaction.atomic
def promise(key: int, owner: str, due: dt.date, said: str, *, by: str, now: dt.datetime) -> None:
    """Promise it with a name and a day; promising anew keeps the first day on record."""
    found = SupportPromise.held(key)
    found.move(Act.PROMISE, by=by, now=now, owner=owner, due=due, said=said, first_due=found.first_due or due)
    _tell(found)


@transaction.atomic
def keep(key: int, day: dt.date, *, by: str, now: dt.datetime) -> None:
    """Say that it was kept."""
    found = SupportPromise.held(key)
    found.move(Act.KEEP, by=by, now=now, kept_on=day)
    _tell(found)


@transaction.atomic
def fail(key: int, said: str, *, by: str, now: dt.datetime) -> None:
    """Say that it was not kept, and why."""
    found = SupportPromise.held(key)
    found.move(Act.FAIL, by=by, now=now, said=said)
    _tell(found)


@transaction.atomic
def decline(key: int, said: str, *, by: str, now: dt.datetime) -> None:
    """Say that the campaign cannot, and why."""
    found = SupportPromise.held(key)
    found.move(Act.DECLINE, by=by, now=now, said=said)
    _tell(found)


@transaction.atomic
def reopen(key: int, *, by: str, now: dt.datetime) -> None:
    """Look at it again; nobody is told before something is said anew."""
    SupportPromise.held(key).move(Act.REOPEN, by=by, now=now, kept_on=None)
