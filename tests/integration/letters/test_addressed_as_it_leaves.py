"""A letter that waits follows its addressee to the moment it leaves; and one press of the button too many sends no second mail."""

import dataclasses

import pytest
from django.db import transaction
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.letters.letter.links import CONFIRM_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.sending import addressee, delivery
from causeway.letters.sending.actions import sending
from causeway.outbox import worker
from causeway.outbox.models import Message
from causeway.outbox.transports import Receipt
from causeway.representatives.members.queries import Mp, SeatState

pytestmark = pytest.mark.django_db
HOME = "E14000901"


class Heard:
    """A way out that only listens."""

    name, sends_are_idempotent = "example", True

    def __init__(self):
        self.letters = []

    def send(self, message, to, sender, about_to_hand_over):
        about_to_hand_over()
        self.letters.append((to, message["To"], message["Subject"]))
        return Receipt("taken")

    def close(self):
        pass


@pytest.fixture
def queued(draft, really_posts):
    Message.objects.all().delete()
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    Message.objects.all().delete()
    letter = sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())
    return letter, Message.objects.get(kind="letter")


def deliver():
    heard = Heard()
    while worker.deliver_due(heard, "worker"):
        pass
    return [to for to, _header, _subject in heard.letters]


def corrected(parliament, **changes):
    parliament.members[HOME] = dataclasses.replace(parliament.members[HOME], **changes)


def test_as_it_was(queued):
    assert "ada@parliament.example.org" in deliver()
    assert not Entry.objects.filter(act="outbox.readdressed").exists()


def test_a_corrected_address_is_written_to(queued, parliament):
    """Nothing is remembered: the very next letter, in whatever process, goes to the new address."""
    letter, _message = queued
    corrected(parliament, email="ada.example@parliament.example.org")
    told = deliver()
    assert "ada.example@parliament.example.org" in told
    assert "ada@parliament.example.org" not in told
    letter.refresh_from_db()
    assert (letter.state, letter.addressee_email) == ("delivered", "ada.example@parliament.example.org")
    assert Entry.objects.filter(act="outbox.readdressed").count() == 1


@pytest.mark.parametrize("what", ["vacant", "another", "no address"])
def test_a_letter_that_nobody_is_there_for_is_stopped_and_its_writer_told(queued, parliament, what):
    letter, message = queued
    if what == "vacant":
        parliament.state = SeatState.VACANT
    elif what == "another":
        parliament.members[HOME] = Mp(903, "Cai Example", "Example Party", "cai@parliament.example.org", "Dear Mr Example", "Cai")
    else:
        corrected(parliament, email="")
    told = deliver()
    assert "ada@parliament.example.org" not in told
    assert "cai@parliament.example.org" not in told
    letter.refresh_from_db()
    message.refresh_from_db()
    assert (letter.state, message.state) == ("not delivered", "failed")
    assert "Ada Example" in message.last_error
    word = Message.objects.get(kind="letter-failed")
    assert (word.to, word.state) == ("nia@example.org", "sent")
    assert "reading room shut" in word.text
    assert "ada@parliament" not in word.text, "nobody is sent to an address that is nobody's"
    assert Entry.objects.filter(act="outbox.stopped").count() == 1


def test_a_confirmation_is_judged_by_what_is_true_now(draft, really_posts, parliament):
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    corrected(parliament, email="new@parliament.example.org")
    assert sending.confirm(CONFIRM_LINK.signed(asked), timezone.now()).addressee_email == "new@parliament.example.org"


def test_two_presses_send_one_mail(client, token, outbox):
    read = client.get(f"/write/{token}/read/").context["reading"]
    for _press in range(2):
        pressed = {"subject": read.subject, "text": read.text, "way": "deliver"}
        assert client.post(f"/write/{token}/read/", pressed).url.endswith("/asked/")
    asks = [message for message in outbox if message.kind == "letter-confirm"]
    letters = Letter.objects.filter(state="awaiting confirmation")
    assert (len(asks), letters.count()) == (1, 1)


def test_pressing_again_after_a_change_asks_anew(draft, outbox):
    now = timezone.now()
    first = sending.request_delivery(draft, client="192.0.2.1", now=now)
    assert sending.request_delivery(draft, client="192.0.2.1", now=now) == first
    draft.name = "Nia Changed"
    draft.save()
    second = sending.request_delivery(draft, client="192.0.2.1", now=now)
    assert second != first
    assert [message.kind for message in outbox].count("letter-confirm") == 2


def test_pressing_again_after_a_while_sends_another_mail(draft, outbox):
    now = timezone.now()
    sending.request_delivery(draft, client="192.0.2.1", now=now)
    sending.request_delivery(draft, client="192.0.2.1", now=now + sending.PRESSED_AGAIN)
    assert [message.kind for message in outbox].count("letter-confirm") == 2


@pytest.mark.parametrize("key", ["²", "٣" * 3, "9" * 19, "9" * 5000, "", "-1"])
def test_a_message_about_no_letter_goes_where_it_was_posted_to(db, key):
    stranger = Message(kind="letter", about=f"letters.Letter:{key}", to="ada@parliament.example.org", state="failed")
    assert addressee.address_now(stranger) == "ada@parliament.example.org"
    with transaction.atomic():
        delivery.message_changed(stranger)
    assert not Message.objects.exists()
