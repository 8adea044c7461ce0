"""Supporters are passed on to nobody by default; to a tool where a setting and their own yes name it; and never silently."""

import csv
import datetime as dt
import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.urls import reverse

from causeway.audit.models import Entry
from causeway.insights.home.queries import waiting
from causeway.privacy.registry import erase_person
from causeway.privacy.retention import erase_what_is_due
from causeway.supporters.joining import actions as joining
from causeway.supporters.joining.desk import confirm
from causeway.supporters.joining.models import Consent
from causeway.supporters.passing_on import actions as acts
from causeway.supporters.passing_on.chosen import chosen
from causeway.supporters.passing_on.models import PassedOn
from tests.integration.supporters.conftest import NOW, a_reader
from tests.integration.supporters.tool_servers import TOOLS, ToolServer

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


@pytest.fixture(params=sorted(TOOLS))
def tool(request, settings):
    check, name = TOOLS[request.param]
    server = ToolServer(check)
    settings.SUPPORTERS_TO, settings.SUPPORTERS_URL, settings.SUPPORTERS_KEY = request.param, server.origin, server.key
    settings.SUPPORTERS_LIST, settings.SUPPORTERS_NAME, settings.SUPPORTERS_SECRET = "example-list", "Example Tool", "a-secret"
    settings.FETCH_ALLOWED_PRIVATE = [server.host]
    server.named = name
    yield server
    server.close()


@transaction.atomic
def joins(wording, email=ADA):
    supporter = a_reader(email=email, state="asked", seat_name="Upper Example")
    Consent.objects.create(supporter=supporter, wording=wording, version="x", channel="page", given_at=NOW)
    confirm(email, NOW)
    return supporter


def agrees_to(tool):
    return joins(f"Yes, write to me, and keep my address with {tool.named} for that.")


def test_by_default_nobody_is_passed_on(seat):
    joins("Yes, write to me, and keep my address with Mailchimp for that.")
    assert chosen() is None
    assert acts.pass_on(NOW) == 0
    assert not PassedOn.objects.exists()


def test_each_tool_is_told_who_reads_and_who_left_as_it_documents(seat, tool):
    supporter = agrees_to(tool)
    assert acts.pass_on(NOW) == 1
    assert tool.people == {ADA: "subscribed"}
    joining.leave(supporter.pk, NOW)
    acts.pass_on(NOW)
    assert tool.people == {ADA: "unsubscribed"}
    assert list(PassedOn.objects.values_list("says", "state")) == [("reads", "passed on"), ("left", "passed on")]
    assert all("webhook-signature" in {name.lower() for name in headers} for _m, _p, headers, _b in tool.heard)


def test_who_did_not_agree_to_the_tool_is_not_passed_on(seat, tool):
    supporter = joins("Yes, write to me, and keep it to yourselves.")
    acts.pass_on(NOW)
    joining.leave(supporter.pk, NOW)
    acts.pass_on(NOW)
    assert tool.heard == []


def test_no_more_is_told_than_they_agreed_to(seat, tool):
    agrees_to(tool)
    acts.pass_on(NOW)
    (_method, _path, _headers, body), *_none = tool.heard
    assert b"nonce" not in body
    assert b"paused" not in body


def test_a_busy_tool_is_asked_again_and_the_person_is_told_of_once(seat, tool):
    agrees_to(tool)
    tool.first = [503, 429]
    acts.pass_on(NOW)
    assert acts.pass_on(NOW) == 0  # not before its time
    assert PassedOn.objects.get().last_error == "It answered 503."
    acts.pass_on(NOW + dt.timedelta(minutes=2))
    acts.pass_on(NOW + dt.timedelta(minutes=10))
    assert PassedOn.objects.get().state == "passed on"
    assert len({headers.get("webhook-id") or headers.get("Webhook-Id") for _m, _p, headers, _b in tool.heard}) == 1


def test_what_is_refused_is_shown_to_staff_and_tried_again_when_they_say(staff, seat, tool):
    agrees_to(tool)
    tool.first = [401]
    acts.pass_on(NOW)
    user = staff.get("/staff/").wsgi_request.user
    assert "Supporters who could not be passed on" in {str(each.title) for each in waiting(user, NOW)}
    page = staff.get(reverse("supporters_staff:passing-on")).content.decode()
    assert "It answered 401." in page
    assert ADA not in page
    staff.post(reverse("supporters_staff:passing-on"))
    acts.pass_on(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1))
    assert tool.people == {ADA: "subscribed"}


