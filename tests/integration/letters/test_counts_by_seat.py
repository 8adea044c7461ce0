import csv

import pytest
from after_sending import HOME, letter_that_went
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from naming import names_nia

from causeway.audit.models import Entry
from causeway.frame import area_links
from causeway.letters.after import tally
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.models import Reply
from causeway.letters.after.views import public
from causeway.letters.counting.actions import check
from causeway.letters.letter.models import Letter, SentByWriter

pytestmark = pytest.mark.django_db


def replied(days, *said, letter=None, is_answer=True):
    letter = letter or letter_that_went(30, "answered", email=f"w{Letter.objects.count()}@example.org")
    now = timezone.now()
    return Reply.objects.create(letter=letter, logged_at=now, received_on=now, days=days, said=list(said), is_answer=is_answer)


@pytest.fixture
def answers(world):
    """Six answered letters, one with a second answer, one receipt, one unanswered, one never delivered, two sent by writers."""
    made = [replied(days, Said.MEET, *([Said.DEFENDS] if days < 9 else [])) for days in (3, 5, 8, 13, 21, 30)]
    replied(33, Said.MEET, letter=made[0].letter)
    replied(0, Said.RECEIPT, is_answer=False)
    letter_that_went(5)
    letter_that_went(5, "not delivered", email="x@example.org")
    SentByWriter.objects.create(on=timezone.now(), seat_code=HOME, role="constituent")
    SentByWriter.objects.create(on=timezone.now(), seat_code="E14000902", role="constituent")
    letter_that_went(5, "sent by the writer", email="y@example.org", confirmed_at=None)  # followed here; counted when it was sent
    check(timezone.now())  # these rows did not move to where they are


def test_letters_replies_days_and_codes(answers):
    seat = tally.seat(HOME)
    assert (seat.delivered, seat.sent_by_writers, seat.letters, seat.replies) == (8, 1, 9, 7)
    assert (seat.days.n, seat.days.value, seat.days.lower, seat.days.upper) == (6, 10.5, 3, 30)
    assert seat.said == ((Said.MEET, 7), (Said.DEFENDS, None))
    assert [each.name for each in tally.seats()] == ["Lower Example", "Upper Example"]
    other = tally.seat("E14000902")
    assert (other.letters, other.replies, other.days) == (1, 0, None)
    assert tally.seat("E14000903") is None


def test_erasing_every_writer_changes_no_count(answers):
    before = tally.seats()
    Letter.objects.all().blank()
    assert tally.seats() == before


def test_four_replies_give_no_median(world):
    for days in (1, 2, 3, 4):
        replied(days, Said.MEET)
    assert tally.seat(HOME).days is None


def shown(code=HOME):
    """What a visitor reads of a seat, on the page that the seat's own page leads to; empty where it leads nowhere."""
    link = public.beside("constituency", code, timezone.now())
    answer = Client().get(f"/write/seats/{code}/")
    assert (link is None) == (answer.status_code == 404)
    return answer.content.decode() if link and link.address == f"/write/seats/{code}/" else ""


def test_the_public_sees_nothing_until_staff_say_so_and_few_is_never_told_apart(staff, answers):
    assert shown().strip() == ""
    staff.post("/staff/letters/", {"shown": "yes"})
    seen = shown()
    assert "10.5 at the median (between 3 and 30)" in seen
    assert "They defend what has been done so far: fewer than 5" in seen
    few = shown("E14000902")
    assert "fewer than 5" in few
    assert "<dd>1</dd>" not in few
    assert shown("E14000903").strip() == ""
    staff.post("/staff/letters/", {"shown": "no"})
    assert shown().strip() == ""
    assert Entry.objects.filter(act__startswith="letters: counts by seat", actor="example-staff").count() == 2


def test_staff_see_the_counts_and_take_them_as_a_table(staff, answers):
    page = staff.get("/staff/letters/").content.decode()
    assert "Upper Example" in page
    assert not names_nia(page)
    rows = list(csv.DictReader(staff.get("/staff/letters/letters-by-seat.csv").content.decode().splitlines()))
    upper = rows[1]
    assert (upper["constituency"], upper["delivered"], upper["median_days"], upper["confidence"]) == (
        "Upper Example",
        "8",
        "10.5",
        "0.9688",
    )
    assert upper["They defend what has been done so far"] == "<5"
    assert upper["They say no"] == "0"


def test_only_staff_and_only_those_allowed_may_publish(client, world):
    assert client.get("/staff/letters/").status_code == 302
    user = User.objects.create_user("editor", password="a plain example")
    from django.contrib.auth.models import Permission

    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/staff/letters/").status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="see_counts"))
    page = client.get("/staff/letters/")
    assert page.status_code == 200
    assert "Show it to the public" not in page.content.decode()
    client.post("/staff/letters/", {"shown": "yes"})
    assert not tally.is_public()


def test_a_seats_own_page_leads_to_its_counts_once_staff_say_so(staff, client, answers):
    assert public.beside("constituency", HOME, timezone.now()) is None
    staff.post("/staff/letters/", {"shown": "yes"})
    links = {link.address: link.words for link in area_links.links("constituency", HOME, timezone.now())}
    assert links[f"/write/seats/{HOME}/"] == "Letters to this MP through this site: 9; replies logged: 7"
    assert "fewer than 5; replies logged: fewer than 5" in public.beside("constituency", "E14000902", timezone.now()).words
    assert public.beside("upper_tier", HOME, timezone.now()) is None
