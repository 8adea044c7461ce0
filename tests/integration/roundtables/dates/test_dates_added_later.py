"""A date that is added later is asked about; who was not asked has not said no; and a poll says where and with which MPs."""

import pytest
from day_examples import DAY, HOUR, NOW, a_date, a_friday, a_guest, a_roundtable, a_seat, an_answer, desk, mails

from causeway.roundtables.dates import entries
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.actions import polling
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db
LATER = NOW + 3 * DAY


@pytest.fixture
def polled():
    roundtable = a_roundtable()
    a_seat(roundtable)
    date = a_date(roundtable)
    guests = [a_guest(roundtable, name) for name in ("Bo", "Cy")]
    mine = Desk(roundtable, roundtable.organisers.get())
    polling.ask_guests(mine, NOW)
    polling.say_can(guests[0], date.pk, Can.NO, NOW)
    return mine, date, guests


def add(mine, weeks=14):
    polling.offer_dates(mine.roundtable.pk, [a_friday(weeks)], "tests", LATER)
    return mine.roundtable.dates.get(starts_at=a_friday(weeks))


def unsaid(mine, date, now=LATER):
    return next(each.unsaid for each in polls.considering(mine.roundtable, now).dates if each.key == date.pk)


def test_not_asked_is_not_no(polled):
    mine, date, _guests = polled
    new = add(mine)
    assert (unsaid(mine, date).cannot, unsaid(mine, date).silent, unsaid(mine, date).not_asked) == (1, 1, 0)
    assert (unsaid(mine, new).cannot, unsaid(mine, new).silent, unsaid(mine, new).not_asked) == (0, 0, 2)


def test_everybody_who_was_asked_before_is_asked_about_the_new_date_once(polled, client):
    mine, date, guests = polled
    new = add(mine)
    assert polls.considering(mine.roundtable, LATER).to_ask_about_new == 2
    assert (
        "Ask about the dates that were added since"
        in desk(client, mine.roundtable).get("/roundtables/example/dates/").content.decode()
    )
    assert polling.ask_guests(mine, LATER) == 2
    text = " ".join(mails("roundtable-poll")[-1].get_content().split())
    assert "another date is possible" in text
    assert f"{new.starts_at.astimezone():%Y}" in text
    assert f"{date.starts_at:%-d %B}" not in text
    assert (unsaid(mine, new).silent, unsaid(mine, new).not_asked) == (2, 0)
    with pytest.raises(NotNow, match="asked already"):
        polling.ask_guests(mine, LATER)
    assert guests[0].availability.count() == 1  # what they said is kept


def test_who_found_the_new_date_on_their_page_is_not_asked_about_it(polled):
    mine, _date, guests = polled
    new = add(mine)
    polling.say_can(guests[0], new.pk, Can.YES, LATER)
    assert polling.ask_guests(mine, LATER) == 1
    assert mails("roundtable-poll")[-1]["To"] == guests[1].email


def test_a_date_taken_back_or_past_is_not_asked_about(polled):
    mine, _date, _guests = polled
    new = add(mine)
    polling.take_date_back(mine.roundtable.pk, new.pk, "tests", LATER)
    with pytest.raises(NotNow, match="asked already"):
        polling.ask_guests(mine, LATER)


def test_an_office_that_answered_before_it_was_offered_has_not_said_no(polled, client):
    mine, date, _guests = polled
    an_answer(mine.roundtable.seats.get(), "attends", [date], at=NOW + HOUR)
    new = add(mine)
    assert unsaid(mine, new).offices == ("Ada Example",)
    assert unsaid(mine, date).offices == ()
    type(mine.roundtable).objects.update(state="confirmed", chosen=new, confirmed_at=LATER)
    page = desk(client, mine.roundtable).get("/roundtables/example/dates/").content.decode()
    assert "never asked about this one" in page
    an_answer(mine.roundtable.seats.get(), "cannot", at=LATER + HOUR)
    mine.roundtable.refresh_from_db()
    assert entries.not_asked(mine.roundtable, new) == []


def test_a_poll_says_where_and_with_which_mps(polled, client):
    _mine, _date, guests = polled
    text = mails("roundtable-poll")[0].get_content()
    assert "Where: Example School" in text
    assert "Ada Example (Example Seat 1)" in text
    from causeway.roundtables.table import guest_links

    guests[0].refresh_from_db()
    address = guest_links.address(guests[0])
    page = client.get(address[address.index("/roundtables/") :]).content.decode()
    assert "Example School" in page
    assert "Ada Example (Example Seat 1)" in page


def test_a_poll_names_no_mp_who_said_no_and_nothing_that_is_not_known(polled):
    mine, date, _guests = polled
    an_answer(mine.roundtable.seats.get(), "cannot", at=NOW + HOUR)
    assert polls.meeting(mine.roundtable).mps == ()
    bare = a_roundtable("bare", venue="")
    a_date(bare)
    a_guest(bare, "Di")
    polling.ask_guests(Desk(bare, bare.organisers.get()), NOW)
    text = mails("roundtable-poll")[-1].get_content()
    assert "Where" not in text
    assert "MPs" not in text
    assert date
