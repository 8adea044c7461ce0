"""Coverage of the seats: who sees which, what is hidden, and the same as a file."""

import csv

import pytest
from django.urls import reverse
from django.utils import timezone

from causeway.areas.models import Area
from causeway.briefings.taking.actions import note_taken
from causeway.briefings.taking.models import PapersTaken
from causeway.letters.counting.models import LetterStep, SeatTotal
from causeway.regions.models import LooksAfter
from tests.integration.insights.conftest import HOME, LONDON, OTHER

pytestmark = pytest.mark.django_db
PAGE, FILE = reverse("staff-coverage:seats"), reverse("staff-coverage:csv")


@pytest.fixture
def counts(seats):
    SeatTotal.objects.create(seat_code=HOME, delivered=3, sent_by_writers=1, replies=0)
    SeatTotal.objects.create(seat_code=OTHER, delivered=40, replies=7)


def table(client, **asked):
    return {row["constituency"]: row for row in csv.DictReader(client.get(FILE, asked).content.decode().splitlines())}


def test_small_numbers_look_alike_to_who_need_not_see_them(client, account, counts):
    account("insights.see_all_seats")
    rows = table(client)
    assert (rows["Upper Example"]["letters"], rows["Upper Example"]["replies"]) == ("<5", "<5")
    assert (rows["Lower Example"]["letters"], rows["Lower Example"]["roundtables"]) == ("40", "0")
    page = client.get(PAGE).content.decode()
    assert "at least 40" in " ".join(page.split())
    assert list(table(client, having="letters")) == ["Lower Example"]


def test_who_needs_them_sees_them(client, account, counts):
    account("insights.see_all_seats", "insights.see_small_numbers")
    assert table(client)["Upper Example"]["letters"] == "4"
    assert [*table(client, order="letters")] == ["Lower Example", "Upper Example"]
    assert list(table(client, lacking="replies")) == ["Upper Example"]


def test_of_regions_only_their_own_seats(client, account, counts):
    user = account("insights.see_seats")
    LooksAfter.objects.create(user=user, region=LONDON)
    assert list(table(client)) == ["Upper Example"]
    assert client.get(reverse("staff-coverage:funnel")).status_code == 302


def test_nobody_else_sees_any(client, account, counts):
    account()
    assert client.get(PAGE).status_code == 302
    assert client.get(FILE).status_code == 302


@pytest.mark.parametrize("query", ["?order=%00", "?region=x&having=y", "?shown=letters&order=region", "?lacking=papers"])
def test_any_question_is_answered(client, account, counts, query):
    account("insights.see_all_seats")
    assert client.get(PAGE + query).status_code == 200


def test_the_funnel_shows_each_step(client, account, seats):
    account("insights.see_all_seats", "insights.see_small_numbers")
    LetterStep.objects.create(day=timezone.localdate(), step="opened", many=321)
    page = client.get(reverse("staff-coverage:funnel")).content.decode()
    assert "Opened the page" in page
    assert "<span>321</span>" in page


def test_a_paper_taken_is_counted_for_its_seat_once_an_hour(rf, seats):
    request = rf.get("/", HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    note_taken(request, seats[0], "leaflet.pdf")
    note_taken(request, seats[0], "leaflet.pdf")
    note_taken(request, seats[0], "briefing.pdf")
    note_taken(rf.get("/", HTTP_USER_AGENT="Googlebot/2.1"), seats[1], "leaflet.pdf")
    note_taken(request, Area(kind="region", code=LONDON), "leaflet.pdf")
    assert list(PapersTaken.objects.values_list("seat_code", "many")) == [(HOME, 2)]
