"""The page of what was erased: added up by day and kind from the audit trail, for those with the permission."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from causeway.audit.erasing import Noted, erase_and_report
from causeway.audit.models import Entry
from causeway.insights.erasures import _NAMES, Counted, erasures
from causeway.letters.after.models import PrivateLink
from causeway.letters.letter.models import Draft
from causeway.privacy import retention
from causeway.privacy.registry import declared

pytestmark = pytest.mark.django_db
PAGE = reverse("staff-erased:days")
NOW = dt.datetime(2026, 3, 29, 23, 30, tzinfo=dt.UTC)  # in London it is the 30th: the clocks went forward this morning
LETTERS = "letters.actions.retention.erase_expired"


def reported(at, erased, failed=()):
    entry = Entry.objects.create(
        act=Noted.ERASED_IN_TIME, actor="system", detail={"jobs": 7, "erased": erased, "failed": list(failed)}
    )
    Entry.objects.filter(pk=entry.pk).update(at=at)


def test_reports_of_one_day_are_added_up_by_kind():
    reported(NOW - dt.timedelta(hours=1), {LETTERS: {"drafts": 2, "letters": 1}})
    reported(NOW, {LETTERS: {"drafts": 3, "letters": 0}, "surveys.forgetting.erase_answers": {"rows": 4}})
    reported(NOW + dt.timedelta(minutes=5), {})
    reported(NOW - dt.timedelta(days=40), {LETTERS: {"drafts": 50}})
    reported(NOW - dt.timedelta(days=91), {LETTERS: {"drafts": 1000}})
    Entry.objects.create(act="something else", actor="system", detail={"erased": {LETTERS: {"drafts": 7}}})
    found = erasures(NOW + dt.timedelta(minutes=10))
    assert [day.on for day in found.days] == [dt.date(2026, 3, 30), dt.date(2026, 3, 29), dt.date(2026, 2, 17)]
    today, before, _long_ago = found.days
    assert today.counts == (Counted("Surveys: erase answers", 4), Counted("Drafts of letters", 3))
    assert before.counts == (Counted("Drafts of letters", 2), Counted("Letters and their replies", 1))
    assert {each.what: each.count for each in found.month}["Drafts of letters"] == 5
    assert not found.late


def test_a_worker_that_stands_still_is_noticed():
    assert erasures(NOW).late
    reported(NOW - dt.timedelta(hours=27), {})
    assert erasures(NOW).late
    reported(NOW - dt.timedelta(hours=25), {})
    assert not erasures(NOW).late


@pytest.mark.parametrize("room", ["letters", "outbox"])
def test_whatever_a_report_may_name_of_a_room_has_words_of_its_own(room):
    models = [model for model, declared_as in declared() if model._meta.app_label == room and declared_as.until]
    assert models
    wordless = [model for model in models if "verbose_name_plural" not in model._meta.original_attrs]
    assert wordless == []


def test_every_name_that_the_page_knows_is_of_a_job_that_there_is():
    here = {(job.__module__.split(".")[1], job.__name__) for job in retention.erases_in_time}
    assert {(room, job) for room, job, _kind in _NAMES} <= here


def test_links_to_private_pages_are_called_so_and_counted_with_what_else_is_said_of_them(admin_client):
    PrivateLink.objects.issue("ada@example.org", timezone.now() - dt.timedelta(days=9), dt.timedelta(hours=2))
    erase_and_report(timezone.now())
    assert "Links to private pages: <strong>1</strong>" in admin_client.get(PAGE).content.decode()


def test_what_the_hourly_job_writes_is_what_the_page_reads(admin_client):
    long_ago = timezone.now() - dt.timedelta(days=31)
    Draft.objects.create(token_digest="a" * 64, created=long_ago, changed=long_ago)
    erase_and_report(timezone.now())
    page = admin_client.get(PAGE).content.decode()
    assert "Drafts of letters: <strong>1</strong>" in page
    assert "Is the worker running" not in page
    assert "What was erased" in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_failure_is_said(admin_client):
    reported(timezone.now(), {}, failed=["outbox.maildir.erase_old_files"])
    page = admin_client.get(PAGE).content.decode()
    assert "Failed:" in page
    assert "Outbox: erase old files" in page
    assert "Nothing was due" not in page


def test_it_takes_a_permission(client):
    user = User.objects.create_user("other", password="a plain example")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(PAGE).status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="view_entry", content_type__app_label="audit"))
    assert "No report was written yet" in client.get(PAGE).content.decode()
