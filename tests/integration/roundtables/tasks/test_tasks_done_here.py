"""What was done on the site is done in the list: nobody ticks it, and nobody is reminded of it."""

import datetime as dt

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, desk

from causeway.roundtables.after.note.models import DayNote
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.guest_models import Guest, Partner
from causeway.roundtables.tasks import actions as acts
from causeway.roundtables.tasks import queries as todos

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    roundtable = a_roundtable(venue="", joining="")
    a_seat(roundtable)
    a_guest(roundtable)
    Partner.objects.create(roundtable=roundtable, key="healthwatch", body="Example Council")
    found = Desk(roundtable, roundtable.organisers.get())
    acts.begin_with_usual(found, NOW)
    return found


def done(mine):
    mine.roundtable.refresh_from_db()
    return {each.task.key for each in todos.of(mine.roundtable, NOW) if each.done}


def heads(mine):
    Guest.objects.update(asked_at=NOW)


def partners(mine):
    mine.roundtable.partners.update(guest=mine.roundtable.guests.get())


def invited(mine):
    mine.roundtable.invitations.update(went_at=NOW)


def place(mine):
    type(mine.roundtable).objects.update(venue="Example School", venue_access="A lift")


def online(mine):
    type(mine.roundtable).objects.update(mode="online", joining="Ring 01632 960000")


def settled(mine):
    type(mine.roundtable).objects.update(state="confirmed", chosen=a_date(mine.roundtable), confirmed_at=NOW)


def noted(mine):
    DayNote.objects.create(roundtable=mine.roundtable, text="x", sent_text="x", sent_at=NOW)


def kept(mine):
    Promise.objects.create(roundtable=mine.roundtable, who="Ada", words="x", client_id="x", made_at=NOW, state="kept")


@pytest.mark.parametrize(
    ("act", "key"),
    [
        (heads, "ask_heads"), (partners, "ask_partners"), (invited, "invite_mps"), (place, "book_venue"), (online, "book_venue"),
        (settled, "choose_date"), (noted, "write_up"), (kept, "check_promises"),
    ],
)  # fmt: skip
def test_an_act_on_the_site_does_its_task_and_no_other(mine, act, key):
    assert done(mine) == set()
    act(mine)
    assert done(mine) == {key}


def test_half_is_not_done(mine):
    heads(mine)
    a_guest(mine.roundtable, "Cy")
    a_seat(mine.roundtable, "E14000902", "Flo Example", 902)
    mine.roundtable.invitations.filter(mp_name="Ada Example").update(went_at=NOW)
    type(mine.roundtable).objects.update(venue="Example School")
    assert done(mine) == set()


def test_nobody_is_reminded_of_it_and_it_needs_no_tick(mine, client):
    settled(mine)
    mine.roundtable.refresh_from_db()
    mine.roundtable.tasks.exclude(key="choose_date").delete()
    when = dt.datetime.combine(mine.roundtable.chosen.starts_at.date() - 60 * DAY, dt.time(12), tzinfo=dt.UTC)
    assert acts.remind_of_tasks(when) == 0
    page = desk(client, mine.roundtable).get("/roundtables/example/tasks/").content.decode()
    assert "done on this site" in page
    assert "/tick/" not in page
