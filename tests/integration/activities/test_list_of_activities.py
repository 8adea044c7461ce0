"""What everybody sees: the list by place, kind and day; feeds that independent parsers read; data for search engines."""

import datetime as dt
import json
import re

import icalendar
import pytest
import vobject
from django.db import connection
from django.utils import timezone

from tests.integration.activities.conftest import COUNCIL, LONDON, OTHER, SEAT, in_days, page

pytestmark = pytest.mark.django_db


def test_by_place_kind_and_day(client, published):
    published(title="One stall")
    published(title="One meeting", kind="meeting", near="EX2 2BB", first_day=in_days(40).isoformat())
    for query, stall, meeting in (
        ("", True, True),
        (f"seat={SEAT}", True, False),
        (f"seat={OTHER}", False, True),
        (f"authority={COUNCIL}", True, True),
        (f"region={LONDON}", True, True),
        ("region=W92000004", False, False),
        ("kind=meeting", False, True),
        ("near=EX1+1AA", True, False),
        ("near=Lower+Example", False, True),
        (f"on={in_days(30)}", False, True),
        ("on=nonsense&kind=stall", True, False),
        ("after=nonsense", True, True),
        ("after=2026-13-99~1", True, True),
        ("after=0001-01-01T00:00:00%2B01:00~1", True, True),
        ("after=9999-12-31T23:59:59-01:00~1", True, True),
        ("on=0001-01-01", True, True),
        ("on=9999-12-31", True, True),
    ):
        shown = page(client.get(f"/activities/?{query}"))
        assert ("One stall" in shown, "One meeting" in shown) == (stall, meeting), query


