"""A file of branches: what is wrong is said by line and column, and what would change is said before it does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.branches.directory.domain.changes import Held, Part, changes
from causeway.branches.directory.domain.roles import problem, wanted
from causeway.branches.directory.domain.sheet import Column, Person, Wrong, check
from causeway.representatives.directory.domain.cells import Wrong as Usual

COUNCILS = {"E10000901": "Exampleshire", "E10000902": "Furthershire"}
TODAY = dt.date(2026, 11, 30)
HEADER = (
    "branch,council_codes,about,show_secretary,secretary_name,secretary_email,deputy_name,deputy_email,roles,website,term_until"
)
GOOD = "Example,E10000901,Words,yes,Sam,sam@example.org,,,MP contact: an hour,https://example.org,2027-05-01"


def read(*lines, waiting=frozenset()):
    return check("\n".join([HEADER, *lines]).encode(), COUNCILS, waiting, TODAY)


def faults(*lines, **more):
    return [(fault.line, fault.column, fault.wrong) for fault in read(*lines, **more).faults]


def test_a_good_line():
    (row,) = read(GOOD).rows
    assert (row.name, row.councils, row.shows_secretary) == ("Example", ("E10000901",), True)
    assert row.secretary == Person("Sam", "sam@example.org")
    assert row.deputy is None
    assert row.until == dt.date(2027, 5, 1)


@pytest.mark.parametrize(
    ("line", "column", "wrong"),
    [
        (GOOD.replace("Example", ""), Column.BRANCH, Usual.EMPTY),
        (GOOD.replace("E10000901", "E10009999"), Column.COUNCIL_CODES, Wrong.NO_SUCH_COUNCIL),
        (GOOD.replace("E10000901", ""), Column.COUNCIL_CODES, Usual.EMPTY),
        (GOOD.replace("sam@example.org", "sam at example"), Column.SECRETARY_EMAIL, Usual.NO_EMAIL),
        (GOOD.replace("Sam,", ","), Column.SECRETARY_NAME, Wrong.NO_NAME),
        (GOOD.replace("sam@example.org", ""), Column.SECRETARY_EMAIL, Wrong.NO_ADDRESS),
        (GOOD.replace(",,,MP", ",Dee,SAM@example.org,MP"), Column.DEPUTY_EMAIL, Wrong.SAME_PERSON),
        (GOOD.replace(",yes,", ",perhaps,"), Column.SHOW_SECRETARY, Wrong.NOT_YES),
        (GOOD.replace("https://example.org", "javascript:alert(1)"), Column.WEBSITE, Usual.NO_WEB_ADDRESS),
        (GOOD.replace("MP contact", "x" * 61), Column.ROLES, Wrong.ROLES),
        (GOOD.replace("2027-05-01", "2026-05-01"), Column.TERM_UNTIL, Wrong.OVER),
        (GOOD.replace("2027-05-01", "May 2027"), Column.TERM_UNTIL, Usual.NO_DAY),
    ],
)
def test_what_is_wrong_is_said_where_it_is(line, column, wrong):
    assert (3, column, wrong) in faults(GOOD.replace("Example", "Another"), line)


def test_the_same_branch_twice_and_one_that_waits():
    assert faults(GOOD, GOOD.replace("Example", "EXAMPLE ")) == [(3, Column.BRANCH, Wrong.TWICE)]
    assert faults(GOOD, waiting=frozenset({"example"})) == [(2, Column.BRANCH, Wrong.WAITS)]


def test_the_forms_lines_for_councils_without_a_branch_say_nothing():
    assert [row.name for row in read(",E10000902,,,,,,,,,", GOOD).rows] == ["Example"]


@given(st.binary(max_size=400))
def test_whatever_it_is_it_is_read_without_an_error(content):
    check(content, COUNCILS, frozenset(), TODAY)
    check(HEADER.encode() + b"\n" + content, COUNCILS, frozenset(), TODAY)


HELD = Held(
    frozenset({"E10000901"}),
    {"about": "Words", "meets": "", "website": "https://example.org", "roles": "MP contact: an hour", "shows_secretary": True},
    Person("Sam", "sam@example.org"),
    None,
)


def parts(line, held=HELD):
    (change,) = changes(read(line).rows, {"example": held} if held else {})
    return change, [each.part for each in change.parts]


def test_what_is_held_already_changes_nothing():
    change, found = parts(GOOD)
    assert change.does_nothing
    assert found == []


def test_an_empty_cell_keeps_and_a_dash_empties():
    assert parts("Example,E10000901,,,,,,,,,")[0].does_nothing
    change, found = parts("Example,E10000901,-,,,,,,,,")
    assert found == [Part.ABOUT]
    assert change.texts["about"] == ""
    assert change.texts["roles"] == "MP contact: an hour"


def test_each_change_is_named_and_no_address_is_said():
    change, found = parts("Example,E10000902,New,no,Sam,other@example.org,Dee,dee@example.org,,,")
    assert set(found) == {Part.COUNCILS, Part.ABOUT, Part.SHOWS_SECRETARY, Part.SECRETARY_ADDRESS, Part.DEPUTY}
    assert "@" not in "".join(each.before + each.after for each in change.parts)


def test_a_new_one_and_one_that_was_taken_off():
    change, found = parts(GOOD, None)
    assert change.is_new
    assert found == [Part.SECRETARY]
    assert parts(GOOD, Held(HELD.councils, None, HELD.secretary, None))[1] == [Part.LISTED]


def test_roles_are_a_line_each():
    (role, other) = wanted("MP contact: an hour a month\n\n Poster maker ")
    assert (role.title, role.what, role.key, other.what) == ("MP contact", "an hour a month", "mp-contact", "")
    assert problem("\n".join("abcdefghi")) == "many"
    assert problem("x" * 61).startswith("xx")
    assert not problem("x" * 60 + ":" + "y" * 200)
