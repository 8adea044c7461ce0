"""What hosts do with their own activities: change words, move a day, call off, take off the site, hand over."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.activities.activity import changing
from causeway.activities.activity.domain.states import Act
from causeway.activities.activity.exceptions import NotNow
from causeway.activities.activity.models import READ_FIRST, Activity, Day
from causeway.activities.signing_up.actions import move_up
from causeway.activities.support.actions import ask_for
from causeway.audit.actions import record
from causeway.calendars.domain import at
from causeway.outbox.letters import Letter
from causeway.people.exceptions import LinkInvalid
from causeway.people.row_links import RowLink, new_nonce
from causeway.privacy.erasing import on_erase, on_erase_person

FREE = ("who", "children", "signs_up", "places", "joining", "needs", "need_words", "show_support", "place_shown")
LINK = RowLink("activities.hand-over", "activities:take-over", dt.timedelta(days=14))
HAND_OVER = Letter("activity-hand-over", gettext_lazy("Take over: %(title)s"), "activities/mail/hand_over.txt")


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    CHANGED = "activity: its host changes who may come and what would help"
    MOVED = "activity: its host moves a day"
    DAY_OFF = "activity: its host calls a day off"
    HANDED = "activity: its host asks somebody to take it over"
    TAKEN = "activity: somebody takes it over"


@transaction.atomic
def edit(key: int, typed: Mapping[str, Any], now: dt.datetime) -> bool:
    """Keep what a host changed; returns whether staff read it before everybody can. Raises :class:`NotNow` where it was called off."""
    activity = Activity.held(key)
    if not activity.can(Act.EDIT):
        raise NotNow(_("It was called off, and its words stay as they are. What you plan now, propose anew."))
    wanted = {name: typed[name] for name in READ_FIRST}
    reads = wanted != activity.to_read() or activity.goes_to_staff_again
    if reads and not activity.on_site:
        activity.move(Act.EDIT, by="host", now=now, version=activity.version + 1, wanted={}, **wanted)
    elif reads:
        activity.move(Act.EDIT, by="host", now=now, version=activity.version + 1, wanted=wanted)
    for name in FREE:
        setattr(activity, name, typed[name])
    activity.save(update_fields=FREE)
    record(Noted.CHANGED, actor="host", subject=activity)
    changing.settle(activity, now)
    if activity.on_site:
        ask_for(activity, now)
    for day in activity.days.filter(ends_at__gte=now):
        move_up(day, now)
    return reads


@transaction.atomic
def move_day(key: int, day: int, typed: Mapping[str, Any], now: dt.datetime) -> None:
    """Hold a day at another time, and all that is to come at another place. Who comes is told at once."""
    activity = Activity.held(key)
    found = _ahead(activity, day, now)
    place = {"mode": typed["mode"], "place": typed["place"], **typed["placed"].columns()}
    starts_at = at(typed["first_day"], typed["begins"])
    ends_at = at(typed["first_day"], typed["ends"])
    same_time = (starts_at, ends_at) == (found.starts_at, found.ends_at)
    same_place = place == {name: getattr(activity, name) for name in place}
    if same_time and same_place:
        return
    if not same_time:
        found.was, found.starts_at, found.ends_at = found.starts_at, starts_at, ends_at
        found.save(update_fields=["was", "starts_at", "ends_at"])
        found.sign_ups.update(reminded_at=None, still=False)
    for name, value in place.items():
        setattr(activity, name, value)
    activity.save(update_fields=list(place))
    record(Noted.MOVED, actor="host", subject=activity, detail={"day": day})
    changing.moved(activity, now, [found] if same_place else list(activity.days.ahead(now)))


@transaction.atomic
def call_day_off(key: int, day: int, why: str, now: dt.datetime) -> None:
    """Call one day off; raises :class:`NotNow` where it is over, or off already: nobody is told twice."""
    activity = Activity.held(key)
    found = _ahead(activity, day, now)
    record(Noted.DAY_OFF, actor="host", subject=activity, detail={"day": day})
    changing.call_off(activity, now, [found], why)


def _ahead(activity: Activity, key: int, now: dt.datetime) -> Day:
    found: Day = activity.days.get(pk=key)
    if not found.is_ahead(now):
        raise NotNow(_("That day is over, or called off already."))
    return found


@transaction.atomic
def call_off(key: int, why: str, now: dt.datetime) -> None:
    """Call all of it off; raises :class:`IllegalMove` where it is already."""
    activity = Activity.held(key)
    activity.move(Act.CANCEL, by="host", now=now, wanted={})
    changing.call_off(activity, now, list(activity.days.ahead(now)), why)


@transaction.atomic
def withdraw(key: int, now: dt.datetime) -> None:
    """Take an activity off the site for good. Who had a place in it is told that it is called off."""
    activity = Activity.held(key)
    activity.move(Act.WITHDRAW, by="host", now=now, on_site=False)
    changing.settle(activity, now)


@on_erase(Activity)
def withdraw_of_erased(activity: Activity) -> None:
    """Take what is still to come off the site when its host asks to be erased: nobody would be there. What is over stays on record."""
    now = timezone.now()
    if activity.can(Act.WITHDRAW) and activity.days.ahead(now).exists():
        withdraw(activity.pk, now)


@on_erase_person
def forget_whom_was_asked(email: str, _now: dt.datetime) -> None:
    """Forget an address that a host gave, when whoever has it asks to be erased before they took anything over; their link ends."""
    for activity in Activity.objects.select_for_update().filter(handing_to__iexact=email):
        activity.handing_to, activity.nonce = "", new_nonce()
        activity.save(update_fields=["handing_to", "nonce"])


@transaction.atomic
def hand_over(key: int, email: str) -> None:
    """Ask somebody to take an activity over; raises :class:`NotNow` where nothing is left to be done."""
    activity = Activity.held(key)
    if not activity.can_change:
        raise NotNow(_("It was called off: there is nothing to take over."))
    activity.handing_to, activity.nonce = email, new_nonce()
    activity.save(update_fields=["handing_to", "nonce"])
    record(Noted.HANDED, actor="host", subject=activity)
    HAND_OVER.post(to=email, title=activity.title, activity=activity, link=LINK.address(activity))


@transaction.atomic
def take_over(asked: Activity, name: str) -> Activity:
    """Make whoever was asked the host; the link is used up. Raises :class:`LinkInvalid` where that happened since it was opened."""
    activity = Activity.held(asked.pk)
    if not activity.handing_to or activity.nonce != asked.nonce:
        raise LinkInvalid(str(LINK.ended))
    activity.email, activity.name, activity.handing_to, activity.nonce = activity.handing_to, name, "", new_nonce()
    activity.save(update_fields=["email", "name", "handing_to", "nonce"])
    record(Noted.TAKEN, actor="host", subject=activity)
    return activity
