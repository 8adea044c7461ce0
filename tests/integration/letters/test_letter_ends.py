import datetime as dt
import io
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from naming import names_nia

from causeway.letters import retention
from causeway.letters.letter.links import CONFIRM_LINK
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.sending import delivery
from causeway.letters.sending.actions import sending
from causeway.privacy.erasing import erase_asked
from causeway.privacy.registry import declaration_of

pytestmark = pytest.mark.django_db
message_changed = transaction.atomic(delivery.message_changed)  # the outbox tells of a change in the change's transaction


@dataclass
class Changed:
    state: str
    about: str
    last_error: str = "550 no such user\r\nBcc: x@example.org"


@pytest.fixture
def letter(draft, outbox):
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    return sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())


def about(letter):
    return f"letters.Letter:{letter.pk}"


def test_a_delivered_letter(letter):
    message_changed(Changed("sent", about(letter)))
    letter.refresh_from_db()
    assert letter.state == "delivered"


def test_a_refused_letter_tells_its_writer_a_way_on(letter, outbox):
    message_changed(Changed("failed", about(letter)))
    letter.refresh_from_db()
    assert letter.state == "not delivered"
    told = outbox[-1]
    assert (told.kind, told.to) == ("letter-failed", "nia@example.org")
    assert "ada@parliament.example.org" in told.text
    assert "reading room shut" in told.text


def test_a_move_the_table_does_not_know_changes_nothing(letter):
    Letter.objects.filter(pk=letter.pk).update(state="cancelled")
    message_changed(Changed("sent", about(letter)))
    letter.refresh_from_db()
    assert letter.state == "cancelled"
    for stranger in (
        Changed("sent", "letters.Letter:0"),
        Changed("sent", "x"),
        Changed("sent", ""),
        Changed("strange", about(letter)),
    ):
        message_changed(stranger)


def test_what_has_had_its_time_is_erased_and_the_counts_stay(letter):
    now = timezone.now()
    message_changed(Changed("sent", about(letter)))
    assert retention.erase_expired(now).letters == 0
    done = retention.erase_expired(now + dt.timedelta(days=36))
    assert done.letters == 1
    letter.refresh_from_db()
    assert (letter.state, letter.seat_code, letter.ask_key) == ("delivered", "E14000901", "opening-hours")
    assert not any(getattr(letter, name) for name in (*Letter.PERSONAL, "address_key", "message_id", "nonce"))
    assert retention.erase_expired(now + dt.timedelta(days=37)).letters == 0


def test_drafts_and_confirmations_lapse(draft, outbox):
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    now = timezone.now()
    assert retention.erase_expired(now + dt.timedelta(days=6)) == retention.Erased(0, 0, 0)
    assert retention.erase_expired(now + dt.timedelta(days=8)).lapsed == 1
    asked.refresh_from_db()
    assert asked.state == "expired"
    Draft.objects.update(changed=now - dt.timedelta(days=31))
    out = io.StringIO()
    call_command("erase_expired", stdout=out)
    assert "Drafts erased: 1." in out.getvalue()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("model", [Draft, Letter])
def test_every_model_with_somebody_in_it_says_why_how_long_and_lets_them_go(model, letter, world):
    declared = declaration_of(model)
    assert declared.purpose
    assert declared.sentence(model)
    if model is Draft:
        row = Draft.objects.create(token_digest="x", created=timezone.now(), changed=timezone.now(), email="nia@example.org")
    else:
        row = letter
    assert model.objects.filter(declared.of("nia@example.org")).get() == row
    assert declared.exported(row)
    erase_asked(model, declared, row.pk, timezone.now())
    left = model.objects.filter(pk=row.pk).values().first() or {}
    assert not names_nia(left)


def test_the_drawn_states_are_those_of_the_table():
    call_command("draw_states", check=True)
