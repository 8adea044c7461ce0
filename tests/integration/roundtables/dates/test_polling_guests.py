import datetime as dt
import re

import pytest
from day_examples import DAY, NOW, a_date, a_friday, a_guest, a_roundtable, a_seat, an_answer, desk, mails
from django.utils import timezone

from causeway.privacy.erasing import erase_asked
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.actions import polling
from causeway.roundtables.dates.calendar_models import KnownPeriod
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_models import Guest

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://\S+?(/roundtables/g/\S+/)")


@pytest.fixture
def polled():
    roundtable = a_roundtable()
    dates = [a_date(roundtable, weeks) for weeks in (12, 13)]
    guests = [a_guest(roundtable, name) for name in ("Bo", "Cy")]
    polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW)
    roundtable.refresh_from_db()
    return roundtable, dates, guests


def link_of(guest):
    mail = next(mail for mail in mails("roundtable-poll") if mail["To"] == guest.email)
    return LINK.search(mail.get_content())[1]


def test_guests_are_asked_once_each_by_their_own_link(polled):
    roundtable, _dates, guests = polled
    assert roundtable.state == "polling"
    assert {mail["To"] for mail in mails("roundtable-poll")} == {guest.email for guest in guests}
    assert len({link_of(guest) for guest in guests}) == 2
    with pytest.raises(NotNow, match="asked already"):
        polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW)
    assert len(mails("roundtable-poll")) == 2


def test_the_mail_says_which_dates_so_that_a_calendar_can_be_looked_at_first(polled):
    _roundtable, dates, _guests = polled
    for mail in mails("roundtable-poll"):
        for date in dates:
            assert f"- {timezone.localtime(date.starts_at):%A %-d %B %Y, %H:%M}" in mail.get_content().splitlines()


def test_who_has_said_something_of_every_date_reads_that_it_is_there(polled, client):
    _roundtable, dates, guests = polled
    link, thanks = link_of(guests[0]), "the organisers have what you said of every date"
    for date in dates:
        assert thanks not in client.get(link).content.decode()
        client.post(f"{link}dates/{date.pk}/", {"can": "no"})
    assert thanks in client.get(link).content.decode()


def test_answers_go_to_the_organiser_and_no_address_is_shown_to_others(polled):
    for mail in mails("roundtable-poll"):
        assert mail["Reply-To"] == "organiser@example.example.org"
        assert str(mail).count("@school.example.org") == 1


def test_one_tap_for_a_date_without_account_cookie_or_script(polled, client):
    _roundtable, dates, guests = polled
    link = link_of(guests[0])
    page = client.get(link).content.decode()
    assert page.count('name="can"') == 6
    assert "UK time" in page
    answer = client.post(f"{link}dates/{dates[0].pk}/", {"can": "yes"})
    assert answer.url.endswith(f"#date-{dates[0].pk}")
    client.post(f"{link}dates/{dates[0].pk}/", {"can": "maybe"})
    client.post(f"{link}dates/{dates[0].pk}/", {"can": "nonsense"})
    assert list(Availability.objects.values_list("guest", "date", "can")) == [(guests[0].pk, dates[0].pk, "maybe")]
    assert client.get(link).content.decode().count('aria-pressed="true"') == 1


def test_the_time_is_londons_in_summer_and_in_winter(client):
    roundtable = a_roundtable()
    guest = a_guest(roundtable, nonce="example-nonce")
    year = NOW.year + 1
    moments = [dt.datetime(year, 6, 4, 11, 30, tzinfo=dt.UTC), dt.datetime(year + 1, 1, 8, 12, 30, tzinfo=dt.UTC)]
    polling.offer_dates(roundtable.pk, moments, "tests", NOW)
    polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW)
    assert client.get(link_of(guest)).content.decode().count("12:30 to 14:30, UK time") == 2


def test_somebody_elses_date_cannot_be_answered(polled, client):
    _roundtable, _dates, guests = polled
    other = a_date(a_roundtable("other"))
    client.post(f"{link_of(guests[0])}dates/{other.pk}/", {"can": "yes"})
    assert not Availability.objects.exists()


def test_a_revoked_forged_or_erased_link_opens_nothing(polled, client):
    _roundtable, _dates, guests = polled
    links = [link_of(guest) for guest in guests]
    Guest.objects.filter(pk=guests[0].pk).update(nonce="")  # as a link that was taken back leaves it
    erase_asked(Guest, Guest.personal, guests[1].pk, NOW)
    for link in (*links, links[0].replace("/g/", "/g/x"), "/roundtables/g/nonsense/"):
        assert client.get(link).status_code == 404


