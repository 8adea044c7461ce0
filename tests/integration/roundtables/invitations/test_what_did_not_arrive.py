import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, desk, mails

from causeway.outbox.actions import bounced, claim, failed, hand_over, recover, settle
from causeway.outbox.actions.attempts import LEASE
from causeway.outbox.domain.states import Act
from causeway.outbox.exceptions import SendingFailed
from causeway.outbox.models import Message
from causeway.roundtables.after.note import actions as acts
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.dates.actions import confirming, polling
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db
LATER = NOW + DAY
ADDRESS = "/roundtables/example/note/"


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="held")
    for name in ("Bo", "Cy"):
        Attendance.objects.create(roundtable=roundtable, guest=a_guest(roundtable, name), came=True, at=NOW)
    mine = Desk(roundtable, roundtable.organisers.get())
    acts.keep(mine, "What was said", 0)
    acts.send(mine, [each.key for each in noting.there(roundtable)], NOW)
    return mine


def test_a_note_whose_sending_broke_off_is_held_and_not_sent_a_second_time(mine, client):
    for message in claim("example worker", 10, LATER):
        assert hand_over(message, LATER)
    recover(LATER + 2 * LEASE, sends_are_idempotent=False)
    assert set(Message.objects.filter(kind="roundtable-note").values_list("state", flat=True)) == {"uncertain"}
    page = desk(client, mine.roundtable).get(ADDRESS).content.decode()
    assert page.count("do not know whether it arrived") == 2
    message = Message.objects.get(kind="roundtable-note", to="bo@school.example.org")
    settle(message.message_id, arrived=True, actor="tests", now=NOW)
    assert client.get(ADDRESS).content.decode().count("do not know whether it arrived") == 1


def test_the_organisers_are_told_once_a_day_and_the_page_says_whose_did_not_arrive(mine, client):
    for message in claim("example worker", 10, LATER):
        hand_over(message, LATER)
        failed(message, Act.REFUSE, SendingFailed("No such mailbox", 550), "example", 1, LATER, 0.5)
    page = desk(client, mine.roundtable).get(ADDRESS).content.decode()
    assert page.count("It did not arrive") == 2
    told = mails("roundtable-not-arrived")
    assert [mail["To"] for mail in told] == ["organiser@example.example.org"]
    assert "/roundtables/example/note/" in told[0].get_content()


def test_a_request_for_dates_that_came_back_is_said_and_an_entry_goes_again(client):
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    a_guest(roundtable, "Di")
    polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW)
    message = Message.objects.get(kind="roundtable-poll")
    Message.objects.filter(pk=message.pk).update(state="sent")
    bounced(message.message_id, "No such mailbox", NOW)
    assert "/roundtables/example/dates/" in mails("roundtable-not-arrived")[0].get_content()
    page = desk(client, roundtable).get("/roundtables/example/dates/").content.decode()
    assert "It did not arrive" in page
    Roundtable.objects.update(state="inviting")
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    harmless = dict(Message.objects.values_list("kind", "twice_is_harmless"))
    assert harmless["roundtable-entry"]
    assert not harmless["roundtable-poll"]


@pytest.mark.parametrize("called_off", [False, True])
def test_whose_calendar_did_not_hear_is_named_where_the_date_stands(client, called_off):
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    for name in ("Di", "Ed"):
        a_guest(roundtable, name)
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    if called_off:
        confirming.call_off(roundtable.pk, "Example reason", "tests", NOW, for_good=True)
    message = Message.objects.filter(kind="roundtable-entry", to="di@school.example.org").last()
    Message.objects.filter(pk=message.pk).update(state="sent")
    bounced(message.message_id, "No such mailbox", NOW)
    page = desk(client, roundtable).get("/roundtables/example/dates/").content.decode()
    assert "<strong>Di</strong>: It did not arrive" in page
    assert "<strong>Ed</strong>" not in page
    assert "/roundtables/example/dates/" in mails("roundtable-not-arrived")[0].get_content()
