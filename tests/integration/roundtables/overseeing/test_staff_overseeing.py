"""What staff see of the roundtables, each only theirs, without names until they open them, and who opened them."""

import csv
import datetime as dt
import io
import re

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from icalendar import Calendar

from causeway.areas.models import Area, AreaRelation
from causeway.audit.actions import record
from causeway.audit.models import Entry
from causeway.regions.models import LooksAfter, Region
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.overseeing import actions as acts
from causeway.roundtables.overseeing import contact_access, coverage, month, views
from causeway.roundtables.overseeing import feed as staff_feed
from causeway.roundtables.overseeing import queries as overseeing
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.models import Roundtable
from tests.accounts import account

pytestmark = pytest.mark.django_db
ALL = Scope(None)
PAGES = ["", "calendar/", "coverage/", "clashes/", "details-opened/", "roundtables.csv", "seats.csv"]
ENGLISH, WELSH, FURTHER = "E14000901", "W07000902", "E14000903"


@pytest.fixture(autouse=True)
def seats(db):
    """Two English seats in different regions, and a Welsh one."""
    for code, region in ((ENGLISH, Region.LONDON), (FURTHER, Region.NORTH_EAST)):
        whole = Area.objects.create(kind="region", code=region.value, name="Example Region")
        part = Area.objects.create(kind="constituency", code=code, name=f"Example Seat {code[-1]}")
        AreaRelation.objects.create(part=part, whole=whole, share=1, basis="whole", source="made up")
    Area.objects.create(kind="constituency", code=WELSH, name="Example Seat 2")


def watched(**more):
    return overseeing.filled(overseeing.ranked(ALL, NOW, overseeing.clashing(NOW), **more), NOW)


def page(client, path=""):
    return client.get(f"/staff/roundtables/{path}").getvalue().decode()


@pytest.fixture
def two():
    """One in London that is settled, one in Wales and the North East that is planned."""
    settled, planned = a_roundtable("settled", state="confirmed"), a_roundtable("planned", title="Example plan")
    a_seat(settled, ENGLISH)
    a_seat(planned, WELSH, "Bo Sample", 902)
    a_seat(planned, FURTHER, "Cy Specimen", 903)
    settled.chosen, settled.confirmed_at = a_date(settled), NOW
    settled.save()
    a_guest(settled, "Somebody")
    return settled, planned


def test_nobody_without_the_permission_sees_anything(client, two):
    settled, _planned = two
    client.force_login(account("curious"))
    for path in [*PAGES, f"{settled.pk}/", f"{settled.pk}/example/"]:
        assert client.get(f"/staff/roundtables/{path}").status_code == 302
    assert client.post(f"/staff/roundtables/{settled.pk}/contacts/", {"whose": "guests"}).status_code == 302
    assert not Entry.objects.filter(act=Noted.CONTACT_DETAILS_SHOWN).exists()


def test_the_ready_made_groups_open_what_they_are_for(client, two):
    settled, planned = two
    client.force_login(account("staff", group="Roundtable staff"))
    assert all(client.get(f"/staff/roundtables/{path}").status_code == 200 for path in [*PAGES, "promises/"])
    regional = account("regional", group="Regional organisers")
    client.force_login(regional)
    assert "No region is set for your account" in page(client)
    assert settled.title not in page(client)
    LooksAfter.objects.create(user=regional, region=Region.WALES)
    for path in PAGES[:3]:
        assert settled.title not in page(client, path)
    assert planned.title in page(client)
    assert client.get(f"/staff/roundtables/{planned.pk}/").status_code == 200
    assert client.get(f"/staff/roundtables/{settled.pk}/").status_code == 404
    assert client.post(f"/staff/roundtables/{settled.pk}/contacts/", {"whose": "guests"}).status_code == 404
    assert client.get(f"/staff/roundtables/{planned.pk}/example/").status_code == 302
    LooksAfter.objects.update(withdrawn=True)
    assert client.get(f"/staff/roundtables/{planned.pk}/").status_code == 404


def test_a_region_is_given_on_a_kept_list(client):
    user = account("somebody")
    client.force_login(get_user_model().objects.create_superuser("example", "staff@example.org", "example"))
    for _twice in range(2):
        client.post("/staff/regional-organisers/new/", {"user": user.pk, "region": Region.WALES})
    assert LooksAfter.objects.get().user == user
    assert Entry.objects.filter(act="roundtables: regional organiser saved", actor="example").count() == 1