def test_after_the_date_is_settled_nothing_is_asked(polled):
    roundtable, dates, guests = polled
    type(roundtable).objects.update(state="confirmed", chosen=dates[0])
    with pytest.raises(NotNow, match="settled"):
        polling.say_can(guests[0], dates[1].pk, Can.YES, NOW)


def test_what_was_said_of_a_date_taken_back_is_kept(polled):
    roundtable, dates, guests = polled
    polling.say_can(guests[0], dates[0].pk, Can.YES, NOW)
    polling.take_date_back(roundtable.pk, dates[0].pk, "tests", NOW)
    assert [each.key for each in polls.asked(guests[0], NOW)] == [dates[1].pk]
    polling.offer_dates(roundtable.pk, [dates[0].starts_at], "tests", NOW)
    assert [each.said for each in polls.asked(guests[0], NOW)] == ["yes", ""]


def test_the_date_that_serves_most_stands_first_with_why(polled):
    roundtable, dates, guests = polled
    polling.say_can(guests[0], dates[0].pk, Can.YES, NOW)
    polling.say_can(guests[1], dates[0].pk, Can.YES, NOW)
    polling.say_can(guests[1], dates[1].pk, Can.YES, NOW)
    an_answer(a_seat(roundtable), "attends", [dates[1]])
    found = polls.considering(roundtable, NOW)
    assert [each.key for each in found.dates] == [dates[1].pk, dates[0].pk]
    assert "both an MP and a school leader" in found.why
    assert found.dates[0].coming == ("Ada Example", "Cy")
    assert (found.asked, found.answered, found.silent) == (2, 2, ())


def test_who_was_asked_and_has_not_answered_is_named(polled):
    roundtable, dates, guests = polled
    polling.say_can(guests[0], dates[0].pk, Can.NO, NOW)
    polling.say_can(guests[0], dates[1].pk, Can.NO, NOW)
    a_guest(roundtable, "Di")
    found = polls.considering(roundtable, NOW)
    assert (found.guests, found.asked, found.answered) == (3, 2, 1)
    assert [(each.name, each.ago, each.asked_again) for each in found.silent] == [("Cy", "today", "")]


def test_an_office_that_answers_again_counts_as_it_answered_last(polled):
    roundtable, dates, _guests = polled
    seat = a_seat(roundtable)
    an_answer(seat, "attends", [dates[0]])
    an_answer(seat, "cannot", at=NOW + DAY)
    assert all(each.tally.mps == 0 for each in polls.considering(roundtable, NOW).dates)


def test_the_page_names_clashes_with_their_source_and_what_is_unknown(polled, client):
    roundtable, dates, _guests = polled
    day = dates[0].starts_at.date()
    KnownPeriod.objects.create(
        kind="school holiday", name="Example half term", first=day, last=day, source="https://example.org/terms", checked=day
    )
    page = desk(client, roundtable).get("/roundtables/example/dates/").content.decode()
    assert "Example half term" in page
    assert "https://example.org/terms" in page
    assert "What we do not know for these dates" in page


def test_an_mp_awaited_elsewhere_that_day_is_a_clash_that_names_no_other_roundtable(polled, client):
    roundtable, dates, _guests = polled
    a_seat(roundtable)
    other = a_roundtable("elsewhere", "confirmed", title="Somebody else's own")
    a_seat(other)
    other.chosen = a_date(other, 12)
    other.save()
    page = desk(client, roundtable).get("/roundtables/example/dates/").content.decode()
    assert "is awaited at another roundtable" in page
    assert "Somebody else" not in page
    assert polls.considering(roundtable, NOW).dates[-1].key == dates[0].pk


def test_dates_are_offered_from_what_is_proposed_and_the_page_says_why(client):
    roundtable = a_roundtable()
    a_seat(roundtable)
    page = desk(client, roundtable).get("/roundtables/example/dates/").content.decode()
    proposed = re.findall(r'name="days" value="([\d-]+)"', page)
    assert 4 <= len(proposed) <= 8
    # Good Friday, Christmas or days on which schools are usually closed may fall between: other days of term come before those.
    assert sum(dt.date.fromisoformat(day).weekday() == 4 for day in proposed) >= 3
    assert "clearthelobby.co.uk" in page
    assert "Best means: a Friday or a day of a recess, and no clash that is known." in " ".join(page.split())
    assert page.count("MPs are mostly in their constituencies") == 1  # once for all of them: each day says which weekday it is
    answer = client.post("/roundtables/example/dates/offer/", {"days": proposed[:2], "time": "13:00"}, follow=True)
    assert "2 dates are on offer" in answer.content.decode()
    assert roundtable.dates.count() == 2


