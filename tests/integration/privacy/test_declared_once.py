"""From one declaration follow the export, the erasure, the hourly job and the sentence that everybody reads."""

import datetime as dt

import pytest
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from causeway.outbox.domain.states import ENDED
from causeway.outbox.models import Attachment, Message, Try
from causeway.privacy.erasing import erase_due
from causeway.privacy.personal import Personal, blank_of
from causeway.privacy.registry import declared, erase_person, export_person
from causeway.privacy.retention import erase_what_is_due
from causeway.privacy.until import Days, below, kept_until, where

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"
NOW = timezone.now()


@pytest.fixture
def message():
    made = Message.objects.create(
        kind="example", message_id="<1@example.org>", to=ADA, person=ADA, text="Dear Example", state="sent", ended_at=NOW
    )
    Attachment.objects.create(message=made, name="paper.pdf", content_type="application/pdf", content=b"x")
    Try.objects.create(message=made, outcome="accepted", transport="smtp", reply=f"250 {ADA}")
    return made


def test_export_has_the_private_and_the_public_fields_and_no_secret(message):
    held = export_person(ADA.upper())
    assert held["outbox.Message"] == [
        {"kind": "example", "state": "sent", "created_at": message.created_at.isoformat(), "to": ADA, "from_name": "",
         "reply_to": "", "subject": "", "text": "Dear Example", "html": ""}
    ]  # fmt: skip
    assert held["outbox.Attachment"] == [{"name": "paper.pdf", "content_type": "application/pdf"}]


def test_erasing_in_time_blanks_what_is_private_and_secret_deletes_rows_that_go_and_happens_once(message):
    def ran(days):
        done = erase_what_is_due(NOW + dt.timedelta(days=days))
        return {each.job: each.counts["rows"] for each in done if each.job.startswith("outbox.") and each.counts.get("rows")}

    assert ran(34) == {}
    assert ran(36)["outbox.Message"] == 1
    message.refresh_from_db()
    assert (message.text, message.person, message.kind, message.state) == ("", "", "example", "sent")
    assert message.erased_at == NOW + dt.timedelta(days=36)
    assert not Attachment.objects.exists()
    assert Try.objects.get().reply == ""
    assert ran(37) == {}


def test_erasing_in_time_goes_on_past_one_batch(monkeypatch):
    monkeypatch.setattr("causeway.privacy.erasing.AT_ONCE", 2)
    for number in range(5):
        Message.objects.create(kind="x", message_id=f"<{number}@example.org>", text="words", state="sent", ended_at=NOW)
    assert erase_due(Message, Message.personal, NOW + dt.timedelta(days=36)) == 5


def test_a_message_that_has_not_left_is_stopped_before_its_words_go(message):
    Message.objects.update(state="waiting", ended_at=None)
    erase_person(ADA)
    message.refresh_from_db()
    assert (message.state, message.text) == ("cancelled", "")


def test_rules_combine_and_reach_through_what_a_row_hangs_on():
    rule = Days(90).after("ended_at", where=Q(state__in=ENDED), said="the end") | where(Q(told=False) & ~Q(kind="x"))
    assert rule.words() == "90 days after the end"
    assert (Days(1).after("a", said="this") & Days(2).after("b", said="that")).words() == "1 day after this and 2 days after that"
    due = rule.through("message").due(NOW, "")
    assert str(due) == str(
        Q(message__ended_at__lt=NOW - dt.timedelta(days=90)) & Q(message__state__in=ENDED)
        | (Q(message__told=False) & ~Q(message__kind="x"))
    )
    assert below(~Q(a=1), "x__") == ~Q(x__a=1)
    assert list(Try.objects.filter(due)) == []


def test_rows_can_be_found_by_a_function_of_the_address():
    declaration = Personal(whose=lambda email: Q(person=email[::-1]), purpose="Example.", private=("text",))
    assert declaration.of("abc") == Q(person="cba")
    assert blank_of(Message, "ended_at") is None


def test_everybody_can_read_what_is_kept_why_and_until_when(client):
    page = client.get(reverse("privacy:kept")).content.decode()
    assert page.count("<h2>") == len(list(declared()))
    assert "35 days after the message was delivered, refused, returned or stopped" in page
    assert "Delivering what goes with a message" in page


def test_what_was_erased_in_time_is_not_erased_anew_each_hour():
    """A column that is blanked holds the same nothing every time it is asked; a nonce made anew would be due for ever."""
    unstable = [
        f"{model._meta.label}.{name}"
        for model, declaration in declared()
        for name in (() if declaration.row_goes or declaration.erase else declaration.erased)
        if blank_of(model, name) != blank_of(model, name)
    ]
    assert unstable == []


def test_what_the_page_says_of_until_when_is_the_rules_own_sentence():
    rule = Days(90).after("ended_at", said="the end").saying("Its number stays.")
    assert rule.sentence() == "Erased 90 days after the end. Its number stays."
    assert rule.through("message").sentence() == rule.sentence()
    by_hand = kept_until("you take it off")
    assert by_hand.sentence() == "Kept until you take it off."
    assert not Message.objects.filter(by_hand.due(NOW, "")).exists()
