"""A message is written with the act that causes it, and not at all if it could not be mail."""

import email
import email.policy

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from causeway.outbox.actions import post
from causeway.outbox.composing import compose
from causeway.outbox.exceptions import BadMessage, NotInATransaction
from causeway.outbox.models import Message


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused(new):
    with pytest.raises(NotInATransaction):
        post(new())
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_goes_when_the_act_that_caused_it_goes(new):
    def act_that_fails():
        with transaction.atomic():
            post(new())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_that_fails()
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_same_message_id_is_one_message(write):
    first = write(message_id="<a.1@causeway.invalid>")
    assert write(message_id="<a.1@causeway.invalid>", subject="Said again").pk == first.pk
    assert Message.objects.get().subject == "An example"
    with pytest.raises(BadMessage, match="another message"):
        write(message_id="<a.1@causeway.invalid>", about="letters.Letter:2")


@pytest.mark.django_db
def test_the_data_is_the_writers_where_there_is_one(write):
    assert write().person == "ada@example.org"
    assert write(reply_to="").person == "mp@parliament.example.org"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Hello\r\nBcc: everyone@example.org"},
        {"subject": "Hello\x00"},
        {"from_name": "Ada\nBcc: everyone@example.org"},
        {"to": "mp@parliament.example.org, everyone@example.org"},
        {"to": "mp@parliament.example.org\nBcc: everyone@example.org"},
        {"to": "Ada <ada@example.org>"},
        {"to": "@example.org"},
        {"to": ""},
        {"reply_to": "nobody"},
        {"reply_to": "ada@example.org>\r\nBcc: x@example.org"},
        {"message_id": "<a@b>\r\nBcc: x@example.org"},
        {"message_id": "no brackets"},
    ],
)
def test_what_would_inject_a_header_or_is_no_address_is_refused(write, changes):
    with pytest.raises(BadMessage):
        write(**changes)
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_headers_align_with_our_own_domain(write, settings):
    mail = compose(write(subject="Aros — waiting", from_name="Siân Ŵyn via Example Campaign"))
    read = email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)
    assert read["From"].addresses[0].domain == settings.MAIL_FROM_DOMAIN
    assert read["From"].addresses[0].display_name == "Siân Ŵyn via Example Campaign"
    assert read["Reply-To"] == "ada@example.org"
    assert read["Subject"] == "Aros — waiting"
    assert read["Message-ID"].endswith(f"@{settings.MAIL_FROM_DOMAIN}>")
    assert read["Date"].datetime.utcoffset() is not None


@pytest.mark.django_db
def test_only_what_a_person_wrote_is_not_marked_as_automatic(write):
    assert compose(write())["Auto-Submitted"] is None
    assert compose(write(reply_to=""))["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_html_stands_beside_the_text(write):
    mail = compose(write(html="<p>these are words.</p>"))
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


@pytest.mark.django_db
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=3000))
def test_any_text_goes_in_seven_bits_and_short_lines_and_comes_out_the_same(write, text):
    raw = compose(write(text=text)).as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    read = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain",)).get_content()
    assert read.split() == text.replace("\0", "").split()