def test_pages_follow_without_gap_or_overlap(client, published, monkeypatch):
    from causeway.activities.listing import queries

    monkeypatch.setattr(queries, "PER_PAGE", 2)
    published(repeats="weekly", until=in_days(21 + 28).isoformat())
    seen, query = [], ""
    for _each in range(4):
        shown = page(client.get(f"/activities/?{query}"))
        seen += re.findall(r'<time datetime="([^"]+)"', shown)
        following = re.search(r'href="\?([^"]*after[^"]*)"', shown)
        if following is None:
            break
        query = following[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 5
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    "path", [f"region/{LONDON}", f"council/{COUNCIL}", f"constituency/{SEAT}", "kind/stall", "all/everything"]
)
def test_feeds_are_read_by_two_parsers(client, published, path):
    activity = published(repeats="weekly", until=in_days(21 + 70).isoformat())
    answer = client.get(f"/activities/feeds/{path}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    event = calendar.walk("VEVENT")[0]
    assert event["UID"] == activity.host_uid
    assert {"SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "RRULE", "URL"} <= set(event)
    assert calendar.walk("VTIMEZONE")[0]["TZID"] == "Europe/London"
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(hours=6)
    assert calendar["X-PUBLISHED-TTL"] == "PT6H"
    other = vobject.readOne(answer.content.decode())
    assert other.vevent.uid.value == activity.host_uid
    assert len(list(other.vevent.rruleset)) == 11
    news = client.get(f"/activities/feeds/{path}.xml")
    assert "Stall at the summer fair" in page(news)
    assert news["Content-Type"].startswith("application/rss+xml")


def test_a_calendar_that_is_full_has_what_comes_next_in_its_order(client, published, monkeypatch):
    from causeway.activities.listing import feeds

    monkeypatch.setattr(feeds, "MOST", 3)
    titles = ["Sixth", "Fifth", "Fourth", "Third", "Second", "First"]
    made = [published(title=title, first_day=in_days(30 - at).isoformat()) for at, title in enumerate(titles)]
    for each in made[3:5]:  # long over, and of late: a calendar has them last
        day = each.days.get()
        ago = dt.timedelta(days=30)
        each.days.update(starts_at=day.starts_at - ago, ends_at=day.ends_at - ago)
    calendar = icalendar.Calendar.from_ical(client.get("/activities/feeds/all/everything.ics").content)
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["First", "Fourth", "Fifth"]


def test_a_long_series_leaves_room_for_others_in_a_calendar(client, published, monkeypatch):
    from causeway.activities.listing import feeds

    monkeypatch.setattr(feeds, "MOST", 2)
    published(title="Every week", repeats="weekly", until=in_days(21 + 70).isoformat())
    published(title="Once", first_day=in_days(80).isoformat())
    assert b"SUMMARY:Once" in client.get("/activities/feeds/all/everything.ics").content


def test_news_that_is_full_has_the_lately_published(client, published, monkeypatch):
    from causeway.activities.listing import feeds

    monkeypatch.setattr(feeds, "MOST_NEWS", 2)
    for title, day in (("Older", 22), ("Newer", 90), ("Newest", 60)):
        published(title=title, first_day=in_days(day).isoformat())
    shown = page(client.get("/activities/feeds/all/everything.xml"))
    assert re.findall(r"<title>(\w+)</title>", shown) == ["Newest", "Newer"]


@pytest.mark.parametrize("path", ["region/E12000099", "kind/party", "council/x", "all/x", "x/y"])
def test_a_feed_of_nothing_is_not_there(client, places, path):
    assert client.get(f"/activities/feeds/{path}.ics").status_code == 404


def test_a_series_with_a_day_off_and_one_moved(client, published):
    activity = published(repeats="weekly", until=in_days(21 + 28).isoformat())
    days = list(activity.days.all())
    client.post(f"/activities/mine/{activity.uid}/{days[1].pk}/off/", {"why": "Bank holiday."})
    moved = {"mode": "place", "place": "Town square", "near": "EX1 1AA", "begins": "14:00", "ends": "15:00"}
    client.post(
        f"/activities/mine/{activity.uid}/{days[2].pk}/move/",
        moved | {"first_day": timezone.localdate(days[2].starts_at).isoformat()},
    )
    calendar = icalendar.Calendar.from_ical(client.get(f"/activities/{activity.uid}/calendar.ics").content)
    series, one = calendar.walk("VEVENT")
    assert series["UID"] == one["UID"] == activity.host_uid
    assert series["EXDATE"].dts[0].dt == days[1].starts_at
    assert one["RECURRENCE-ID"].dt == days[2].starts_at
    assert one["DTSTART"].dt.hour == 14
    assert series["SEQUENCE"] == one["SEQUENCE"] == 2


def test_search_engines_read_the_event_and_nothing_ends_the_element(client, published):
    activity = published(text="Cake & talk </script><script>alert(1)</script>")
    shown = page(client.get(f"/activities/{activity.uid}/"))
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', shown)[1])
    event = data["@graph"][0]
    assert event["description"] == "Cake & talk </script><script>alert(1)</script>"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert dt.datetime.fromisoformat(event["startDate"]) == activity.days.get().starts_at
    assert event["location"]["address"]["postalCode"] == "EX1 1AA"
    assert "alert(1)</script>" not in shown.replace(re.search(r"<div class=\"prose\">.*?</div>", shown, re.DOTALL)[0], "")


def test_the_exact_place_is_kept_back_everywhere(client, published, signed_up):
    activity = published(place_shown="")
    public = [
        page(client.get(f"/activities/{activity.uid}/")),
        page(client.get("/activities/")),
        page(client.get(f"/activities/{activity.uid}/calendar.ics")),
        page(client.get("/activities/feeds/all/everything.ics")),
        page(client.get("/activities/feeds/all/everything.xml")),
    ]
    assert not [shown for shown in public if "Town square" in shown or "EX1 1AA" in shown]
    assert "Town square" in page(client.get(signed_up(activity)))


def test_the_page_of_an_area_leads_here(client, published):
    from causeway.activities.room import beside

    now = timezone.now()
    assert beside("constituency", SEAT, now) is None
    published()
    assert beside("constituency", SEAT, now).address == f"/activities/?seat={SEAT}"
    assert beside("authority", COUNCIL, now).words.startswith("1 activity")
    assert beside("region", LONDON, now)
    assert beside("icb", "E54000901", now) is None


def test_staff_of_a_region_read_only_theirs(client, propose, django_user_model):
    from django.contrib.auth.models import Permission

    from causeway.regions.models import LooksAfter

    activity = propose()
    user = django_user_model.objects.create_user("regional", password="an example", is_staff=True)
    user.user_permissions.add(
        Permission.objects.get(codename="publish_own_regions"), Permission.objects.get(codename="access_admin")
    )
    client.force_login(user)
    staff = f"/staff/review/activities/{activity.pk}/"
    assert client.get("/staff/review/activities/").status_code == 200
    assert client.get(staff).status_code == 404
    LooksAfter.objects.create(user=user, region="W92000004")
    assert client.get(staff).status_code == 404
    LooksAfter.objects.create(user=user, region=LONDON)
    assert client.get(staff).status_code == 200
    client.post(staff, {"decision": "publish", "version": 1})
    activity.refresh_from_db()
    assert (activity.on_site, activity.approved_by) == (True, "regional")


def test_the_map_and_the_list_under_it(client, published):
    published()
    shown = page(client.get("/activities/map/"))
    assert f'href="/activities/?seat={SEAT}">Upper Example</a> (1)' in shown


def test_no_map_is_drawn_of_nothing(client, places):
    shown = page(client.get("/activities/map/"))
    assert "Yours can be the first" in shown
    assert "chart__areas" not in shown


def test_a_partner_shows_it_in_a_frame_and_nobody_else(client, published):
    from causeway.letters.partners.models import Partner

    published()
    Partner.objects.create(name="Example Charity", slug="charity", origins="https://www.example.org")
    answer = client.get(f"/activities/embed/charity/?region={LONDON}")
    assert "Stall at the summer fair" in page(answer)
    assert "frame-ancestors https://www.example.org" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert client.get("/activities/embed/nobody/").status_code == 404
    assert "frame-ancestors 'none'" in client.get("/activities/")["Content-Security-Policy"]


def test_the_map_counts_days_without_looking_into_their_table(places, django_assert_num_queries):
    from causeway.activities.listing.queries import counts

    now = timezone.now()
    with django_assert_num_queries(1) as asked:
        counts(now, now + dt.timedelta(days=92))
    if connection.vendor == "sqlite":  # the other database keeps its own statistics, and reads a small table whole
        plan = connection.cursor().execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}").fetchall()
        assert "COVERING INDEX activities_day_counted" in str(plan)
