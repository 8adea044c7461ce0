"""One reminder after a day: once, only while it helps, never to somebody who asked for no mail."""

import datetime as dt

import pytest
from django.utils import timezone

from causeway.letters.letter.links import CONFIRM_LINK, DENY_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.sending.actions import sending
from causeway.letters.sending.actions.reminding import remind_unconfirmed
from causeway.outbox import no_more
from causeway.outbox.models import Suppression

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def asked(draft, outbox):
    letter = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    outbox.clear()
    return letter


def test_after_a_day_once_with_a_link_that_works(asked, outbox, client):
    assert remind_unconfirmed(asked.created + 23 * HOUR) == 0
    assert remind_unconfirmed(asked.created + 24 * HOUR) == 1
    assert remind_unconfirmed(asked.created + 48 * HOUR) == 0
    (told,) = outbox
    assert (told.kind, told.to, told.twice_is_harmless) == ("letter-remind", "nia@example.org", True)
    assert "Ada Example" in told.subject
    link = next(word for word in told.text.split() if "/confirm/" in word)
    assert client.post("/" + link.split("/", 3)[3]).status_code == 200
    assert Letter.objects.get().state == "queued"


def test_not_when_the_writer_has_answered(asked, outbox):
    sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())
    outbox.clear()
    assert remind_unconfirmed(asked.created + 30 * HOUR) == 0
    assert outbox == []


def test_not_when_the_letter_was_denied_or_the_address_blocked(asked, outbox):
    no_more.suppress(asked.address_key, everything=True)
    assert remind_unconfirmed(asked.created + 30 * HOUR) == 0
    Suppression.objects.all().delete()
    assert remind_unconfirmed(asked.created + 31 * HOUR) == 0, "nor later"
    sending.deny(DENY_LINK.signed(asked), timezone.now(), block=False)
    assert outbox == []


def test_not_on_the_last_day_of_the_link(asked, outbox):
    assert remind_unconfirmed(asked.created + 6 * 24 * HOUR) == 0
    assert outbox == []


def test_an_older_request_that_was_replaced_is_not_reminded_of(asked, draft, outbox):
    newer = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    outbox.clear()
    assert remind_unconfirmed(newer.created + 25 * HOUR) == 1
    assert [message.about for message in outbox] == [f"letters.Letter:{newer.pk}"]
