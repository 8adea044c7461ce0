"""The audit trail, searched by act, by who and by when, and taken as a file."""

import csv
import datetime as dt
import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.insights.audit_log.queries import PAGE, Asked, actors, acts, found

pytestmark = pytest.mark.django_db
SEARCH, FILE, MAY = reverse("staff-audit:search"), reverse("staff-audit:csv"), "audit.view_entry"


def entry(act="example: done", actor="nia", days=0, **more):
    made = Entry.objects.create(act=act, actor=actor, **more)
    Entry.objects.filter(pk=made.pk).update(at=timezone.now() - dt.timedelta(days=days))
    return made


def test_it_is_found_by_act_by_who_and_by_when():
    one, two = entry(), entry(act="example: undone", actor="bo", days=3)
    today = timezone.localdate()
    assert set(found(Asked())) == {one, two}
    assert list(found(Asked(act="example: undone"))) == [two]
    assert list(found(Asked(who="nia"))) == [one]
    assert list(found(Asked(first=today - dt.timedelta(days=3), last=today - dt.timedelta(days=1)))) == [two]
    assert acts() == ("example: done", "example: undone")
    assert actors() == ("bo", "nia")


def test_the_page_shows_it_and_goes_on_to_older_ones(client, account):
    account(MAY)
    for number in range(PAGE + 2):
        entry(subject=f"example.Row:{number}")
    page = client.get(SEARCH, {"act": "example: done"}).content.decode()
    assert f"example.Row:{PAGE + 1}<" in page
    assert "example.Row:1<" not in page
    assert "act=example%3A+done&amp;before=" in page
    older = client.get(SEARCH + onward(page)).content.decode()
    assert "example.Row:1<" in older
    assert "Older ones" not in older


def onward(page):
    """The address of older ones."""
    return html.unescape(re.search(r'href="(\?[^"]*before=[^"]*)"', page)[1])


def test_what_was_written_down_late_stands_on_one_page_and_on_one_alone(client, account):
    """Some acts are written down some time after they were done: their keys are out of order, and some share a moment."""
    account(MAY)
    now = timezone.now()
    for number in range(2 * PAGE + 5):
        at = now - dt.timedelta(minutes=(number * 7919) % 90)
        Entry.objects.create(act="example: done", actor="nia", subject=f"example.Row:{number}", at=at)
    query, seen = "?act=example%3A+done", []
    for _page in range(3):
        page = client.get(SEARCH + query).content.decode()
        seen += re.findall(r"example\.Row:(\d+)<", page)
        if "Older ones" in page:
            query = onward(page)
    assert sorted(map(int, seen)) == list(range(2 * PAGE + 5))


def test_a_file_of_it_is_written_down_and_runs_nothing(client, account):
    account(MAY)
    entry(actor="=1+1", detail={"why": "an example"})
    rows = list(csv.DictReader(client.get(FILE, {"act": "example: done"}).getvalue().decode().splitlines()))
    assert rows[0]["who"] == "'=1+1"
    assert rows[0]["detail"] == '{"why": "an example"}'
    assert Entry.objects.get(act="staff.audit-taken").detail == {"asked": "act=example%3A+done"}


@pytest.mark.parametrize(
    "query",
    [
        "?act=none",
        "?first=x&last=2026-02-31",
        "?before=x",
        "?before=2026-02-31T00%3A00%3A00Z_1",
        "?before=2026-01-01T00%3A00%3A00_1",
        "?before=0001-01-01T00%3A00%3A00%2B14%3A00_9",
        "?who=%00",
        "?last=9999-12-31",
        "?first=0001-01-01",
    ],
)
def test_any_question_is_answered(client, account, query):
    account(MAY)
    assert client.get(SEARCH + query).status_code == 200
    assert client.get(FILE + query).status_code == 200


def test_nobody_else_sees_it(client, account):
    account("insights.see_all_seats")
    assert client.get(SEARCH).status_code == 302
    assert client.get(FILE).status_code == 302
