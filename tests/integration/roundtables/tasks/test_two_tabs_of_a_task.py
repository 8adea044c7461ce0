"""The same form open in two tabs: what the first saved is not dropped by the second, and what was typed stays."""

import re

import pytest
from day_examples import NOW, a_date, a_guest, a_roundtable, desk

from causeway.roundtables.table import guest_links
from causeway.roundtables.table.access import Desk
from causeway.roundtables.tasks import actions as acts

pytestmark = pytest.mark.django_db
SEEN = re.compile(r'name="seen" value="([^"]*)"')


@pytest.fixture
def guest():
    roundtable = a_roundtable()
    a_date(roundtable)
    return a_guest(roundtable, nonce="example-nonce")


def path_of(guest):
    address = guest_links.address(guest)
    return address[address.index("/roundtables/") :]


def test_needs_in_two_tabs(guest, client):
    path = path_of(guest)
    seen = SEEN.search(client.get(path).content.decode())[1]
    client.post(f"{path}needs/", {"access_needs": "A lift", "dietary": "", "seen": seen})
    # The other tab says something else of the same, and of another field.
    page = client.post(f"{path}needs/", {"access_needs": "A hearing loop", "dietary": "No nuts", "seen": seen})
    guest.refresh_from_db()
    assert (guest.access_needs, guest.dietary) == ("A lift", "")
    text = page.content.decode()
    assert "A lift" in text
    assert "A hearing loop" in text
    assert "No nuts" in text
    client.post(f"{path}needs/", {"access_needs": "A lift and a loop", "dietary": "No nuts", "seen": SEEN.search(text)[1]})
    guest.refresh_from_db()
    assert (guest.access_needs, guest.dietary) == ("A lift and a loop", "No nuts")


def test_two_tabs_that_say_different_things_are_both_kept(guest, client):
    path = path_of(guest)
    seen = SEEN.search(client.get(path).content.decode())[1]
    client.post(f"{path}needs/", {"access_needs": "A lift", "dietary": "", "seen": seen})
    client.post(f"{path}needs/", {"access_needs": "", "dietary": "No nuts", "seen": seen})
    guest.refresh_from_db()
    assert (guest.access_needs, guest.dietary) == ("A lift", "No nuts")


def test_a_task_in_two_tabs(client):
    roundtable = a_roundtable(state="confirmed")
    mine = Desk(roundtable, roundtable.organisers.get())
    task = acts.save_task(mine, None, acts.Typed("Bake", 7, None, remind=True), NOW)
    page = desk(client, roundtable).get("/roundtables/example/tasks/").content.decode()
    seen = next(each for each in SEEN.findall(page) if each)
    address = f"/roundtables/example/tasks/{task.pk}/"
    client.post(address, {"title": "Bake bread", "days": 7, "when": "before", "remind": "on", "seen": seen})
    # The second tab changed only the days: both changes stand.
    client.post(address, {"title": "Bake", "days": 3, "when": "before", "remind": "on", "seen": seen})
    task.refresh_from_db()
    assert (task.title, task.days_before) == ("Bake bread", 3)
    # The third changed the title too: it is told, and its words stay.
    again = client.post(address, {"title": "Buy cake", "days": 7, "when": "before", "remind": "on", "seen": seen})
    assert again.status_code == 409
    assert "Bake bread" in again.content.decode()
    assert "Buy cake" in again.content.decode()
    task.refresh_from_db()
    assert task.title == "Bake bread"
