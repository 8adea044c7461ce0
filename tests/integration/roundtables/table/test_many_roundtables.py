"""The lists take as many questions for twenty-five roundtables as for five."""

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from causeway.areas.models import Area, AreaKind
from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.promises.models import Promise, PromiseEvent

pytestmark = pytest.mark.django_db
PAGES = [
    "/staff/roundtables/",
    "/staff/roundtables/coverage/",
    "/staff/roundtables/clashes/",
    "/staff/roundtables/calendar/",
    "/roundtables/mine/",
]
STATES = ["draft", "inviting", "confirmed", "held", "following up"]


def some(first, last):
    """Roundtables in every state that is looked at closely, all with the same MP, a venue in a seat, a note and a promise."""
    for number in range(first, last):
        state = STATES[number % len(STATES)]
        roundtable = a_roundtable(f"many-{number}", state, venue_seat_code="E14000950")
        seat = a_seat(roundtable, f"E140009{number:02}", member=901 + number % 3)
        an_answer(seat, "attends")
        guest = a_guest(roundtable)
        roundtable.chosen = a_date(roundtable)
        roundtable.confirmed_at = NOW if state != "draft" else None
        roundtable.save()
        if state in {"held", "following up"}:
            Attendance.objects.create(roundtable=roundtable, guest=guest, came=True, at=NOW)
            note = DayNote.objects.create(roundtable=roundtable, text="Example", sent_text="Example", sent_at=NOW)
            copy = NoteCopy.objects.create(note=note, who="Bo", email="bo@example.org")
            Correction.objects.create(copy=copy, text="Example", at=NOW)
            promise = Promise.objects.create(
                roundtable=roundtable, words="I will", client_id="example", made_at=NOW, due=(NOW - 9 * DAY).date()
            )
            PromiseEvent.objects.create(promise=promise, at=NOW - 30 * DAY, act="made", state="made")


def questions(client, path):
    """What a page asks when nothing is kept from the page before: on a busy machine that may or may not have run out."""
    caches["short"].clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return [each["sql"].split(" WHERE ")[0] for each in asked.captured_queries]


def test_lists_ask_the_same_of_five_and_of_twenty_five(client):
    for number in range(51):
        Area.objects.create(kind=AreaKind.CONSTITUENCY, code=f"E140009{number:02}", name=f"Example Seat {number}")
    client.force_login(get_user_model().objects.create_superuser("staff"))
    some(0, 5)
    desk(client, a_roundtable("mine"))
    for path in PAGES:
        client.get(path)
    five = {path: questions(client, path) for path in PAGES}
    some(5, 25)
    for path in PAGES:
        assert questions(client, path) == five[path], path
