"""A server asks for a few pages of each kind before it forks, and each of them is there."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.urls import resolve

from causeway.config.rooms import MOST_BROKEN, OF_EACH_KIND, ask_beforehand
from causeway.config.wsgi import application
from causeway.frame.rooms import Room
from tests.integration.evidence.conftest import country  # noqa: F401  a fixture

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country", "one_connection")]


@pytest.fixture
def one_connection():
    """Keep the test's own connection, as Django's test client does: the site closes an old one around each request."""
    both = (request_started, request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield
    for signal in both:
        signal.connect(close_old_connections)


def _asked(site=application):
    answers = {}

    def noting(environ, start_response):
        def start(status, headers, *more):
            answers[f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}"] = status
            return start_response(status, headers, *more)

        return site(environ, start)

    ask_beforehand(noting)
    return answers


def test_every_page_that_is_asked_for_is_there():
    answers = _asked()
    assert {status[:3] for status in answers.values()} == {"200"}, answers
    assert {"/?", "/health/ready/?", "/search/?q=school", "/indicators/?"} <= set(answers)


def test_a_campaign_that_says_no_more_than_it_must_is_asked_for_no_page_that_it_has_not(settings, client):
    settings.CAMPAIGN_PATH = ROOT / "tests/packs/library"
    answers = _asked()
    assert {status[:3] for status in answers.values()} == {"200"}, answers
    assert "/?" in answers
    assert client.get("/motions/").status_code == 404  # asked last: Django's client lets old connections be closed again


def test_a_few_of_each_kind_are_asked_for():
    kinds = Counter()
    for address in _asked():
        found = resolve(address.partition("?")[0])
        kinds[found.route, found.kwargs.get("kind")] += 1
    assert max(kinds.values()) <= OF_EACH_KIND
    assert any(route.startswith("areas/") for route, _kind in kinds)


def test_one_page_that_breaks_keeps_no_other_from_being_asked_for(caplog):
    def without_letters(environ, start_response):
        if environ["PATH_INFO"] == "/write/":
            raise RuntimeError("no letters")
        return application(environ, start_response)

    answers = _asked(without_letters)
    assert "/write/ could not be made beforehand" in caplog.text
    assert "/search/?" in answers


def test_where_all_break_few_are_asked_for_and_the_server_starts():
    asked = []

    def without_a_database(environ, start_response):
        asked.append(environ["PATH_INFO"])
        start_response("500 Internal Server Error", [])
        return [b""]

    ask_beforehand(without_a_database)
    assert len(asked) == MOST_BROKEN


def test_without_a_database_no_page_and_no_room_is_asked(monkeypatch, caplog):
    tried = []

    def away():
        tried.append("database")
        raise OperationalError("connection timeout expired")

    monkeypatch.setattr(connection, "ensure_connection", away)
    monkeypatch.setattr("causeway.config.rooms.rooms", lambda: {"example": Room(addresses=away, asked=away)})
    assert _asked() == {}
    assert tried == ["database"]  # each try may take minutes
    assert "The database does not answer" in caplog.text


def test_rooms_that_cannot_say_what_to_ask_for_keep_no_server_from_starting(monkeypatch, caplog):
    def no_tables():
        raise OperationalError("no such table")

    monkeypatch.setattr(
        "causeway.config.rooms.rooms",
        lambda: {"example": Room(addresses=no_tables, asked=lambda: ("/search/",))},
    )
    assert list(_asked()) == ["/search/?"]
    assert "example could not say" in caplog.text