@pytest.mark.parametrize("posted", [{}, {"days": ["1999-01-01"], "time": "13:00"}, {"other": "nonsense", "time": "13:00"}])
def test_what_cannot_be_offered_is_said(client, posted):
    roundtable = a_roundtable()
    answer = desk(client, roundtable).post("/roundtables/example/dates/offer/", posted)
    assert answer.status_code == 422
    assert not roundtable.dates.exists()


def test_each_sees_only_their_own(client):
    a_roundtable()
    desk(client, a_roundtable("other"))
    assert client.get("/roundtables/example/dates/").status_code == 404
    assert client.post("/roundtables/example/dates/ask/").status_code == 404
    assert client.get("/roundtables/other/dates/").status_code == 200


def test_a_short_list(client):
    roundtable = a_roundtable()
    with pytest.raises(NotNow, match="at most 20"):
        polling.offer_dates(roundtable.pk, [a_friday(weeks) for weeks in range(2, 24)], "tests", NOW)
    assert not roundtable.dates.exists()


def test_a_full_table_is_asked_at_once_but_an_organiser_cannot_ask_one_table_after_another(polled):
    roundtable = polled[0]
    desk_of_owner = Desk(roundtable, roundtable.organisers.get())
    for guest in [a_guest(roundtable, f"Example{number}") for number in range(policies.MOST_GUESTS - 2)]:
        assert guest.asked_at is None
    assert polling.ask_guests(desk_of_owner, NOW) == policies.MOST_GUESTS - 2
    policies.must_not_flood(desk_of_owner.organiser, policies.SENT_TO_TABLE.default - policies.MOST_GUESTS - 1, at_table=True)
    for name in ("Di", "Ed"):
        a_guest(roundtable, name)
    with pytest.raises(NotNow, match="1 more message can go today, and this would be 2"):
        polling.ask_guests(desk_of_owner, NOW)
    assert not Guest.objects.filter(name__in=["Di", "Ed"]).exclude(asked_at=None).exists()


def test_who_has_not_answered_is_asked_a_second_time_once_and_reads_how_long_ago(polled, client):
    roundtable, dates, guests = polled
    mine = Desk(roundtable, roundtable.organisers.get())
    polling.say_can(guests[0], dates[0].pk, Can.YES, NOW)
    with pytest.raises(NotNow, match="5 days after"):
        polling.ask_again(mine, NOW + 4 * DAY)
    assert polls.considering(roundtable, NOW + 4 * DAY).to_ask_again == 0
    assert polls.considering(roundtable, NOW + 5 * DAY).to_ask_again == 1
    assert polling.ask_again(mine, NOW + 5 * DAY) == 1
    first, again = [mail for mail in mails("roundtable-poll") if mail["To"] == guests[1].email]
    assert "5 days ago, we asked" in " ".join(again.get_content().split())
    for mail in (first, again):  # each link names the moment it was made, and both open the same page
        assert guests[1].name in client.get(LINK.search(mail.get_content())[1]).content.decode()
    with pytest.raises(NotNow, match="second time once"):
        polling.ask_again(mine, NOW + 50 * DAY)
    assert [(each.ago, each.asked_again) for each in polls.silent(roundtable, day_of(NOW + 7 * DAY))] == [
        ("7 days ago", "2 days ago")
    ]
    Guest.objects.filter(pk=guests[1].pk).update(asked_at=NOW - 6 * DAY, asked_again_at=None)
    page = desk(client, roundtable)
    assert "Ask 1 guest again" in page.get("/roundtables/example/dates/").content.decode()
    type(guests[1]).objects.filter(pk=guests[1].pk).update(nonce="another")
    assert "asked again" in page.post("/roundtables/example/dates/ask-again/", follow=True).content.decode()
    assert "Ask 1 guest again" not in page.get("/roundtables/example/dates/").content.decode()


def test_nobody_is_asked_again_without_a_date_or_after_it_is_settled(polled):
    roundtable, dates, _guests = polled
    mine = Desk(roundtable, roundtable.organisers.get())
    for date in dates:
        polling.take_date_back(roundtable.pk, date.pk, "tests", NOW)
    with pytest.raises(NotNow, match="Offer a date"):
        polling.ask_again(mine, NOW + 5 * DAY)
    type(roundtable).objects.update(state="confirmed", chosen=dates[0])
    with pytest.raises(NotNow, match="settled"):
        polling.ask_again(mine, NOW + 5 * DAY)
