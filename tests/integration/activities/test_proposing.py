"""Proposing an activity without an account: what is typed survives, it is confirmed by e-mail, and nothing is public before it was read."""

import datetime as dt
import re

import pytest
from django.core import signing
from django.utils import timezone

from causeway.activities.activity import advice
from causeway.activities.activity.models import Activity
from causeway.activities.proposing.actions import forget_unconfirmed
from causeway.audit.models import Entry
from causeway.outbox.models import Message
from causeway.people import honeypot
from tests.integration.activities.conftest import COUNCIL, HOST, LONDON, SEAT, in_days, link_in, page, proposal

pytestmark = pytest.mark.django_db


def test_from_the_form_to_the_site(client, places, admin_client):
    assert "Say what you plan" in page(client.get("/activities/"))
    answer = client.post("/activities/new/", proposal())
    assert "look at your e-mail" in page(answer)
    activity = Activity.objects.get()
    assert (activity.state, activity.seat_code, activity.authority, activity.region) == ("asked", SEAT, COUNCIL, LONDON)
    link = link_in(Message.objects.get(), "open")
    client.get(link)
    activity.refresh_from_db()
    assert activity.state == "asked"  # looking is not confirming
    assert client.post(link).url == "/activities/mine/"
    assert "with the campaign" in page(client.get("/activities/mine/"))
    assert "Stall at" not in page(client.get("/activities/"))
    assert client.get(f"/activities/{activity.uid}/").status_code == 404

    entry = page(admin_client.get(f"/staff/review/activities/{activity.pk}/"))
    assert "Stall at the summer fair" in entry
    assert "A speaker" in entry
    admin_client.post(f"/staff/review/activities/{activity.pk}/", {"decision": "publish", "version": 1})
    assert "Stall at the summer fair" in page(client.get("/activities/"))
    public = page(client.get(f"/activities/{activity.uid}/"))
    assert "Town square" in public
    for secret in (HOST, "Example Host", "blue tent"):
        assert secret not in public
    told = Message.objects.get(kind="activity-decided")
    assert "is on the site" in told.text
    assert f"/activities/mine/{activity.uid}/" in told.text
    acts = Entry.objects.filter(subject=f"activities.Activity:{activity.pk}").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["activity: proposed", "activity: its host confirms it by e-mail", "activity: staff publish it"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Give it a name"),
        ({"near": "Nowhere at all"}, "no place called"),
        ({"near": ""}, "Give a postcode"),
        ({"place": ""}, "Say where people go"),
        ({"ends": "09:00"}, "ends before it begins"),
        ({"first_day": "2020-01-01"}, "That day is over"),
        ({"first_day": in_days(1200).isoformat()}, "more than two years"),
        ({"also_1": "2020-01-01"}, "That day is over"),
        ({"also_3": in_days(1200).isoformat()}, "more than two years"),
        ({"repeats": "weekly"}, "Until which day"),
        ({"repeats": "weekly", "until": in_days(800).isoformat()}, "A year at most"),
        ({"signs_up": ""}, "would reach nobody"),
        ({"title": "Coffee with Liam, aged 7, who has autism"}, "name a child"),
        ({"email": "nobody"}, "valid email"),
        ({"kind": "party"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, places, changed, said):
    answer = client.post("/activities/new/", proposal(**changed))
    assert answer.status_code == 422
    assert said in page(answer)
    assert "Ask for Bo at the blue tent." in page(answer)
    assert not Activity.objects.exists()
    assert not Message.objects.exists()


def test_a_clock_that_goes_forward_over_the_hour_is_told(client, places):
    sunday = next(
        day
        for year in (timezone.localdate().year, timezone.localdate().year + 1)
        for day in [max(dt.date(year, 3, each) for each in range(25, 32) if dt.date(year, 3, each).weekday() == 6)]
        if day > timezone.localdate()
    )
    typed = proposal(first_day=sunday.isoformat(), begins="01:30", ends="03:00")
    assert "clocks go forward" in page(client.post("/activities/new/", typed))


def test_a_school_is_found_by_name_and_several_are_offered(client, places):
    several = page(client.post("/activities/new/", proposal(mode="school", near="Example School", place="")))
    assert "Choose one" in several
    assert "Lower Example School" in several
    typed = proposal(mode="school", near="Example School", place="", near_choice="900002", near_asked="Example School")
    answer = page(client.post("/activities/new/", typed))
    activity = Activity.objects.get()
    assert (activity.seat_name, activity.place) == ("Lower Example", "Lower Example School, Exampleton")
    assert "On school grounds" in answer
    assert "Education Act 1996" in answer
    assert "Education" in Message.objects.get().text or "legislation.gov.uk" in Message.objects.get().text


def test_advice_is_given_only_where_it_matters(client, places):
    assert "On school grounds" not in page(client.post("/activities/new/", proposal()))
    assert "Where children are" in page(client.post("/activities/new/", proposal(children="on")))


@pytest.mark.parametrize(
    ("seat", "on", "said"), [(SEAT, "2027-04-10", True), (SEAT, "2027-06-10", False), ("W07000041", "2027-04-10", False)]
)
def test_advice_near_the_day_on_which_councillors_are_elected(places, seat, on, said):
    activity = Activity(mode="place", seat_code=seat)
    found = advice.of(activity, dt.date.fromisoformat(on))
    assert [each.title for each in found] == (["Near an election"] if said else [])
    assert all("6 May 2027" in each.text and "We do not hold which councils" in each.text for each in found)
    assert all("legislation.gov.uk/ukpga/1983/2/section/37" in each.rules[0].address for each in found)


def test_a_roundtable_leads_to_its_own_room_and_loses_nothing(client, places):
    answer = client.post("/activities/new/", proposal(kind="roundtable"))
    assert answer.status_code == 422
    assert 'href="/roundtables/"' in page(answer)
    assert "room of its own" in page(answer)
    assert "Ask for Bo at the blue tent." in page(answer)
    assert not Activity.objects.exists()


def test_a_program_reads_the_same_page_as_a_person(client, places):
    def shown(**typed):
        return re.sub(r"token\S+|nonce\S+", "", page(client.post("/activities/new/", proposal(children="on", **typed))))

    assert shown(website="https://spam.example.org") == shown()
    assert Activity.objects.count() == 1


def test_what_a_program_types_is_thanked_for_and_kept_nowhere(client, places):
    answer = client.post("/activities/new/", proposal(website="https://spam.example.org"))
    assert answer.status_code == 200
    quick = signing.TimestampSigner(salt=honeypot.SALT).sign("form")
    assert client.post("/activities/new/", proposal(opened=quick)).status_code == 200
    assert client.post("/activities/new/", proposal(opened="forged:1:x")).status_code == 200
    assert not Activity.objects.exists()
    assert not Message.objects.exists()


def test_one_address_is_not_mailed_without_end(client, places):
    for _each in range(20):
        assert client.post("/activities/new/", proposal()).status_code == 200
    assert client.post("/activities/new/", proposal()).status_code == 429
    assert Activity.objects.count() == 20


def test_what_nobody_confirmed_is_gone_after_three_days(client, places):
    client.post("/activities/new/", proposal())
    assert forget_unconfirmed(timezone.now() + dt.timedelta(days=2)) == 0
    forget_unconfirmed(timezone.now() + dt.timedelta(days=4))
    assert not Activity.objects.exists()


def test_days_follow_the_rule_at_the_same_hour_over_the_change_of_clocks(client, places):
    typed = proposal(repeats="fortnightly", until=in_days(21 + 300).isoformat(), also_1=in_days(22).isoformat())
    assert client.post("/activities/new/", typed).status_code == 200
    days = list(Activity.objects.get().days.all())
    assert len(days) == 22 + 1
    assert {timezone.localtime(each.starts_at).time() for each in days} == {dt.time(10)}
    assert {timezone.localtime(each.starts_at).utcoffset() for each in days} == {dt.timedelta(0), dt.timedelta(hours=1)}
    assert sum(each.by_rule is None for each in days) == 1
