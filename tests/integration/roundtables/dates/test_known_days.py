"""What staff's month shows of the calendar: bank holidays, recess, what was recorded, and what nobody has recorded."""

import datetime as dt

import pytest
from day_examples import NOW
from django.contrib.auth import get_user_model

from causeway.areas.models import Area, AreaKind, AreaRelation
from causeway.regions.models import Region
from causeway.representatives.members.models import Parliament
from causeway.roundtables.dates import calendar, calendar_days
from causeway.roundtables.dates.calendar_models import KnownPeriod
from causeway.roundtables.dates.domain.dates import Kind, Known
from causeway.roundtables.overseeing import month
from causeway.roundtables.regions.scope import Scope

pytestmark = pytest.mark.django_db
ALL, LONDON = Scope(None), Scope(frozenset({Region.LONDON.value}))
MARCH = dt.date(2027, 3, 1)


def recorded(name, code, first, last, kind=Kind.SCHOOL_HOLIDAY, **more):
    given = {"source": f"https://example.org/{code}", "checked": first}
    return KnownPeriod.objects.create(kind=kind, name=name, area_code=code, first=first, last=last, **(given | more))


def lines(scope, first=MARCH):
    return [each.words for each in month.month(scope, first, NOW).known]


def test_bank_holidays_are_on_their_day_and_say_where_they_hold():
    found = month.month(ALL, MARCH, NOW)
    days = {day.day: [each.words for each in day.known] for week in found.weeks for day in week}
    assert days[dt.date(2027, 3, 26)] == ["Good Friday"]
    assert any("Monday" in words and "(" in words for words in days[dt.date(2027, 3, 29)])  # not in Scotland
    patrick = next(words for words in days[dt.date(2027, 3, 17)] if "Patrick" in words)
    assert "(" in patrick
    assert not any("Patrick" in words for words in lines(LONDON))


def test_recess_and_dissolution_are_shown(monkeypatch):
    rises = Known(Kind.RECESS, dt.date(2027, 3, 26), dt.date(2027, 4, 11), "recess", "https://example.org/recess", "Parliament")
    monkeypatch.setattr(calendar, "_recesses", lambda _periods: [rises])
    assert "recess" in lines(ALL)
    assert "recess" in lines(ALL, dt.date(2027, 4, 1))
    assert "recess" not in lines(ALL, dt.date(2027, 5, 1))
    Parliament.objects.create(number=99, elected_on=dt.date(2024, 7, 4), dissolved_on=dt.date(2027, 3, 30))
    gone = next(each for each in month.month(ALL, MARCH, NOW).known if "dissolved" in each.name)
    assert gone.open_ended


def test_what_is_recorded_is_shown_once_with_its_places_and_only_where_it_is_seen():
    for code, region in (("E09000001", Region.LONDON), ("E06000001", Region.NORTH_EAST)):
        whole = Area.objects.create(kind=AreaKind.REGION, code=region.value, name="Example Region")
        part = Area.objects.create(kind=AreaKind.UPPER_TIER, code=code, name=f"Council {code[-2:]} {region.label}")
        AreaRelation.objects.create(part=part, whole=whole, share=1, basis="whole", source="made up")
        recorded("spring break", code, MARCH, MARCH + dt.timedelta(days=4))
    recorded("mayoral election", "E12000007", MARCH, MARCH, Kind.ELECTION)
    recorded("wrong", "E09000001", MARCH, MARCH, withdrawn=True)
    assert "spring break (Council 01 London, Council 01 North East)" in lines(ALL)
    assert "spring break (Council 01 London)" in lines(LONDON)
    assert any("mayoral" in words for words in lines(LONDON))
    assert not any("mayoral" in words for words in lines(Scope(frozenset({Region.NORTH_EAST.value}))))
    assert not any("wrong" in words for words in lines(ALL))


def test_a_year_that_is_not_complete_is_said_to_be_unknown():
    assert "school holidays" in calendar_days.unknown(ALL, 2027)
    for code in ("E92000001", "W92000004", "S92000003"):
        recorded("all of it", code, MARCH, MARCH, completes_year=True)
    assert "school holidays" in calendar_days.unknown(ALL, 2027)
    assert "school holidays" not in calendar_days.unknown(LONDON, 2027)
    recorded("all of it", "N92000002", MARCH, MARCH, completes_year=True)
    assert "school holidays" not in calendar_days.unknown(ALL, 2027)
    assert "elections" in calendar_days.unknown(ALL, 2027)
    assert "school holidays" in calendar_days.unknown(ALL, 2028)


def test_the_page_says_both(client):
    client.force_login(get_user_model().objects.create_superuser("staff"))
    page = client.get("/staff/roundtables/calendar/", {"month": "2027-03"}).content.decode()
    assert "Good Friday" in page
    assert "What we know of this month" in page
    assert "Not known, or not everywhere, for 2027: " in page
    assert "school holidays" in page
