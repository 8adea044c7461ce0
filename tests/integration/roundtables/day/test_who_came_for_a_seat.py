"""An office that sends somebody is not said to be the MP: at the door, in the note, in thanks, in calendars and lists of who can."""

import pytest
from day_examples import HOUR, NOW, a_date, a_roundtable, a_seat, an_answer, desk

from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.story import material
from causeway.roundtables.after.thanks import queries as thanks
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.dates import entries
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.day import actions as acts
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.table.access import Desk

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/day/"


@pytest.fixture
def today():
    """Ada's office sends Jo Caseworker; Flo's sends somebody it does not name; Hal comes."""
    roundtable = a_roundtable(state="confirmed")
    roundtable.chosen = a_date(roundtable)
    roundtable.chosen.starts_at = NOW - HOUR
    roundtable.chosen.save()
    roundtable.save()
    for code, mp, member, said, who in (
        ("E14000901", "Ada Example", 901, "sends someone", "Jo Caseworker"),
        ("E14000902", "Flo Example", 902, "sends someone", ""),
        ("E14000903", "Hal Example", 903, "attends", "whom we spoke to"),
    ):
        answer = an_answer(
            a_seat(roundtable, code, mp, member), said, [roundtable.chosen], email=f"{member}@parliament.example.org"
        )
        answer.who = who
        answer.save()
    return Desk(roundtable, roundtable.organisers.get())


def invitation(desk_, mp):
    return desk_.roundtable.invitations.get(mp_name=mp)


def come(desk_, **instead):
    for mp in ("Ada Example", "Flo Example", "Hal Example"):
        acts.mark(desk_, NOW, invitation=invitation(desk_, mp).pk, came=True, **instead)


def test_at_the_door_stands_whoever_comes_and_the_mp_can_be_ticked_instead(today, client):
    page = desk(client, today.roundtable).get(ADDRESS).content.decode()
    assert "Jo Caseworker is here" in page
    assert "Somebody from the office of Flo Example is here" in page
    assert page.index("Jo Caseworker is here") < page.index("Ada Example is here")  # only under “somebody else came”
    ada = invitation(today, "Ada Example").pk
    client.post(f"{ADDRESS}came/", {"who": f"m{ada}", "came": "yes"})
    assert Attendance.objects.get(invitation=ada).instead is False
    client.post(f"{ADDRESS}came/", {"who": f"s{ada}", "came": "yes"})
    assert Attendance.objects.get(invitation=ada).instead is True


def test_the_note_names_the_mp_only_where_they_were_there(today):
    come(today)
    text = noting.draft(today.roundtable)
    assert "- Jo Caseworker, for Ada Example\n- Somebody from the office of Flo Example\n- Hal Example" in text
    assert [each.who for each in noting.there(today.roundtable)] == [
        "Jo Caseworker",
        "Somebody from the office of Flo Example",
        "Hal Example",
    ]


@pytest.mark.parametrize(
    ("instead", "groups"),
    [
        ({}, [Group.OFFICES, Group.OFFICES, Group.MPS]),
        ({"instead": False}, [Group.MPS] * 3),  # they came themselves after all
        ({"instead": True}, [Group.OFFICES] * 3),  # and Hal sent somebody though he meant to come
    ],
)
def test_what_was_said_at_the_door_counts_more_than_what_the_office_said(today, instead, groups):
    come(today, **instead)
    assert [each.group for each in thanks.people(today.roundtable)] == groups
    told = material.of(today.roundtable, NOW).came
    assert [each.startswith("Somebody for") for each in told] == [group is Group.OFFICES for group in groups]


def test_in_calendars_and_among_those_who_can_it_is_not_the_mp_either(today):
    names = {each.person.name for each in entries.invited(today.roundtable, today.roundtable.chosen)}
    assert names == {"Jo Caseworker for Ada Example", "somebody for Flo Example", "Hal Example"}
    type(today.roundtable).objects.update(state="inviting", chosen=None)
    today.roundtable.refresh_from_db()
    type(today.roundtable.dates.get()).objects.update(starts_at=NOW + 30 * 24 * HOUR)
    (date,) = polls.considering(today.roundtable, NOW).dates
    assert date.coming == ("Jo Caseworker for Ada Example", "somebody for Flo Example", "Hal Example")
