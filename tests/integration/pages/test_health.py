"""What is said of the site's health, and what a balancer is told."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from causeway.letters.letter.models import Letter
from causeway.outbox.models import Message
from causeway.pages import health
from causeway.serving.shared_cache import SharedCache
from causeway.work.models import Round

pytestmark = pytest.mark.django_db

WELL = dict.fromkeys(("database", "cache", "migrations", "static", "key", "worker", "letters", "mail"), "ready")


@pytest.fixture
def at_work():
    return Round.objects.create(name="test.example", began_at=timezone.now(), ended_at=timezone.now())


@pytest.fixture
def a_message():
    def make(**more):
        key = f"<{Message.objects.count()}@example.org>"
        return Message.objects.create(kind="example", message_id=key, to="ada@example.org", state="waiting", **more)

    return make


def test_a_site_that_is_well_says_so(client, at_work):
    answer = client.get("/health/")
    assert (answer.status_code, answer.json(), answer["Cache-Control"]) == (200, WELL, "no-store")
    assert client.get("/health/ready/").json() == dict.fromkeys(("database", "migrations", "static", "key"), "ready")


def test_a_worker_that_was_never_seen_takes_no_machine_off(client):
    assert client.get("/health/").json() == WELL | {"worker": "not seen yet"}
    assert client.get("/health/").status_code == 503
    assert client.get("/health/ready/").status_code == 200


def test_a_worker_is_not_seen_for_minutes(client, at_work):
    long_ago = timezone.now() - dt.timedelta(minutes=12, seconds=5)
    Round.objects.update(began_at=long_ago, ended_at=long_ago)
    assert client.get("/health/").json()["worker"] == "not seen for 12 minutes"


def test_a_worker_that_has_been_at_one_job_for_an_hour_is_alive(client, at_work):
    long_ago = timezone.now() - dt.timedelta(hours=1)
    Round.objects.update(began_at=long_ago, ended_at=None, holder="a", due_at=timezone.now() + dt.timedelta(seconds=100))
    assert client.get("/health/").status_code == 200


def test_every_migration_of_django_s_own_loader_is_known():
    assert set(MigrationLoader(None).graph.nodes) <= health._known() <= set(MigrationLoader(connection).disk_migrations)


def test_a_missing_migration_is_behind(client, at_work):
    MigrationRecorder(connection).record_unapplied("files", "0001_initial")
    assert client.get("/health/").json() == WELL | {"migrations": "behind"}
    assert client.get("/health/ready/").status_code == 503


def test_a_database_that_does_not_answer_is_said_without_its_words(client, at_work, monkeypatch):
    def refuse():
        raise DatabaseError("could not connect to db.internal as causeway")

    monkeypatch.setattr(health, "MigrationRecorder", lambda _connection: refuse())
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "does not answer")
    assert b"internal" not in answer.content


def test_a_cache_that_does_not_answer_is_said(client, at_work, settings, monkeypatch):
    settings.CACHE_URL = "valkey://127.0.0.1:1/0"
    settings.CACHES = settings.CACHES | {
        "default": {"BACKEND": "causeway.serving.shared_cache.SharedCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    monkeypatch.setattr(SharedCache, "left_until", 0.0)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, WELL | {"cache": "does not answer"})


def test_styles_that_were_not_collected_are_said(client, at_work, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "causeway.config.static_files.CompressedOnce"}}
    assert client.get("/health/").json() == WELL | {"static": "not collected"}


def test_a_letter_that_owes_its_mail_for_long_is_said(client, at_work):
    moment = timezone.now() - dt.timedelta(minutes=9)
    letter = Letter.objects.create(
        role="constituent",
        state_since=timezone.now(),
        created=moment,
        owed_at=timezone.now() + dt.timedelta(minutes=5),
        seat_code="E14000001",
    )
    assert client.get("/health/").json() == WELL
    Letter.objects.update(created=moment - dt.timedelta(minutes=4))  # put off after a fault of ours, and still owed since then
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json() == WELL | {"letters": "degraded: a letter has waited for its mail to be written for 13 minutes"}
    assert client.get("/health/ready/").status_code == 200
    Letter.objects.filter(pk=letter.pk).update(owed_at=None)
    assert client.get("/health/").json() == WELL


def test_mail_that_nothing_holds_back_is_said(client, at_work, a_message):
    a_message(next_try_at=timezone.now() - dt.timedelta(minutes=14))
    assert client.get("/health/").json() == WELL
    Message.objects.update(next_try_at=timezone.now() - dt.timedelta(minutes=21))
    said = client.get("/health/").json()
    assert said == WELL | {"mail": "degraded: mail has been due for 21 minutes, and nothing holds it back"}
