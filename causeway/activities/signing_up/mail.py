"""Letters to those who sign up, each with its link and, where it matters, the calendar entry that adds, changes or removes the day."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.activities.activity import entries
from causeway.activities.signing_up.models import SignUp
from causeway.calendars.domain import Person
from causeway.calendars.files import invitation
from causeway.outbox.actions import File
from causeway.outbox.letters import Letter
from causeway.people.row_links import RowLink

LINK = RowLink("activities.sign-up", "activities:place")
CONFIRM = Letter(
    "activity-sign-up", _("Confirm your place: %(title)s"), "activities/mail/sign_up.txt", asked_for=True, twice_is_harmless=True
)
PLACE = Letter("activity-place", _("You have a place: %(title)s"), "activities/mail/place.txt", twice_is_harmless=True)
WAITING = Letter("activity-waiting", _("You are on the waiting list: %(title)s"), "activities/mail/waiting.txt")
REMINDER = Letter("activity-reminder", _("Tomorrow: %(title)s"), "activities/mail/reminder.txt")
MOVED = Letter("activity-moved", _("Changed: %(title)s"), "activities/mail/moved.txt", twice_is_harmless=True)
OFF = Letter("activity-off", _("Called off: %(title)s"), "activities/mail/off.txt", twice_is_harmless=True)


def send(letter: Letter, sign_up: SignUp) -> None:
    """Send a letter without an entry; in the caller's transaction."""
    letter.post(to=sign_up.email, about=_about(sign_up), **_context(sign_up))


def send_with_entry(letter: Letter, sign_up: SignUp, now: dt.datetime) -> None:
    """Send a letter with the entry as it stands now, and note what their calendar holds then."""
    day, link = sign_up.day, LINK.address(sign_up)
    entry = entries.for_holder(day, link)
    method, content = invitation(entry, Person(sign_up.name or sign_up.email, sign_up.email), now)
    file = File("invite.ics", f"text/calendar; method={method}; charset=utf-8", content, beside_text=True)
    letter.post(to=sign_up.email, about=_about(sign_up), files=(file,), **_context(sign_up))
    sign_up.told = day.activity.sequence if day.takes_place else None
    sign_up.save(update_fields=["told"])


def _about(sign_up: SignUp) -> str:
    return f"activities.SignUp:{sign_up.pk}"


def _context(sign_up: SignUp) -> dict[str, Any]:
    activity = sign_up.day.activity
    return {
        "sign_up": sign_up,
        "day": sign_up.day,
        "activity": activity,
        "title": activity.title,
        "link": LINK.address(sign_up),
    }
