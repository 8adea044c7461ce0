"""Letters to those who sign up, each with its link and, where it matters, the calendar entry that adds, changes or removes the day."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
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
REMINDER = Letter("activity-reminder", _("%(when)s: %(title)s"), "activities/mail/reminder.txt")
MOVED = Letter("activity-moved", _("Changed: %(title)s"), "activities/mail/moved.txt", twice_is_harmless=True)
OFF = Letter("activity-off", _("Called off: %(title)s"), "activities/mail/off.txt", twice_is_harmless=True)
TELL_HOW_TO_JOIN = (PLACE, REMINDER, MOVED)  # in the text, or in the entry that goes with it


def send(letter: Letter, sign_up: SignUp) -> None:
    """Send a letter without an entry; in the caller's transaction."""
    _post(letter, sign_up, ())


def remind(sign_up: SignUp, now: dt.datetime) -> None:
    """Remind somebody who comes, of today where it is today: who had a place an hour ago was told "Tomorrow"."""
    day = timezone.localdate(sign_up.day.starts_at)
    words = {0: _("Today"), 1: _("Tomorrow")}
    when = str(words.get((day - timezone.localdate(now)).days) or date_format(day, "l"))
    _post(REMINDER, sign_up, (), when=when)


def send_with_entry(letter: Letter, sign_up: SignUp, now: dt.datetime) -> None:
    """Send a letter with the entry as it stands now to somebody who comes; who only waits gets the letter alone, and holds no entry."""
    _post(letter, sign_up, (_entry(sign_up, now),) if sign_up.is_coming else ())


def _entry(sign_up: SignUp, now: dt.datetime) -> File:
    entry = entries.for_holder(sign_up.day, LINK.address(sign_up))
    method, content = invitation(entry, Person(sign_up.name or sign_up.email, sign_up.email), now)
    return File("invite.ics", f"text/calendar; method={method}; charset=utf-8", content, beside_text=True)


def _post(letter: Letter, sign_up: SignUp, files: tuple[File, ...], when: str = "") -> None:
    day, activity = sign_up.day, sign_up.day.activity
    letter.post(
        to=sign_up.email,
        about=f"activities.SignUp:{sign_up.pk}",
        files=files,
        sign_up=sign_up,
        day=day,
        activity=activity,
        title=activity.title,
        link=LINK.address(sign_up),
        when=when,
    )
