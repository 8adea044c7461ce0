"""Proposing an activity: it is kept, and its host gets the link that confirms it."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity import advice, days
from causeway.activities.activity.domain.states import State
from causeway.activities.activity.models import Activity
from causeway.activities.hosting.desk import DESK
from causeway.audit.actions import record
from causeway.outbox.letters import Letter

LINK_LASTS = dt.timedelta(days=2)
KEPT_UNCONFIRMED = dt.timedelta(days=3)
COLUMNS = (
    *("kind", "title", "text", "mode", "place", "place_shown", "first_day", "begins", "ends", "repeats", "until"),
    *("who", "children", "signs_up", "places", "joining", "needs", "need_words", "show_support", "name", "email"),
)
CONFIRM = Letter(
    "activity-confirm",
    _("Confirm what you plan: %(title)s"),
    "activities/mail/confirm.txt",
    asked_for=True,
    twice_is_harmless=True,
)


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    PROPOSED = "activity: proposed"


def drafted(typed: Mapping[str, Any], now: dt.datetime) -> Activity:
    """Return an activity as it was typed, which is kept nowhere."""
    columns = {name: typed[name] for name in COLUMNS} | typed["placed"].columns()
    return Activity(**columns, last_day=typed["first_day"], state_since=now, changed=now)


@transaction.atomic
def propose(typed: Mapping[str, Any], now: dt.datetime) -> Activity:
    """Keep an activity with its days, and send the link by which its host confirms it."""
    activity = drafted(typed, now)
    activity.save()
    days.make(activity, typed["also"])
    days.in_step(activity)
    record(Noted.PROPOSED, actor="host", subject=activity)
    CONFIRM.post(
        to=activity.email,
        activity=activity,
        title=activity.title,
        made=lambda: {"link": DESK.new_link(activity.email, now, LINK_LASTS)},
        advice=advice.of(activity, activity.first_day),
    )
    return activity


def forget_unconfirmed(now: dt.datetime) -> int:
    """Delete what nobody confirmed; returns how many."""
    return Activity.objects.filter(state=State.ASKED, state_since__lt=now - KEPT_UNCONFIRMED).delete()[0]