def test_the_list_says_where_each_stands_and_who_needs_help_stands_first(two):
    settled, planned = two
    Roundtable.objects.filter(pk=planned.pk).update(changed=NOW - 20 * DAY)
    first, second = watched()
    assert (first.roundtable, first.needs) == (planned, ("Nobody has touched it for 20 days.",))
    assert first.regions == ("North East", "Wales")
    assert (second.roundtable, second.needs, second.step) == (settled, (), "Prepare the day")
    near = settled.chosen.starts_at - 10 * DAY
    reasons = overseeing.one(ALL, settled.pk, near).needs
    assert reasons == (
        "It is in 10 days, and no MP comes yet.",
        "It is in 10 days, and there is no run sheet.",
        "It is in 10 days, and nobody takes notes.",
    )


def test_what_is_over_shows_only_when_asked_for_or_while_promises_are_overdue(two):
    settled, planned = two
    Roundtable.objects.filter(pk=settled.pk).update(state="closed")
    Roundtable.objects.filter(pk=planned.pk).update(state="cancelled")
    assert watched() == []
    assert {row.roundtable for row in watched(ended=True)} == {settled, planned}
    promise = {"roundtable": settled, "words": "Example", "client_id": "x", "made_at": NOW, "due": NOW.date() - 3 * DAY}
    Promise.objects.create(**promise)
    assert [row.needs for row in watched()] == [("1 promise is overdue.",)]


def test_the_list_takes_as_many_queries_for_ten_as_for_two(two, django_assert_max_num_queries):
    for number in range(8):
        a_seat(a_roundtable(f"more-{number}"), ENGLISH)
    with django_assert_max_num_queries(20):
        assert len(watched()) == 10


def test_the_page_names_nobody_until_details_are_opened_and_that_is_written_down(client, two):
    settled, _planned = two
    an_answer(settled.seats.get(), "sends someone")
    answer = settled.invitations.get().answers.get()
    answer.who, answer.access_needs = "Deputy Example", "a ramp"
    answer.save()
    client.force_login(account("staff", group="Roundtable staff"))
    quiet = page(client, f"{settled.pk}/")
    people = {"organisers": "Example Organiser", "guests": "Somebody", "offices": "Deputy Example"}
    assert not any(name in quiet or name in page(client) for name in people.values())
    assert "sends somebody" in quiet
    for whose, name in people.items():
        shown = client.post(f"/staff/roundtables/{settled.pk}/contacts/", {"whose": whose}).content.decode()
        assert name in shown
        assert "a ramp" not in shown
    rows = Entry.objects.filter(act=Noted.CONTACT_DETAILS_SHOWN, actor="staff").order_by("pk")
    assert [row.detail for row in rows] == [
        {"organisers": [settled.organisers.get().pk]},
        {"guests": [settled.guests.get().pk]},
        {"offices": [answer.pk]},
    ]
    for path in (f"{settled.pk}/", "details-opened/"):
        assert "staff, 1 guest" in re.sub(r"</td><td>", ", ", page(client, path))
    assert client.post(f"/staff/roundtables/{settled.pk}/contacts/", {"whose": "all"}).status_code == 404
    assert client.get(f"/staff/roundtables/{settled.pk}/contacts/").status_code == 405


def test_who_took_papers_with_names_on_them_is_listed_too(two):
    settled, _planned = two
    record(contact_access.OnTheDay.PACK_DOWNLOADED, actor="organiser:1", subject=settled, detail={"files": 3, "names": 2})
    record(Noted.SEATS_ADDED, actor="organiser:1", subject=settled)
    found = contact_access.of(settled)
    assert [(each.who, each.whose) for each in found] == [("an organiser", "names on the papers for the day")]
    assert contact_access.everywhere(ALL) == found
    assert contact_access.everywhere(Scope(frozenset({Region.WALES}))) == []


def test_seeing_is_not_opening(client, two):
    settled, _planned = two
    client.force_login(account("looks", "see_roundtables"))
    assert "Open the guests" not in page(client, f"{settled.pk}/")
    assert client.post(f"/staff/roundtables/{settled.pk}/contacts/", {"whose": "guests"}).status_code == 302
    assert not Entry.objects.filter(act=Noted.CONTACT_DETAILS_SHOWN).exists()