def test_a_tool_that_is_away_for_days_is_given_up_and_said(seat, settings):
    settings.SUPPORTERS_TO, settings.SUPPORTERS_NAME, settings.SUPPORTERS_URL = "webhook", "Example Tool", "http://127.0.0.1:1/"
    joins("Yes, with Example Tool for it.")
    now = NOW
    for _ in range(60):
        acts.pass_on(now)
        now += dt.timedelta(hours=4)
    assert PassedOn.objects.get().state == "failed"
    assert "FetchRefused" in PassedOn.objects.get().last_error
    assert Entry.objects.filter(act__endswith="did not answer for days").count() == 1


def test_that_somebody_was_erased_is_still_told(seat, tool):
    agrees_to(tool)
    acts.pass_on(NOW)
    erase_person(ADA)
    assert list(PassedOn.objects.values_list("says", flat=True)) == ["left"]
    now = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)
    acts.pass_on(now)
    assert tool.people == {ADA: "unsubscribed"}
    erase_what_is_due(now)
    assert not PassedOn.objects.exists()


def test_that_somebody_left_is_told_however_long_they_read(seat, tool):
    supporter = agrees_to(tool)
    acts.pass_on(NOW)
    later = NOW + dt.timedelta(days=400)
    erase_what_is_due(later)
    joining.leave(supporter.pk, later)
    acts.pass_on(later)
    assert tool.people == {ADA: "unsubscribed"}
    erase_what_is_due(later)
    assert not PassedOn.objects.exists()


def test_what_was_given_up_before_they_left_is_not_said_after_it(staff, seat, tool):
    """Trying again what failed must bring nobody back to a list that they left, nor take off one who came back."""
    tool.first = [403]
    supporter = agrees_to(tool)
    acts.pass_on(NOW)
    assert PassedOn.objects.get().failed
    joining.leave(supporter.pk, NOW)
    acts.pass_on(NOW)
    staff.post(reverse("supporters_staff:passing-on"))
    acts.pass_on(NOW + dt.timedelta(days=1))
    assert tool.people == {ADA: "unsubscribed"}
    assert len(tool.heard) == 2


def test_what_is_on_its_way_arrives_before_what_is_said_next(seat, tool):
    supporter = agrees_to(tool)
    row = PassedOn.objects.get()
    assert acts._claimed(row.pk, NOW)
    joining.leave(supporter.pk, NOW)
    assert acts.pass_on(NOW) == 0
    assert acts.pass_on(NOW + acts.LEASE) == 1
    assert list(PassedOn.objects.values_list("says", "state")) == [("left", "passed on")]


def test_the_twin_writes_down_what_it_would_have_sent(seat, settings, tmp_path):
    settings.SUPPORTERS_TO, settings.SUPPORTERS_NAME, settings.VAR = "file", "Example Tool", tmp_path
    joins("Yes, with Example Tool for it.")
    acts.pass_on(NOW)
    (line,) = (tmp_path / "passed-on.jsonl").read_text().splitlines()
    assert json.loads(json.loads(line)["body"])["data"]["email"] == ADA
    assert PassedOn.objects.get().state == "passed on"


def test_a_tool_there_is_not_is_said(settings):
    settings.SUPPORTERS_TO = "somebody"
    with pytest.raises(ImproperlyConfigured, match="it is one of action-network"):
        chosen()


def test_staff_take_readers_out_as_a_file_and_that_is_written_down(staff, seat):
    joins("Yes, write to me about this.")
    a_reader(2, state="left")
    answer = staff.post(reverse("supporters_staff:take-out"))
    (row,) = csv.DictReader(answer.getvalue().decode().splitlines())
    assert (row["email"], row["consent_wording"], row["consent_confirmed_on"]) == (
        ADA,
        "Yes, write to me about this.",
        "2026-11-30",
    )
    assert Entry.objects.get(act="supporters: taken out as a file").detail == {"many": 1}


def test_only_who_may(client, seat):
    assert client.get(reverse("supporters_staff:passing-on")).status_code == 302
    assert client.post(reverse("supporters_staff:take-out")).status_code == 302
