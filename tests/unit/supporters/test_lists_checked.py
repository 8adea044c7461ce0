"""A list of people who agreed elsewhere: refused without proof, whatever the file is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.supporters.bringing_in.domain import Column, Known, Wrong, check

KNOWN = Known(frozenset({"E14000901"}), ("act", "figures"), dt.date(2026, 3, 2))
HEAD = ",".join(Column)
GOOD = 'ada@example.org,"Yes, write to me about this example campaign.",2026-02-01,paper sheet,Example folder 3,E14000901,act'


def checked(*lines, head=HEAD):
    return check("\n".join([head, *lines]).encode(), KNOWN)


def wrong(*lines):
    return [(fault.column, fault.wrong) for fault in checked(*lines).faults]


def test_a_line_with_its_proof_is_read():
    (row,) = checked(GOOD).rows
    assert (row.email, row.given_on, row.channel, row.proof) == (
        "ada@example.org", dt.date(2026, 2, 1), "paper sheet", "Example folder 3",
    )  # fmt: skip
    assert row.wording == "Yes, write to me about this example campaign."
    assert (row.seat_code, row.subjects) == ("E14000901", ("act",))


def test_what_is_left_out_is_all_subjects_and_no_place():
    (row,) = checked(GOOD.replace(",E14000901,act", ",,")).rows
    assert (row.seat_code, row.subjects) == ("", ("act", "figures"))


@pytest.mark.parametrize("column", [1, 2, 3, 4])
def test_without_proof_nobody_comes_in(column):
    cells = ["ada@example.org", "Yes write to me about this campaign", "2026-02-01", "paper", "folder", "", ""]
    cells[column] = ""
    found = checked(",".join(cells))
    assert found.rows == ()
    assert (list(Column)[column], Wrong.NO_CONSENT) in [(fault.column, fault.wrong) for fault in found.faults]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("ada@example.org", "ada", (Column.EMAIL, Usual.NO_EMAIL)),
        ("2026-02-01", "2026-03-03", (Column.GIVEN_ON, Usual.NOT_YET)),
        ("2026-02-01", "1 February", (Column.GIVEN_ON, Usual.NO_DAY)),
        ('"Yes, write to me about this example campaign."', "newsletter", (Column.WORDING, Wrong.NO_SENTENCE)),
        ("E14000901", "E14000999", (Column.SEAT, Wrong.NO_SEAT)),
        (",act", ",gossip", (Column.SUBJECTS, Wrong.NO_SUBJECT)),
    ],
)
def test_what_is_wrong_is_said(old, new, fault):
    assert wrong(GOOD.replace(old, new)) == [fault]


def test_nobody_stands_there_twice():
    assert wrong(GOOD, GOOD.replace("ada@", "Ada@")) == [(Column.EMAIL, Wrong.TWICE)]


def test_a_file_without_the_columns_of_the_proof_is_refused():
    faults = check(b"email\nada@example.org\n", KNOWN).faults
    assert {fault.column for fault in faults} == {Column.WORDING, Column.GIVEN_ON, Column.CHANNEL, Column.PROOF}


@given(st.binary(max_size=400))
def test_no_file_makes_it_fail(content):
    found = check(content, KNOWN)
    assert found.rows == () or not found.faults
