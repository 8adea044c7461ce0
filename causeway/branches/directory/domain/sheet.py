"""A file of branches: its columns, and everything that can be wrong with one, by line and column."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from causeway.branches.directory.domain import roles
from causeway.representatives.directory.domain.cells import Fault, day, email, line_of_text, web_address
from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.representatives.directory.domain.lines import Checked, Line, checked, lines_of

YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
EMPTIES = "-"


class Column(StrEnum):
    """The columns, in the order of the form."""

    BRANCH = "branch"
    COUNCIL_CODES = "council_codes"
    COUNCIL_NAMES = "council_names"
    ABOUT = "about"
    MEETS = "meets"
    WEBSITE = "website"
    ROLES = "roles"
    SHOW_SECRETARY = "show_secretary"
    SECRETARY_NAME = "secretary_name"
    SECRETARY_EMAIL = "secretary_email"
    DEPUTY_NAME = "deputy_name"
    DEPUTY_EMAIL = "deputy_email"
    TERM_UNTIL = "term_until"


NEEDED = (Column.BRANCH, Column.COUNCIL_CODES)
LONGEST = {Column.BRANCH: 100, Column.ABOUT: 1000, Column.MEETS: 200, Column.WEBSITE: 200}
_PEOPLE = ((Column.SECRETARY_NAME, Column.SECRETARY_EMAIL), (Column.DEPUTY_NAME, Column.DEPUTY_EMAIL))


class Wrong(StrEnum):
    """What can be wrong beside what can be wrong with any such file; the sentences stand where they are shown."""

    NO_SUCH_COUNCIL = "no such council"
    NO_NAME = "an address without a name"
    NO_ADDRESS = "a name without an address"
    SAME_PERSON = "secretary and deputy are one"
    NOT_YES = "neither yes nor no"
    ROLES = "roles that do not fit"
    TWICE = "the same branch twice"
    WAITS = "a page of it waits for staff"
    OVER = "a term that is over"


@dataclass(frozen=True)
class Person:
    """Somebody with a role."""

    name: str
    email: str


@dataclass(frozen=True)
class Row:
    """One branch as the file says. What is empty or ``None`` stays as it is held; :data:`EMPTIES` in a text empties it."""

    line: int
    name: str
    councils: tuple[str, ...]
    about: str
    meets: str
    website: str
    roles: str
    shows_secretary: bool | None
    secretary: Person | None
    deputy: Person | None
    until: dt.date | None


def key_of(name: str) -> str:
    """Return what tells one branch from another: its name in small letters."""
    return " ".join(name.casefold().split())


def check(content: bytes, councils: Mapping[str, str], waiting: frozenset[str], on: dt.date) -> Checked[Row]:
    """Return the rows of a CSV file and what is wrong with it; never raises, whatever ``content`` is.

    ``councils`` are the names of those in force by code, ``waiting`` the keys of branches of which a page waits for staff.
    """
    lines, faults = lines_of(content, tuple(Column), NEEDED)
    found, rows = list(faults), []
    for line in filter(_says_something, lines):
        row, wrong = _row(line, councils, on)
        if row is not None and key_of(row.name) in waiting:
            wrong.append(Fault(line.number, Column.BRANCH, Wrong.WAITS, row.name))
        found += wrong
        if row is not None and not wrong:
            rows.append(row)
    found += _twice(rows)
    return checked(rows, found)


def _says_something(line: Line) -> bool:
    """Whether a line is more than the empty form's line for a council without a branch."""
    return any(text for column, text in line.cells.items() if column not in {Column.COUNCIL_CODES, Column.COUNCIL_NAMES})


def _row(line: Line, councils: Mapping[str, str], on: dt.date) -> tuple[Row | None, list[Fault]]:
    cells = line.cells
    codes = tuple(dict.fromkeys(cells[Column.COUNCIL_CODES].replace(";", " ").replace(",", " ").split()))
    until, faults = day(line.number, Column.TERM_UNTIL, cells[Column.TERM_UNTIL])
    wanted = "\n".join(each.strip() for each in cells[Column.ROLES].split(";") if each.strip())
    faults += [*_texts(line), *_councils(line, codes, councils), *_people(line), *_rest(line, wanted, until, on)]
    if faults:
        return None, faults
    secretary, deputy = (_person(cells[name], cells[address]) for name, address in _PEOPLE)
    row = Row(
        line=line.number,
        name=cells[Column.BRANCH],
        councils=codes,
        about=cells[Column.ABOUT],
        meets=cells[Column.MEETS],
        website=cells[Column.WEBSITE],
        roles=wanted,
        shows_secretary=cells[Column.SHOW_SECRETARY].casefold() in YES if cells[Column.SHOW_SECRETARY] else None,
        secretary=secretary,
        deputy=deputy,
        until=until,
    )
    return row, []


def _person(name: str, address: str) -> Person | None:
    return Person(name, address) if address else None


def _texts(line: Line) -> Iterator[Fault]:
    if not line.cells[Column.BRANCH]:
        yield Fault(line.number, Column.BRANCH, Usual.EMPTY)
    for column, text in line.cells.items():
        yield from line_of_text(line.number, column, text, LONGEST.get(Column(column), 2000))


def _councils(line: Line, codes: tuple[str, ...], councils: Mapping[str, str]) -> Iterator[Fault]:
    if not codes:
        yield Fault(line.number, Column.COUNCIL_CODES, Usual.EMPTY)
    for code in codes:
        if code not in councils:
            yield Fault(line.number, Column.COUNCIL_CODES, Wrong.NO_SUCH_COUNCIL, code)


def _people(line: Line) -> Iterator[Fault]:
    for name, address in _PEOPLE:
        yield from email(line.number, address, line.cells[address])
        yield from line_of_text(line.number, name, line.cells[name], 100)
        if line.cells[address] and not line.cells[name]:
            yield Fault(line.number, name, Wrong.NO_NAME)
        if line.cells[name] and not line.cells[address]:
            yield Fault(line.number, address, Wrong.NO_ADDRESS, line.cells[name])
    secretary, deputy = line.cells[Column.SECRETARY_EMAIL], line.cells[Column.DEPUTY_EMAIL]
    if secretary and secretary.casefold() == deputy.casefold():
        yield Fault(line.number, Column.DEPUTY_EMAIL, Wrong.SAME_PERSON)


def _rest(line: Line, wanted: str, until: dt.date | None, on: dt.date) -> Iterator[Fault]:
    cells = line.cells
    if cells[Column.WEBSITE] not in {"", EMPTIES}:
        yield from web_address(line.number, Column.WEBSITE, cells[Column.WEBSITE])
    if cells[Column.SHOW_SECRETARY].casefold() not in YES | NO | {""}:
        yield Fault(line.number, Column.SHOW_SECRETARY, Wrong.NOT_YES, cells[Column.SHOW_SECRETARY])
    if roles.problem(wanted):
        yield Fault(line.number, Column.ROLES, Wrong.ROLES)
    if until and until < on:
        yield Fault(line.number, Column.TERM_UNTIL, Wrong.OVER, until.isoformat())


def _twice(rows: Iterable[Row]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in rows:
        before = seen.setdefault(key_of(row.name), row)
        if before is not row:
            yield Fault(row.line, Column.BRANCH, Wrong.TWICE, row.name, str(before.line))
