"""What Prometheus reads, and who may."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from causeway.fetching.models import Refresh
from causeway.letters.letter.models import Letter
from causeway.outbox.actions import NewMessage, post
from causeway.outbox.models import Message

pytestmark = pytest.mark.django_db
KEY = "an-example-of-a-key-for-prometheus"


@pytest.fixture
def read(client, settings):
    settings.METRICS_KEY = KEY

    def text():
        return client.get("/metrics", headers={"Authorization": f"Bearer {KEY}"}).content.decode()

    return text


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer another", KEY])
def test_it_is_closed_without_its_key(client, settings, given):
    settings.METRICS_KEY = KEY
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404


def test_it_is_closed_where_no_key_is_set(client):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_requests_are_counted_by_room_without_their_address(client, read):
    client.get("/robots.txt")
    client.get("/write/confirm/a-key-that-opens-something/")
    said = read()
    assert 'causeway_requests_total{method="GET",room="pages",status="200"}' in said
    assert 'causeway_requests_total{method="GET",room="letters",status="' in said
    assert "a-key-that-opens-something" not in said


def test_what_waits_is_counted_with_its_age(read):
    with transaction.atomic():
        post(NewMessage(kind="example", to="ada@example.org", subject="An example", text="Words.", from_name="Ada Example"))
    Message.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    said = read()
    assert 'causeway_outbox_messages{state="waiting"} 1.0' in said
    assert 'causeway_outbox_oldest_seconds{state="waiting"} 360' in said
    assert 'causeway_outbox_messages{state="uncertain"} 0.0' in said
    assert "example.org" not in said


def test_what_letters_owe_is_counted_with_its_age(read):
    assert "causeway_letters_owing 0.0" in read()
    Letter.objects.create(
        role="constituent",
        state_since=timezone.now(),
        created=timezone.now() - dt.timedelta(hours=1),
        owed_at=timezone.now(),
        seat_code="E14000001",
    )
    said = read()
    assert "causeway_letters_owing 1.0" in said
    assert "causeway_letters_owing_oldest_seconds 360" in said


def test_mail_that_ought_to_have_gone_is_counted_with_its_age(read):
    assert "causeway_outbox_overdue 0.0" in read()
    with transaction.atomic():
        post(NewMessage(kind="example", to="ada@example.org", subject="An example", text="Words.", from_name="Ada Example"))
    Message.objects.update(next_try_at=timezone.now() - dt.timedelta(hours=1))
    said = read()
    assert "causeway_outbox_overdue 1.0" in said
    assert "causeway_outbox_overdue_oldest_seconds 360" in said


def test_sources_say_how_old_they_are(read):
    Refresh.objects.create(key="example", worked_at=timezone.now() - dt.timedelta(days=2), failures=3)
    said = read()
    assert 'causeway_source_read_seconds{source="example"} 17280' in said
    assert 'causeway_source_failures{source="example"} 3.0' in said


@pytest.mark.parametrize(("proxies", "kept"), [(0, False), (1, True)])
def test_a_request_is_numbered_once(client, settings, proxies, kept):
    settings.TRUSTED_PROXIES = proxies
    answer = client.get("/robots.txt", headers={"X-Request-ID": "0123456789abcdef-example"})
    assert (answer["X-Request-ID"] == "0123456789abcdef-example") is kept


def test_a_request_leaves_one_line_that_names_no_address(client, caplog):
    with caplog.at_level("INFO", logger="causeway.requests"):
        client.get("/write/confirm/a-key-that-opens-something/")
    (line,) = [record for record in caplog.records if record.name == "causeway.requests"]
    assert "a-key-that-opens-something" not in line.getMessage()
    assert line.getMessage().startswith("GET /write/confirm/<")
    assert line.status < 500
