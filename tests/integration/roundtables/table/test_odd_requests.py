"""What is not there, and digits that are none: a sentence or a page, never an error of ours."""

import pytest
from plan_examples import NOW, ONE

from causeway.roundtables.table.actions import opening, planning
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(desk, client):
    client.cookies["causeway_roundtables"] = opening.open_desk(
        opening.new_link("owner@example.org", NOW, planning.dt.timedelta(hours=1)), NOW
    )
    base = f"/roundtables/{desk.roundtable.slug}"
    return lambda path, data=None: client.post(f"{base}/{path}", data or {}, follow=True)


UNKNOWN = ["999999", "9" * 18, "9" * 40]


@pytest.mark.parametrize("key", UNKNOWN)
@pytest.mark.parametrize(
    "path",
    [
        "seats/{}/remove/", "guests/{}/remove/", "guests/{}/", "partners/{}/", "partners/{}/aside/", "organisers/{}/take-off/",
        "organisers/{}/hand-over/", "mps/{}/", "mps/{}/send/", "mps/{}/nudge/", "mps/{}/offer/", "mps/{}/log/", "mps/{}/take-back/",
        "mps/{}/link/", "dates/{}/take-back/", "dates/{}/confirm/", "tasks/{}/", "tasks/{}/tick/", "tasks/{}/remove/", "day/note/{}/",
        "note/{}/", "promises/{}/", "promises/{}/words/", "promises/{}/ask/", "promises/{}/publish/",
    ],
)  # fmt: skip
def test_what_is_not_there(at, path, key):
    assert at(path.format(key), {"title": "x", "text": "x", "days": 1, "when": "before"}).status_code < 500


def test_a_seat_that_somebody_else_took_off_is_said_to_be_gone(desk, at):
    assert "not at the table any more" in at("seats/999999/remove/").content.decode()
    assert desk.roundtable.seats.count() == 2


def test_a_guest_whom_somebody_else_took_off_meanwhile_is_said_to_be_gone(desk):
    with pytest.raises(NotNow, match="not on the list any more"):
        planning.save_guest(desk, 999999, {"name": "Bo"}, NOW)
    planning.remove_guest(desk, 999999, NOW)


@pytest.mark.parametrize("digits", ["²", "9" * 5000, "٣", "①", "-1", "1e9", " 900001"])
def test_digits_that_are_none(desk, at, digits):
    answer = at("seats/", {"places": f"Upper Primary School\n{digits}", "school": digits, "seat": ONE})
    assert answer.status_code == 200
    assert desk.roundtable.guests.count() == 0
    assert at("guests/add/", {"kind": "head", "school": digits[:160], "phase": ""}).status_code == 200


def test_a_school_that_was_proposed_is_still_added(desk, at):
    at("seats/", {"places": "Upper Primary School", "school": "900001"})
    assert desk.roundtable.guests.get().school_urn == 900001
