import datetime as dt
import re
from types import SimpleNamespace

import pytest
from after_sending import HOME, letter_that_went, open_page
from django.utils import timezone

from causeway.letters.after.actions import following_up
from causeway.letters.after.models import FollowUp, Reply
from causeway.letters.letter import figures
from causeway.letters.letter.models import Letter
from causeway.letters.sending.delivery import follow_up_changed
from causeway.outbox import no_more
from causeway.outbox.composing import compose
from causeway.outbox.models import Message, address_key
from causeway.representatives.members.queries import Mp, SeatState

pytestmark = pytest.mark.django_db
WORDS = {"words": "The room is still shut, and the winter is here.", "subject": "Re: Reading rooms", "repeat_ask": "on"}


@pytest.fixture(autouse=True)
def _no_figures(monkeypatch):
    monkeypatch.setattr(figures, "by_key", lambda key: None)


def chase(client, letter, **changes):
    return client.post(f"/write/mine/{letter.pk}/chase/", {**WORDS, **changes})


def test_asking_after_a_letter_states_the_days_and_is_tied_to_it(client, world):
    letter = letter_that_went(15)
    open_page(client)
    looked = chase(client, letter, way="look").content.decode()
    assert "That is 15 days ago" in looked
    assert not Message.objects.exists()
    assert chase(client, letter, way="deliver").url == f"/write/mine/{letter.pk}/"
    to_mp = Message.objects.get(kind="letter-follow-up")
    mail = compose(to_mp)
    assert mail["In-Reply-To"] == mail["References"] == letter.message_id
    assert (mail["To"], mail["Reply-To"]) == ("ada@parliament.example.org", "nia@example.org")
    for part in (
        "Dear Ms Example,",
        "That is 15 days ago, and I have had no answer yet.",
        WORDS["words"],
        "“Please ask the minister",
        "1 Example Road",
        "I live in your constituency",
    ):
        assert part in to_mp.text
    assert Message.objects.get(kind="letter-follow-up-copy").to == "nia@example.org"
    letter.refresh_from_db()
    assert letter.state == "chased"


def test_pressing_twice_sends_once_and_the_next_asking_waits_two_weeks(client, world):
    letter = letter_that_went(15)
    open_page(client)
    chase(client, letter, way="deliver")
    again = chase(client, letter, way="deliver").content.decode()
    assert "Give the office until" in again
    assert Message.objects.filter(kind="letter-follow-up").count() == 1
    FollowUp.objects.update(created=timezone.now() - dt.timedelta(days=14))
    looked = chase(client, letter, way="look").content.decode()
    assert "I asked again on" in looked


@pytest.mark.parametrize(
    ("days", "state"), [(13, "delivered"), (20, "answered"), (20, "awaiting confirmation"), (20, "not delivered")]
)
def test_too_soon_or_nothing_to_ask_after(client, world, days, state):
    letter = letter_that_went(days, state)
    open_page(client)
    assert "This cannot go now" in client.get(f"/write/mine/{letter.pk}/chase/").content.decode()
    chase(client, letter, way="deliver")
    assert not Message.objects.exists()
    assert not FollowUp.objects.exists()


def test_sent_from_ones_own_mailbox_it_is_only_written_down(client, world):
    letter = letter_that_went(15, "sent by the writer", confirmed_at=None, message_id="")
    open_page(client)
    assert "mailto:ada@parliament.example.org" in chase(client, letter, way="look").content.decode()
    chase(client, letter, way="own")
    sent = FollowUp.objects.get()
    assert (sent.delivered_by_us, sent.message_id) == (False, "")
    assert not Message.objects.exists()


def test_another_mp_or_none_gets_no_chase(client, world, parliament):
    letter = letter_that_went(15)
    open_page(client)
    parliament.members[HOME] = Mp(999, "New Example", "", "new@parliament.example.org", "Dear New", "New Example MP")
    assert "the MP is now New Example" in chase(client, letter, way="deliver").content.decode()
    parliament.state = SeatState.DISSOLVED
    assert "Parliament is dissolved" in chase(client, letter, way="deliver").content.decode()
    assert not Message.objects.exists()
    letter.refresh_from_db()
    assert letter.state == "delivered"


def test_what_could_name_a_child_needs_a_second_look(client, world):
    letter = letter_that_went(15)
    open_page(client)
    named = {"words": "Liam, aged 8, still waits."}
    shown = chase(client, letter, way="deliver", **named)
    assert "Could somebody recognise a child?" in shown.content.decode()
    assert not Message.objects.exists()
    chase(client, letter, way="deliver", checked="on", **named)
    assert Message.objects.filter(kind="letter-follow-up").exists()


def test_nothing_typed_is_said_and_an_empty_letter_does_not_go(client, world):
    letter = letter_that_went(15)
    open_page(client)
    page = chase(client, letter, way="deliver", words="  ").content.decode()
    assert "Write a sentence of your own" in page
    assert not Message.objects.exists()


def test_a_chase_that_came_back_is_told_once(client, world):
    letter = letter_that_went(15)
    open_page(client)
    chase(client, letter, way="deliver")
    sent = FollowUp.objects.get()
    for _ in range(2):
        follow_up_changed(SimpleNamespace(state="bounced", about="", message_id=sent.message_id))
    follow_up_changed(SimpleNamespace(state="sent", about="", message_id="<other@example.org>"))
    assert Message.objects.filter(kind="letter-follow-up-failed").count() == 1
    assert "not delivered" in client.get(f"/write/mine/{letter.pk}/").content.decode()


def test_one_reminder_after_two_weeks_with_a_way_in_and_a_way_out(client, world):
    letter = letter_that_went(14)
    assert following_up.remind_writers(timezone.now()) == 1
    assert following_up.remind_writers(timezone.now()) == 0
    mail = Message.objects.get(kind="letter-reminder")
    assert "That is 14 days ago" in mail.text
    quiet, way_in = (re.search(rf"/write/mine/{part}/\S+", mail.text)[0] for part in ("quiet", "open"))
    assert client.post(way_in).url == "/write/mine/"
    assert client.get(quiet).status_code == 200
    assert not Letter.objects.get().no_reminder  # a scanner that opens links decides nothing
    other = letter_that_went(10)
    assert "No more reminders" in client.post(quiet).content.decode()
    assert set(Letter.objects.values_list("no_reminder", flat=True)) == {True}
    assert following_up.remind_writers(timezone.now() + dt.timedelta(days=5)) == 0
    assert client.get("/write/mine/quiet/forged/").status_code == 404
    letter.delete()
    other.delete()
    assert client.post(quiet).status_code == 404


def test_whom_nobody_reminds(world):
    letter_that_went(13)
    letter_that_went(29)  # the worker stood still: too late to be of use
    letter_that_went(15, "chased")
    letter_that_went(15, "sent by the writer", email="cy@example.org")  # this address was never confirmed
    letter_that_went(16, no_reminder=True)
    letter_that_went(17, email="bo@example.org")
    no_more.suppress(address_key("bo@example.org"), everything=True)
    answered = letter_that_went(18)
    Reply.objects.create(letter=answered, logged_at=timezone.now(), received_on=timezone.now(), days=2)
    Letter.objects.filter(pk=letter_that_went(19).pk).blank()
    assert following_up.remind_writers(timezone.now()) == 0
    assert not Message.objects.exists()
