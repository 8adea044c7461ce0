"""The page of dates asks the database as often for twelve guests and six dates as for one of each; asking guests looks up once what all read."""

import pytest
from day_examples import HOUR, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer
from django.db import connection
from django.test.utils import CaptureQueriesContext

from causeway.outbox.models import Message
from causeway.roundtables.dates import entries
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.actions import confirming, polling
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.table.access import Desk

pytestmark = pytest.mark.django_db


def filled(slug, many):
    roundtable = a_roundtable(slug, state="inviting")
    dates = [a_date(roundtable, weeks=10 + each) for each in range(many)]
    for each in range(many):
        guest = a_guest(roundtable, f"Guest{each}")
        Availability.objects.create(guest=guest, date=dates[0], can="yes", at=NOW)
        seat = a_seat(roundtable, f"E1400090{each}", f"Ada Example {each}", 900 + each)
        an_answer(seat, "attends", [dates[0]], email=f"office{each}@parliament.example.org", at=NOW - HOUR)
    return roundtable


def asked(question):
    with CaptureQueriesContext(connection) as found:
        question()
    return len(found)


def test_considering_asks_the_same_of_many():
    few, many = filled("few", 1), filled("many", 6)
    polls.considering(few, NOW)  # what is read once for all
    assert asked(lambda: polls.considering(many, NOW)) == asked(lambda: polls.considering(few, NOW))


def test_what_is_unsent_reads_the_answers_once():
    roundtable = filled("many", 6)
    with CaptureQueriesContext(connection) as found:
        entries.unsent(roundtable)
    assert sum("roundtables_answer" in each["sql"] and "INNER JOIN" in each["sql"] for each in found) <= 2


def test_what_all_guests_read_is_looked_up_once():
    roundtable = filled("many", 6)
    with CaptureQueriesContext(connection) as found:
        assert polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW) == 6
    assert Message.objects.count() == 6
    assert sum('FROM "roundtables_answer"' in each["sql"] for each in found) == 1
    confirming.confirm(roundtable.pk, roundtable.dates.first().pk, "tests", NOW)
