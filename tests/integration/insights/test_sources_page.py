"""Staff see what is stale, what failed and what changed, refresh a source, and go back to a release; each with its permission."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from causeway.audit.models import Entry
from causeway.evidence.definitions.schema import sources
from causeway.evidence.models import Observation, Release
from causeway.evidence.releases import actions as evidence
from causeway.evidence.releases import reference
from causeway.fetching import actions
from causeway.fetching.models import Refresh
from tests.integration.evidence.test_evidence_releases import FOLDER

KEY = "nhs_mental_health_waits"
ALL, ONE, NOW = (
    reverse("staff-sources:all"),
    reverse("staff-sources:one", args=[KEY]),
    reverse("staff-sources:refresh", args=[KEY]),
)


@pytest.fixture
def person(client, db):
    def signed_in(*permissions):
        user = User.objects.create_user("organiser", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
        client.force_login(user)
        return user

    return signed_in


@pytest.fixture
def two(db):
    source = sources()[KEY]
    rows = reference.read(source, FOLDER)
    first = evidence.take_in(source, rows, actor="test").release
    october = [replace(row, period="2024-10") for row in rows if row.period == "2024-09"]
    return first, evidence.take_in(source, rows + october, actor="test").release


def test_the_list_says_how_each_source_stands(client, person, two):
    person("view_refresh")
    actions.know_all(timezone.now())
    Refresh.objects.filter(key=KEY).update(failure="It has no column X. Nothing was changed.", failures=3)
    page = client.get(ALL).content.decode()
    for title in ("Members of the House of Commons", "ONS Postcode Directory", sources()[KEY].title):
        assert title in page
    assert "Failed 3 times in a row" in page
    assert "It has no column X" in page
    assert "2024-04 to 2024-10" in page
    assert "CAUSEWAY_REFRESH=on" in page


def test_one_source_shows_its_releases_and_what_changed(client, person, two):
    person("view_refresh")
    page = client.get(ONE).content.decode()
    assert "645 figures added" in page
    assert "what ships with Causeway" in page
    assert "Read it again now" not in page
    assert "Go back to it" not in page


def test_the_largest_changes_are_named(client, person, two):
    person("view_refresh")
    _, second = two
    row = Observation.objects.get(release=second, measure="median_days", area_code="E92000001", period="2024-09")
    Observation.objects.filter(pk=row.pk).update(value=500)
    page = client.get(ONE).content.decode()
    assert "September 2024" in page
    assert "<td>248 days</td><td>500 days</td>" in page


def test_a_source_is_handed_to_the_worker_once(client, person, django_capture_on_commit_callbacks):
    person("view_refresh", "change_refresh")
    assert b"Read it again now" in client.get(ONE).content
    with django_capture_on_commit_callbacks(execute=True):
        assert b"in a moment" in client.post(NOW, follow=True).content
        assert b"being read already" in client.post(NOW, follow=True).content
    assert DBTaskResult.objects.filter(queue_name="refresh").count() == 1
    entry = Entry.objects.get(act="fetching.refresh-queued")
    assert (entry.actor, entry.subject) == ("organiser", f"fetching.Refresh:{KEY}")


def test_going_back_is_asked_about_and_audited(client, person, two):
    first, second = two
    person("view_refresh", "change_release")
    where = reverse("staff-sources:go-back", args=[KEY, first.pk])
    assert f'href="{where}"'.encode() in client.get(ONE).content
    asked = client.get(where).content
    assert b"645 figures removed" in asked
    assert Release.objects.get(state="current") == second
    assert b"shows the figures of that release now" in client.post(where, follow=True).content
    assert Release.objects.get(state="current") == first
    assert Entry.objects.get(act="evidence.release.go_back").actor == "organiser"


def test_a_refused_release_cannot_be_gone_back_to(client, person, two):
    person("view_refresh", "change_release")
    bad = Release.objects.create(source=KEY, state="refused", sha256="0" * 64, rows=0, refusal="It has 0 rows.")
    where = reverse("staff-sources:go-back", args=[KEY, bad.pk])
    assert b"cannot be gone back to" in client.get(where).content
    assert b"failed its checks" in client.post(where, follow=True).content
    assert Release.objects.get(state="current") == two[1]


@pytest.mark.parametrize(
    ("permissions", "method", "url"),
    [
        ((), "get", ALL),
        ((), "get", ONE),
        (("view_refresh",), "post", NOW),
        (("view_refresh", "change_refresh"), "post", "release"),
        (("change_release",), "post", "release"),
    ],
)
def test_who_may_not_is_kept_out(client, person, two, permissions, method, url):
    person(*permissions)
    first, second = two
    where = reverse("staff-sources:go-back", args=[KEY, first.pk]) if url == "release" else url
    answer = getattr(client, method)(where)
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")
    assert Release.objects.get(state="current") == second
    assert not DBTaskResult.objects.filter(queue_name="refresh").exists()


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert "login" in client.get(ALL).url


def test_odd_addresses_are_not_found(client, person, two):
    person("view_refresh", "change_refresh", "change_release")
    for key in ("nothing", "members"):
        assert client.get(reverse("staff-sources:go-back", args=[key, two[0].pk])).status_code == 404
    assert client.get(reverse("staff-sources:one", args=["nothing"])).status_code == 404
    assert client.get(NOW).status_code == 405


def test_the_menu_shows_it_to_those_who_may_see_it(client, person):
    user = person("view_refresh")
    home = reverse("wagtailadmin_home")
    assert ALL.encode() in client.get(home).content
    user.user_permissions.remove(Permission.objects.get(codename="view_refresh"))
    assert ALL.encode() not in client.get(home).content
