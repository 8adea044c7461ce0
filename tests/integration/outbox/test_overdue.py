"""Mail that ought to have gone: what nothing holds back, and what no relay takes. What keeps a pace or is paused is neither."""

import datetime as dt

import pytest
from django.utils import timezone

from causeway.outbox.models import Lane, Message, Try
from causeway.outbox.queries import Overdue, overdue

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LONG_AGO = NOW - dt.timedelta(hours=2)
NOTHING = Overdue()


def message(**more):
    key = f"<{Message.objects.count()}@example.org>"
    return Message.objects.create(
        **{"kind": "example", "message_id": key, "state": "waiting", "created_at": LONG_AGO, "next_try_at": LONG_AGO, **more}
    )


def tried(one, outcome):
    Try.objects.create(message=one, outcome=outcome, transport="smtp")


def test_what_was_due_a_quarter_of_an_hour_ago_is_overdue():
    message(next_try_at=NOW - dt.timedelta(minutes=14))
    assert overdue(NOW) == NOTHING
    message()
    message(next_try_at=NOW - dt.timedelta(minutes=20))
    assert overdue(NOW) == Overdue(2, LONG_AGO)


@pytest.mark.parametrize("state", ["sent", "claimed", "uncertain", "failed", "cancelled"])
def test_what_is_in_hand_or_ended_is_not(state):
    message(state=state)
    assert overdue(NOW) == NOTHING


def test_what_keeps_its_pace_or_is_paused_is_not(settings):
    settings.MAIL_PACED = True
    lane = Lane.objects.create(name="mp:1", opens_at=NOW + dt.timedelta(hours=1))
    message(lane="mp:1")
    assert overdue(NOW) == NOTHING
    Lane.objects.filter(pk=lane.pk).update(opens_at=LONG_AGO, paused_at=NOW)
    assert overdue(NOW) == NOTHING
    Lane.objects.filter(pk=lane.pk).update(paused_at=None)
    assert overdue(NOW) == Overdue(1, LONG_AGO)


def test_a_relay_that_takes_nothing_is_noticed():
    later = NOW + dt.timedelta(minutes=1)
    waiting = [message(tries=4, next_try_at=later, created_at=LONG_AGO + dt.timedelta(minutes=number)) for number in range(3)]
    for one in waiting[:2]:
        tried(one, "defer")
        tried(one, "defer")
    assert overdue(NOW) == NOTHING, "two addresses that do not answer are no relay"
    tried(waiting[2], "defer")
    assert overdue(NOW) == Overdue(3, LONG_AGO, refused=True)
    tried(message(state="sent"), "accepted")
    assert overdue(NOW) == NOTHING