def test_an_mp_asked_twice_is_found_until_they_decline_one(client, two):
    settled, _planned = two
    other = a_roundtable("other", title="Another example")
    seat = a_seat(other, ENGLISH)
    a_date(other, weeks=14)
    clash = overseeing.twice(overseeing.clashing(NOW))[0]
    assert (clash.mp, clash.roundtables, clash.apart, clash.settled) == ("Ada Example", (settled, other), 14, False)
    assert "1 MP is asked to another roundtable within a month." in overseeing.one(ALL, settled.pk, NOW).needs
    client.force_login(account("staff", group="Roundtable staff"))
    assert "14 days, not both settled yet" in page(client, "clashes/")
    assert overseeing.twice(overseeing.seen_of(Scope(frozenset({Region.WALES})), overseeing.clashing(NOW))) == []
    an_answer(seat, "cannot")
    assert overseeing.twice(overseeing.clashing(NOW)) == []


def test_clashes_and_roundtables_are_shown_a_page_at_a_time_and_the_file_has_all(client, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", 2)
    monkeypatch.setattr(overseeing, "PART", 2)
    for number in range(4):
        made = a_roundtable(f"example-{number}", title=f"Example {number}")
        a_seat(made, ENGLISH)
        a_date(made)
    client.force_login(account("staff", group="Roundtable staff"))
    assert "1 to 2 of 6" in page(client, "clashes/")
    assert "5 to 6 of 6" in page(client, "clashes/?page=3")
    assert "1 to 2 of 4" in page(client)
    assert len(list(csv.DictReader(io.StringIO(page(client, "roundtables.csv"))))) == 4
    assert "and 1 more" in page(client, "coverage/")


def test_how_far_we_reach_by_region(two):
    settled, planned = two
    found = coverage.coverage(ALL, NOW)
    assert [(row.name, row.planned, row.settled, row.held, row.share) for row in found.regions] == [
        ("North East", 1, 0, 0, 0.0),
        ("London", 0, 1, 0, 100.0),
        ("Wales", 1, 0, 0, 0.0),
    ]
    assert (found.all.covered, len(found.all.seats), found.all.came) == (1, 3, 0)
    assert coverage.covered(ALL, NOW) == coverage.Covered(1, 3)
    assert coverage.covered(Scope(frozenset({Region.WALES})), NOW) == coverage.Covered(0, 1)
    Roundtable.objects.filter(pk=planned.pk).update(state="held")
    Attendance.objects.create(roundtable=planned, invitation=planned.seats.get(code=WELSH).invitations.get(), at=NOW)
    found = coverage.coverage(Scope(frozenset({Region.WALES})), NOW)
    assert [(seat.code, seat.words, seat.came) for seat in found.reached] == [(WELSH, "held", True)]
    Roundtable.objects.filter(pk=settled.pk).update(state="cancelled")
    assert ENGLISH not in {seat.code for seat in coverage.coverage(ALL, NOW).reached}
    assert coverage.covered(ALL, NOW) == coverage.Covered(2, 3)
    Invitation.objects.filter(roundtable=planned).update(state="withdrawn")
    assert coverage.covered(ALL, NOW).covered == coverage.coverage(ALL, NOW).all.covered


def test_tables_to_download_hold_no_names_and_run_nothing(client, two):
    settled, _planned = two
    Roundtable.objects.filter(pk=settled.pk).update(title="=HYPERLINK(1)")
    client.force_login(account("staff", group="Roundtable staff"))
    rows = list(csv.DictReader(io.StringIO(page(client, "roundtables.csv"))))
    assert {row["title"] for row in rows} == {"'=HYPERLINK(1)", "Example plan"}
    assert "Organiser" not in str(rows)
    seats = {row["constituency_code"]: row for row in csv.DictReader(io.StringIO(page(client, "seats.csv")))}
    assert (seats[ENGLISH]["reach"], seats[WELSH]["reach"], seats[WELSH]["region"]) == ("date settled", "being planned", "Wales")


def test_a_month_shows_settled_days_and_days_on_offer(two):
    settled, planned = two
    offer = a_date(planned, weeks=12)
    taken_back = a_date(planned, weeks=13)
    taken_back.withdrawn_at = NOW
    taken_back.save()
    first = settled.chosen.starts_at.date().replace(day=1)
    days = month.month(ALL, first, NOW).busy
    assert [(on.key, on.settled) for day in days for on in day.roundtables] == [(settled.pk, True), (planned.pk, False)]
    assert days[0].day == offer.starts_at.date()
    Roundtable.objects.filter(pk=settled.pk).update(state="cancelled")
    assert [on.off for day in month.month(ALL, first, NOW).busy for on in day.roundtables] == [True, False]
    assert len(month.month(ALL, dt.date(2027, 2, 1), NOW).weeks) == 4
    assert month.month(ALL, dt.date(2026, 12, 1), NOW).after == dt.date(2027, 1, 1)


def test_a_crowded_day_is_shown_whole_by_itself(client):
    for number in range(month.SHOWN + 2):
        made = a_roundtable(f"crowded{number}", title=f"Crowded {number}")
        a_seat(made, ENGLISH)
        day = a_date(made, weeks=12).starts_at.date()
    client.force_login(account("staff", group="Roundtable staff"))
    asked = {"month": f"{day:%Y-%m}"}
    shown = client.get("/staff/roundtables/calendar/", asked).content.decode()
    assert "Crowded 0" in shown
    assert f"Crowded {month.SHOWN}" not in shown
    assert "2 more" in shown
    assert f"month={day:%Y-%m}&amp;day={day:%Y-%m-%d}#day" in shown
    alone = client.get("/staff/roundtables/calendar/", asked | {"day": f"{day:%Y-%m-%d}"}).content.decode()
    assert f"Crowded {month.SHOWN + 1}" in alone
    assert (
        "Nothing on this day." in client.get("/staff/roundtables/calendar/", asked | {"day": f"{day:%Y-%m}-01"}).content.decode()
    )
    for typed in ("x", "2027-02-31", "0001-01-01"):
        assert client.get("/staff/roundtables/calendar/", asked | {"day": typed}).status_code == 200


@pytest.mark.parametrize("typed", ["2027-03", "2027-13", "", "x", "0001-01", "9999-12"])
def test_any_month_may_stand_in_the_address(client, typed):
    client.force_login(account("staff", group="Roundtable staff"))
    assert client.get("/staff/roundtables/calendar/", {"month": typed}).status_code == 200


def feed(client, user):
    address = staff_feed.address_of(user).partition("/roundtables/")[2]
    client.logout()
    return client.get(f"/roundtables/{address}") if address else None


@pytest.mark.parametrize("path", ["", "calendar/", "coverage/"])
def test_what_people_typed_is_never_markup(client, path):
    typed = "\"><script>alert('&')</script>\u202e"
    made = a_roundtable("typed", title=typed, venue=typed)
    a_seat(made, code=ENGLISH)
    Area.objects.filter(code=ENGLISH).update(name=typed)
    month = a_date(made).starts_at.strftime("%Y-%m")
    client.force_login(account("staff", group="Roundtable staff"))
    said = page(client, f"{path}?month={month}")
    assert "<script>alert" not in said
    assert "&quot;&gt;&lt;script&gt;" in said


def test_a_calendar_by_link_holds_settled_days_and_no_person(client, two):
    settled, planned = two
    a_date(planned)
    user = account("staff", group="Roundtable staff")
    client.force_login(user)
    client.post("/staff/roundtables/calendar/", {"act": "new"})
    answer = feed(client, user)
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [settled.title]
    assert events[0].decoded("dtstart") == settled.chosen.starts_at
    text = answer.content.decode().replace("\r\n ", "")
    assert f"/staff/roundtables/{settled.pk}/" in text
    assert not any(word in text for word in ("Example Organiser", "side gate", "Somebody", "ATTENDEE"))
    Roundtable.objects.filter(pk=settled.pk).update(state="cancelled")
    assert b"STATUS:CANCELLED" in feed(client, user).content


def test_a_calendars_link_ends_with_a_new_one_when_revoked_and_with_the_permission(client, two):
    user = account("staff", group="Regional organisers")
    LooksAfter.objects.create(user=user, region=Region.WALES)
    acts.make_feed(user, NOW)
    old = staff_feed.address_of(user)
    assert b"VEVENT" not in feed(client, user).content
    acts.make_feed(user, NOW)
    path = old.partition("/roundtables/")[2]
    assert client.get(f"/roundtables/{path}").status_code == 404
    assert client.get("/roundtables/staff-calendar/made-up/roundtables.ics").status_code == 404
    user.groups.clear()
    assert feed(client, user).status_code == 404
    user.groups.add(Group.objects.get(name="Roundtable staff"))
    assert b"VEVENT" in feed(client, user).content
    client.force_login(user)
    client.post("/staff/roundtables/calendar/", {"act": "end"})
    assert staff_feed.address_of(user) == ""
    acts.make_feed(user, NOW)
    get_user_model().objects.update(is_active=False)
    assert feed(client, user).status_code == 404
