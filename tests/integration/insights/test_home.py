"""The home of staff: what waits for an account and no more, Monday's five, the week."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.colleagues.partners.models import Front
from causeway.frame.rooms import rooms
from causeway.insights.home.queries import waiting, week
from causeway.insights.monday.models import SetAside
from causeway.insights.monday.queries import five
from causeway.letters.counting.models import LetterStep, SeatTotal
from causeway.letters.partners.models import Partner
from causeway.outbox.models import Message
from causeway.regions.models import LooksAfter
from tests.integration.insights.conftest import HOME, LONDON, OTHER

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def lost(number=1):
    return Message.objects.create(kind="example", message_id=f"<{number}@example.org>", to="a@example.org", state="uncertain")


def test_what_waits_is_seen_by_those_who_may_do_it(client, account):
    lost()
    user = account("outbox.look_after_outbox")
    assert [(str(each.title), each.many) for each in waiting(user, NOW)] == [("Mail of which nobody knows whether it arrived", 1)]
    page = client.get("/staff/").content.decode()
    assert "Mail of which nobody knows whether it arrived" in page
    assert "Monday’s five" not in page
    assert "What’s new" not in page


def test_nothing_waits_for_who_may_do_nothing(client, account):
    lost()
    account()
    assert "Nothing waits for you now." in client.get("/staff/").content.decode()


def test_every_queue_waits_by_itself(account):
    user = account("colleagues.publish")
    partner = Partner.objects.create(slug="example", name="Example")
    made = Front.objects.create(partner=partner, email="a@example.org", line="An example", state="held for review")
    (line,) = waiting(user, NOW)
    assert (line.many, line.since) == (1, made.state_since)
    assert line.address == reverse("review:queue", args=["partners-fronts"])


def test_everything_declared_leads_somewhere_and_has_a_permission():
    declared = [each.entry for room in rooms().values() for each in (*room.waits, *room.happened)]
    assert len(declared) > 15
    for entry in declared:
        assert entry.permission, entry.title
        assert entry.address, entry.title


def test_every_pile_and_every_week_can_be_counted(account):
    user = account()
    user.is_superuser = True
    assert {type(each.pile(user, NOW).many) for room in rooms().values() for each in room.waits} == {int}
    assert {type(each.many(NOW - dt.timedelta(7), NOW)) for room in rooms().values() for each in room.happened} == {int}
    for room in rooms().values():
        for each in room.by_seat:
            assert dict(each.counts()) == {}


def test_the_week_stands_beside_the_one_before(account):
    user, today = account("letters.see_counts"), timezone.localdate()
    LetterStep.objects.create(day=today, step="delivered", many=4)
    LetterStep.objects.create(day=today - dt.timedelta(days=7), step="delivered", many=9)
    (line,) = week(user, NOW)
    assert (str(line.title), line.many, line.before) == ("Letters delivered", 4, 9)


def letters(code, many, days=0):
    SeatTotal.objects.create(seat_code=code, delivered=many, first_on=timezone.localdate() - dt.timedelta(days=days))


def test_five_seats_are_explained_and_one_can_be_set_aside(client, account, seats):
    account("insights.see_all_seats")
    letters(HOME, 12, days=7)
    page = client.get("/staff/").content.decode()
    assert "Upper Example" in page
    assert "12 letters arrived and nobody plans a roundtable. All their points from 20 letters on." in page
    assert "(1.8 of 3 points)" in " ".join(page.split())
    where = reverse("staff-monday:aside", args=[HOME])
    assert "Say in a few words why" in client.post(where, {"why": ""}).content.decode()
    client.post(where, {"why": "They have agreed to meet"}, follow=True)
    assert "Upper Example" not in client.get("/staff/").content.decode()
    shown = client.get(reverse("staff-monday:explained")).content.decode()
    assert "They have agreed to meet" in shown
    assert Entry.objects.get(act="monday: a seat was set aside").detail == {"seat": HOME}
    client.post(reverse("staff-monday:back", args=[SetAside.objects.get().pk]))
    assert "Upper Example" in client.get("/staff/").content.decode()


def test_what_is_set_aside_comes_back_by_itself(account, seats):
    user = account("insights.see_all_seats")
    letters(HOME, 12)
    SetAside.objects.create(seat_code=HOME, seat_name="x", why="x", by="x", at=NOW, until=NOW + dt.timedelta(days=28))
    assert five(user, NOW) == ()
    assert [seat.code for seat in five(user, NOW + dt.timedelta(days=29))] == [HOME]


def test_a_regional_organiser_sees_the_seats_of_their_regions(client, account, seats):
    user = account("insights.see_seats")
    letters(HOME, 5)
    letters(OTHER, 50)
    assert five(user, NOW) == ()
    LooksAfter.objects.create(user=user, region=LONDON)
    assert [seat.code for seat in five(user, NOW)] == [HOME]
    assert client.get(reverse("staff-monday:aside", args=[OTHER])).status_code == 404


def test_few_letters_are_few_to_who_may_not_see_small_numbers(client, account, seats):
    user = account("insights.see_all_seats")
    letters(HOME, 4, days=30)
    letters(OTHER, 5)
    assert [seat.code for seat in five(user, NOW)] == [OTHER]
    assert "4 letters" not in client.get("/staff/").content.decode()
    user = account("insights.see_all_seats", "insights.see_small_numbers", username="sees-all")
    assert {seat.code for seat in five(user, NOW)} == {HOME, OTHER}
