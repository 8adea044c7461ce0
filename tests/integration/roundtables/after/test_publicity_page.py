import datetime as dt

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk

from causeway.campaign.pack import campaign
from causeway.roundtables.after.publicity import queries as publicity
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.promises.models import Promise
from causeway.words.domain.counting import on_x

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/publicity/"


@pytest.fixture
def held():
    """Ada came; Flo's office sent somebody; Bo and Cy came from one primary school, Di from a special one; Hal stayed away."""
    roundtable = a_roundtable(state="held", place="Example Council")
    roundtable.chosen = a_date(roundtable)
    roundtable.chosen.starts_at = NOW - 30 * DAY
    roundtable.chosen.save()
    roundtable.save()
    for name, more in (("Bo", {"phase": "primary"}), ("Cy", {}), ("Di", {"school": "Other School", "phase": "special"})):
        Attendance.objects.create(roundtable=roundtable, guest=a_guest(roundtable, name, **more), came=True, at=NOW)
    ada, flo = a_seat(roundtable), a_seat(roundtable, "E14000902", "Flo Example", 902)
    a_seat(roundtable, "E14000903", "Hal Example", 903)
    an_answer(flo, "sends someone")
    for seat in (ada, flo):
        Attendance.objects.create(roundtable=roundtable, invitation=seat.invitations.get(), came=True, at=NOW)
    return roundtable


def a_promise(roundtable, words="I will ask", **more):
    given = {"who": "Ada Example", "words": words, "client_id": words, "made_at": NOW, "seat": roundtable.seats.first()}
    return Promise.objects.create(roundtable=roundtable, **(given | more))


def test_the_note_for_the_press_says_what_is_known_and_names_no_guest(held):
    text = publicity.press_note(held, NOW)
    assert "People from 2 schools (1 primary, 1 special) in Example Council met on" in text
    assert (
        "MPs at the table: Ada Example (Example Seat 1). Sent somebody to listen for them: Flo Example (Example Seat 2)." in text
    )
    assert "Hal" not in text
    assert not {"Bo", "Cy", "Di"} & set(text.split())
    assert "Example School" not in text
    assert campaign().independent_note in text
    assert campaign().asks[0].elsewhere.text.replace("{area}", "Example Council") in text
    assert "[A sentence or two from somebody here" in text
    assert "Contact: [name" in text


def test_what_is_asked_makes_sense_where_the_seats_are(held):
    english = campaign().asks[0]
    assert publicity.ask_of(held) == english
    held.seats.filter(code="E14000901").update(code="W07000081")
    assert english.nations == ("E92000001",)
    assert publicity.ask_of(held) not in {english, None}
    held.ask_key = english.key
    assert publicity.ask_of(held) == english


def test_the_organisers_own_ask_is_told_and_not_the_campaigns_first(held):
    held.ask = "Ask the board how long\nchildren here wait."
    text = publicity.press_note(held, NOW)
    assert "What the schools ask of MPs, in their own words: “Ask the board how long children here wait.”" in text
    assert not any(ask.title in text for ask in campaign().asks)
    assert "We ask MPs: “Ask the board how long children here wait.”" in publicity.posts(held, NOW)[0].text
    held.ask_key = campaign().asks[1].key
    assert f"It is one of the asks of the campaign: {campaign().asks[1].title.rstrip('.')}." in publicity.press_note(held, NOW)


def test_without_an_ask_of_their_own_the_campaigns_is_named_as_the_campaigns(held):
    assert "The campaign asks MPs:" in publicity.press_note(held, NOW)
    assert "What the schools ask" not in publicity.press_note(held, NOW)
    held.ask_key = campaign().asks[0].key
    assert "What the schools ask of MPs:" in publicity.press_note(held, NOW)


def test_an_ask_too_long_for_a_post_or_that_names_a_child_gives_way(held):
    held.ask = "Ask the board. " * 40
    assert on_x(publicity.posts(held, NOW)[0].text) <= 280
    held.ask = "Help Oliver Smith, aged 7, who was excluded in May."
    assert "Oliver" not in publicity.press_note(held, NOW)
    assert "Oliver" not in publicity.posts(held, NOW)[0].text


def test_only_what_is_public_is_told(held):
    agreed = {"organiser_agrees_at": NOW - 20 * DAY, "staff_agree_at": NOW - 20 * DAY}
    a_promise(held, "Public", **agreed)
    a_promise(held, "In time", **agreed | {"staff_agree_at": NOW - DAY})
    a_promise(held, "Ours alone", organiser_agrees_at=NOW - 20 * DAY)
    a_promise(held, "Taken back", state="withdrawn", **agreed)
    text = publicity.press_note(held, NOW)
    assert "What was promised:\n- Ada Example: “Public”\n\n" in text
    assert "/roundtables/promises/E14000901/" in text
    assert not any(words in text for words in ("In time", "Ours alone", "Taken back"))
    (post,) = publicity.posts(held, NOW)
    assert "1 promise is public, and we follow it." in post.text
    assert post.text.endswith("/roundtables/promises/E14000901/")


def test_posts_follow_the_day_and_fit(held):
    day = held.chosen.starts_at
    (after,) = publicity.posts(held, NOW)
    assert "met Ada Example." in after.text
    held.state = "confirmed"
    before, on_the_day = publicity.posts(held, day - 3 * DAY)
    assert "Ada" not in before.text  # who means to come can still be kept away
    assert [each.key for each in (before, on_the_day)] == ["before", "day"]
    assert [each.key for each in publicity.posts(held, day)] == ["day"]
    assert all(on_x(each.text) <= 280 and campaign().handle in each.text for each in (after, before, on_the_day))
    held.state = "inviting"
    assert publicity.posts(held, NOW) == ()


def test_many_long_names_give_way_to_a_shorter_post(held):
    for number in range(12):
        seat = a_seat(held, f"E140008{number:02}", f"An Example of a Rather Long Name {number}", 800 + number)
        Attendance.objects.create(roundtable=held, invitation=seat.invitations.get(), came=True, at=NOW)
    (after,) = publicity.posts(held, NOW)
    assert "Rather Long" not in after.text
    assert on_x(after.text) <= 280


def test_on_the_day_those_are_named_whose_office_says_they_come(held):
    Attendance.objects.all().delete()
    held.state, held.chosen.starts_at = "confirmed", NOW + dt.timedelta(minutes=1)
    an_answer(held.seats.get(code="E14000901"))
    assert "meet Ada Example." in publicity.posts(held, NOW)[-1].text


def test_the_page_and_the_file(held, client):
    page = desk(client, held)
    said = page.get(ADDRESS).content.decode()
    assert "MPs at the table" in said
    assert "sign-in sheet" in said
    assert "/share/constituency/E14000901/" in said
    file = page.get(f"{ADDRESS}press-note.txt")
    assert file["Content-Type"] == "text/plain; charset=utf-8"
    assert file.content.decode() == publicity.press_note(held, NOW)
    held.state = "inviting"
    held.save()
    assert page.get(f"{ADDRESS}press-note.txt").status_code == 404
    assert "When a date is settled" in page.get(ADDRESS).content.decode()
