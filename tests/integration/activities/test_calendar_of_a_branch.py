"""The calendar of a branch: what is planned in the councils that it spans, under an address that stays when they change."""

import icalendar
import pytest
from django.utils import timezone

from causeway.areas.models import Area
from causeway.branches.directory.importing import publish
from causeway.branches.directory.models import Branch
from tests.integration.activities.conftest import COUNCIL, LONDON, in_days

pytestmark = pytest.mark.django_db


def titles(answer):
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]


@pytest.fixture
def branch(places):
    now = timezone.now()
    made = Branch.objects.create(name="Example branch", slug="example", region=LONDON, created=now)
    made.authorities.set(
        [Area.objects.get(code=COUNCIL), Area.objects.create(kind="authority", code="E10000902", name="Other Council")]
    )
    publish(made, {"about": "We meet."}, by="staff", now=now)
    return made


def test_it_has_what_is_planned_in_any_of_its_councils(client, branch, published):
    published(title="Later", first_day=in_days(40).isoformat())
    published(title="Sooner")
    elsewhere = published(title="Elsewhere")
    elsewhere.days.update(authority="E10000903")
    other = published(title="In the other council", first_day=in_days(30).isoformat())
    other.days.update(authority="E10000902")
    answer = client.get("/branches/at/example/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert titles(answer) == ["Sooner", "In the other council", "Later"]
    branch.authorities.set(Area.objects.filter(code=COUNCIL))
    assert titles(client.get("/branches/at/example/calendar.ics")) == ["Sooner", "Later"]


def test_its_page_says_how_to_subscribe(client, branch):
    page = client.get("/branches/at/example/").content.decode()
    assert "/branches/at/example/calendar.ics" in page
    assert 'href="webcal://' in page


def test_a_branch_that_is_not_listed_has_none(client, branch):
    branch.withdrawn_at = timezone.now()
    branch.save()
    assert client.get("/branches/at/example/calendar.ics").status_code == 404
    assert client.get("/branches/at/nobody/calendar.ics").status_code == 404
