""" "No more" is said once and holds on every road: between letters and all other rooms, in both directions."""

import datetime as dt
import importlib

import pytest
from after_sending import letter_that_went
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.letters.after.actions import following_up, visiting
from causeway.letters.after.models import PrivateLink
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.exceptions import AddressBlocked
from causeway.letters.letter.links import CONFIRM_LINK, DENY_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.sending import mail
from causeway.letters.sending.actions import reminding, sending
from causeway.letters.sending.actions.reminding import remind_unconfirmed
from causeway.outbox import no_more
from causeway.outbox.actions import NewMessage
from causeway.outbox.letters import to_person
from causeway.outbox.models import Message, Suppression, address_key

NIA = "nia@example.org"
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(draft, really_posts):
    return sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())


def from_another_room(**more):
    with transaction.atomic():
        return to_person(NewMessage("example", NIA, "A link", "Here it is.", "A room"), **more)


def test_who_says_that_a_letter_was_not_theirs_hears_from_no_room_again(asked):
    sending.deny(DENY_LINK.signed(asked), timezone.now(), block=True)
    assert Suppression.objects.get(address_key=address_key(NIA)).everything
    assert from_another_room() is None
    assert from_another_room(asked_for=True) is None
    assert not visiting.send_link(NIA, timezone.now())


def test_who_only_cancels_a_letter_is_still_written_to(asked):
    sending.deny(DENY_LINK.signed(asked), timezone.now(), block=False)
    assert not Suppression.objects.exists()


def test_who_said_no_more_to_another_room_is_sent_what_they_ask_for_and_nothing_else(asked):
    no_more.suppress(address_key(NIA))
    assert remind_unconfirmed(asked.created + dt.timedelta(hours=30)) == 0
    sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())
    letter_that_went(15)
    assert following_up.remind_writers(timezone.now()) == 0
    with transaction.atomic():
        mail.say_not_delivered(asked, "no such mailbox")
    assert visiting.send_link(NIA, timezone.now())
    kinds = list(Message.objects.filter(to=NIA).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["letter-confirm", "letter-copy", "letter-private-link"]


def test_no_row_of_a_link_is_kept_for_mail_that_does_not_go(asked):
    no_more.suppress(address_key(NIA), everything=True)
    assert not visiting.send_link(NIA, timezone.now())
    letter_that_went(15)
    assert following_up.remind_writers(timezone.now()) == 0
    assert not PrivateLink.objects.exists()


def test_who_wants_no_mail_keeps_nobody_else_waiting_for_a_reminder_and_no_audit_row_says_that_they_had_one(asked, monkeypatch):
    no_more.suppress(address_key(NIA))
    monkeypatch.setattr(reminding, "AT_ONCE", 1)
    monkeypatch.setattr(following_up, "IN_ONE_RUN", 1)
    went = letter_that_went(15)
    Letter.objects.filter(pk=asked.pk).update(created=timezone.now() - dt.timedelta(hours=30))
    others = [copied(asked), copied(went)]
    for reminded in (0, 1, 0):
        assert remind_unconfirmed(timezone.now()) == reminded
        assert following_up.remind_writers(timezone.now()) == reminded
    told = Entry.objects.filter(act=Noted.WRITER_REMINDED).values_list("subject", flat=True)
    assert set(told) == {f"letters.Letter:{letter.pk}" for letter in others}
    assert {message.to for message in Message.objects.filter(kind__in=["letter-remind", "letter-reminder"])} == {others[0].email}


def copied(letter):
    """The same letter by somebody who wants mail, asked for a moment later."""
    other = Letter.objects.get(pk=letter.pk)
    other.pk, other.email, other.address_key, other.message_id = None, "bo@example.org", address_key("bo@example.org"), ""
    other.save()
    return other


def test_whoever_said_that_it_never_was_them_cannot_be_asked_to_confirm(draft):
    no_more.suppress(address_key(NIA), everything=True)
    with pytest.raises(AddressBlocked):
        sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())


def test_what_we_tell_a_writer_carries_the_way_to_say_no_more(asked):
    with transaction.atomic():
        mail.say_not_delivered(asked, "no such mailbox")
    told = Message.objects.get(kind="letter-failed")
    assert told.no_more
    assert told.no_more in told.text
    assert Message.objects.get(kind="letter-confirm").no_more == ""


def test_the_page_after_the_button_tells_who_wants_no_mail_that_none_comes(client, asked):
    link = f"/write/confirm/{CONFIRM_LINK.signed(asked)}/"
    no_more.suppress(address_key(NIA))
    assert "You asked for no more mail" in client.post(link).content.decode()


def test_promises_of_before_are_copied_into_the_outbox():
    copy = importlib.import_module("causeway.letters.migrations.0015_no_more_mail_in_one_place").to_outbox
    first, second = address_key("first@example.org"), address_key("second@example.org")
    no_more.suppress(second)
    copy(Before([Blocked(first), Blocked(second)]), None)
    assert set(Suppression.objects.values_list("address_key", "everything")) == {(first, True), (second, True)}


class Blocked:
    def __init__(self, key):
        self.address_key, self.created = key, timezone.now()


class Before:
    """The models as they were: the rows of the table that is gone, and the outbox's own."""

    def __init__(self, rows):
        self.objects, self.rows = self, rows

    def get_model(self, app, name):
        return self if name == "BlockedAddress" else apps.get_model(app, name)

    def iterator(self):
        return iter(self.rows)
