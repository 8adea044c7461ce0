import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.representatives.members.domain.listing import Listed, Listing, is_email, problems

DAY = dt.date(2026, 6, 27)
SEATS = {"E14000001": "Exampleton", "E14000002": "Sampleford", "E14000003": "Mockham"}


def listed(code, number, **changes):
    row = Listed(code, number, f"Example {number}", f"Example {number} MP", str(number), "Example", f"mp{number}@example.org")
    return replace(row, **changes)


def listing(*rows, **changes):
    return replace(Listing(DAY, "an example", "digest", rows), **changes)


FULL = tuple(listed(code, number) for number, code in enumerate(SEATS, start=1))


def faults(*rows, vacant=(), emails_before=(), **changes):
    return problems(listing(*rows, **changes), seats=SEATS, vacant=vacant, emails_before=emails_before)


def test_a_full_list_is_good():
    assert faults(*FULL) == []


def test_a_lost_seat_is_named():
    (fault,) = faults(*FULL[:2])
    assert "nobody for Mockham" in fault


def test_a_vacant_seat_is_not_lost():
    assert faults(*FULL[:2], vacant={"E14000003"}) == []


def test_many_lost_seats_are_counted():
    (fault,) = problems(listing(), seats={str(n): f"Seat {n:02}" for n in range(20)}, vacant=(), emails_before=())
    assert "Seat 07 and 12 more" in fault


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((*FULL, listed("E14000001", 9)), "more than one MP for Exampleton"),
        ((*FULL[:2], listed("E14000003", 1)), "same member in more than one seat: 1"),
        ((*FULL, listed("X", 9)), "seats we do not know: X"),
        ((*FULL[:2], listed("E14000003", 9, name=" ")), "without a name for Mockham"),
        ((*FULL[:2], listed("E14000003", 9, email="not one")), "e-mail address that is none for Mockham"),
    ],
)
def test_each_fault_is_named(rows, said):
    (fault,) = faults(*rows)
    assert said in fault


def test_a_seat_the_source_names_otherwise_is_named():
    (fault,) = faults(*FULL, unknown_seats=("Nowhere",))
    assert "Nowhere" in fault


def test_many_addresses_gone_at_once_is_a_fault():
    before = [f"mp{n}@example.org" for n in range(19)]
    (fault,) = faults(*FULL, emails_before=before)
    assert "16 members" in fault
    assert faults(*FULL, emails_before=before[:18]) == []


@pytest.mark.parametrize("text", ["jane.smith.mp@parliament.uk", "o'neill@example.org"])
def test_addresses(text):
    assert is_email(text)


@given(st.text(max_size=50))
def test_an_address_can_break_no_header(text):
    if is_email(text):
        assert len(text.split()) == 1
        assert text.count("@") == 1
        assert not set(text) & set("\r\n,;<>")
