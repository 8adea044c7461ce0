"""Who said "no more" with one button, in any room, is written to by no roundtable; every mail to a person has that button."""

import re

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, mails

from causeway.outbox import no_more
from causeway.outbox.models import Message, address_key
from causeway.roundtables.dates.actions import confirming, polling
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import beginning, opening
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db


def button_in(mail):
    body = mail.get_body(("plain",))
    return re.search(r"One button says so:\s+(http\S+)", body.get_content())


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    for name in ("Bo", "Cy"):
        a_guest(roundtable, name)
    return Desk(roundtable, roundtable.organisers.get()), date


def test_every_mail_to_a_person_has_the_button_and_an_office_has_none(mine):
    desk, date = mine
    polling.ask_guests(desk, NOW)
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    beginning.ask_to_organise(desk.organiser, name="Di", email="di@example.org", now=NOW)
    sent = mails()
    assert len(sent) == 6
    for mail in sent:
        assert bool(button_in(mail)) is ("parliament" not in mail["To"])
    opening.send_link("who@example.org", NOW)
    assert not button_in(mails("roundtable-link")[0])  # asked for a minute ago


def test_the_button_holds_for_every_roundtable(mine, client):
    desk, date = mine
    polling.ask_guests(desk, NOW)
    link = button_in(next(mail for mail in mails() if mail["To"].startswith("bo@")))[1]
    path = re.sub(r"^https?://[^/]+", "", link)
    client.get(path)
    assert not no_more.wanted("bo@school.example.org")  # mail scanners open links
    client.post(path)
    assert no_more.wanted("bo@school.example.org")
    before = Message.objects.order_by("pk").values_list("pk", flat=True).last()
    assert polling.ask_again(desk, NOW + 6 * DAY) == 1
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    assert not Message.objects.filter(pk__gt=before, to="bo@school.example.org").exists()
    other = a_roundtable("other")
    a_date(other)
    a_guest(other, "Bo")
    with pytest.raises(NotNow, match="no more mail from this site: Bo"):
        polling.ask_guests(Desk(other, other.organisers.get()), NOW)
    assert other.guests.get().asked_at is None


def test_who_was_asked_to_organise_and_said_no_more_is_not_asked_again(mine):
    desk, _date = mine
    no_more.suppress(address_key("di@example.org"))
    beginning.ask_to_organise(desk.organiser, name="Di", email="di@example.org", now=NOW)
    assert not Message.objects.filter(to="di@example.org").exists()
