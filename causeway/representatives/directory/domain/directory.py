"""A directory of office holders as a file: its form, and everything that can be wrong with one, by line and column."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from causeway.representatives.directory.domain.cells import Fault, Wrong, day, email, line_of_text, web_address
from causeway.representatives.directory.domain.lines import MOST_FAULTS, Checked, Line, checked, lines_of
from causeway.representatives.directory.domain.offices import Office, Offices


class Column(StrEnum):
    """The columns, in the order of the form."""

    OFFICE = "office"
    AREA_CODE = "area_code"
    AREA_NAME = "area_name"
    SEATS = "seats"
    NAME = "name"
    SALUTATION = "salutation"
    EMAIL = "email"
    SOURCE = "source"
    CHECKED = "checked"
    FROM = "from"
    UNTIL = "until"


NEEDED = (Column.OFFICE, Column.AREA_CODE, Column.NAME, Column.EMAIL, Column.SOURCE, Column.CHECKED)
LONGEST = {Column.AREA_NAME: 120, Column.NAME: 120, Column.SALUTATION: 120, Column.EMAIL: 254, Column.SOURCE: 400}


@dataclass(frozen=True)
class Row:
    """One line: an office in an area, and who holds it; without a name nobody is known to."""

    line: int
    office: Office
    area_code: str  # empty for a devolved office
    place: str  # the Senedd's or the Assembly's constituency; empty for the others
    seats: tuple[str, ...]  # the Westminster seats that constituency covers
    name: str
    salutation: str
    email: str
    source: str
    checked: dt.date
    held_from: dt.date | None
    held_until: dt.date | None

    @property
    def where(self) -> str:
        """What tells one area of this office from another."""
        return self.area_code or self.place.casefold()

    def meets(self, other: "Row") -> bool:
        """Whether both hold the office on some day."""
        first, last = dt.date.min, dt.date.max
        return (self.held_from or first) <= (other.held_until or last) and (other.held_from or first) <= (self.held_until or last)


@dataclass(frozen=True)
class Known:
    """What a file is compared with: every area's name by its code for each kind, and the day it is checked."""

    areas: Mapping[str, Mapping[str, str]]
    on: dt.date
    offices: Offices

    def codes(self, office: Office) -> Mapping[str, str]:
        """Return the areas that an office is for."""
        return {code: name for code, name in self.areas.get(office.area_kind, {}).items() if office.nation.holds(code)}


def check(content: bytes, known: Known) -> Checked[Row]:
    """Return the rows of a file and what is wrong with it; never raises, whatever ``content`` is."""
    lines, faults = lines_of(content, tuple(Column), NEEDED)
    found = list(faults)
    rows = []
    for line in lines:
        row, wrong = _row(line, known)
        found += wrong
        if row is not None and not wrong:
            rows.append(row)
        if len(found) >= MOST_FAULTS:
            break
    found += _together(rows)
    return checked(rows, found)


def _row(line: Line, known: Known) -> tuple[Row | None, list[Fault]]:
    cells, faults = line.cells, [*_texts(line)]
    office = known.offices.get(cells[Column.OFFICE])
    if office is None:
        wrong = Wrong.NO_OFFICE if cells[Column.OFFICE] else Wrong.EMPTY
        return None, [*faults, Fault(line.number, Column.OFFICE, wrong, cells[Column.OFFICE])]
    seats = tuple(dict.fromkeys(cells[Column.SEATS].replace(";", " ").split()))
    faults += _where(line, office, seats, known)
    faults += email(line.number, Column.EMAIL, cells[Column.EMAIL])
    faults += web_address(line.number, Column.SOURCE, cells[Column.SOURCE])
    days, wrong_days = _days(line, known.on)
    faults += wrong_days
    if cells[Column.SALUTATION] and not cells[Column.NAME]:
        faults.append(Fault(line.number, Column.SALUTATION, Wrong.SALUTATION_WITHOUT_NAME))
    checked = days[Column.CHECKED]
    if faults or checked is None:
        return None, faults
    row = Row(
        line=line.number,
        office=office,
        area_code=cells[Column.AREA_CODE],
        place=cells[Column.AREA_NAME] if office.is_devolved else "",
        seats=seats,
        name=cells[Column.NAME],
        salutation=cells[Column.SALUTATION].rstrip(","),
        email=cells[Column.EMAIL],
        source=cells[Column.SOURCE],
        checked=checked,
        held_from=days[Column.FROM],
        held_until=days[Column.UNTIL],
    )
    return row, []


def _texts(line: Line) -> Iterator[Fault]:
    for column, text in line.cells.items():
        yield from line_of_text(line.number, column, text, LONGEST.get(Column(column), 2000))


def _where(line: Line, office: Office, seats: tuple[str, ...], known: Known) -> Iterator[Fault]:
    code, place, codes = line.cells[Column.AREA_CODE], line.cells[Column.AREA_NAME], known.codes(office)
    if office.is_devolved:
        if code:
            yield Fault(line.number, Column.AREA_CODE, Wrong.CODE_OF_DEVOLVED, code)
        if not place:
            yield Fault(line.number, Column.AREA_NAME, Wrong.EMPTY)
        for seat in seats:
            if seat not in codes:
                yield Fault(line.number, Column.SEATS, Wrong.UNKNOWN_SEAT, seat)
        return
    if not code:
        yield Fault(line.number, Column.AREA_CODE, Wrong.EMPTY)
    elif code not in codes:
        yield Fault(line.number, Column.AREA_CODE, Wrong.UNKNOWN_AREA, code, office.area_kind)
    if seats:
        yield Fault(line.number, Column.SEATS, Wrong.SEATS_NOT_HERE)


def _days(line: Line, on: dt.date) -> tuple[dict[Column, dt.date | None], list[Fault]]:
    faults: list[Fault] = []
    days: dict[Column, dt.date | None] = {}
    for column in (Column.CHECKED, Column.FROM, Column.UNTIL):
        days[column], wrong = day(line.number, column, line.cells[column])
        faults += wrong
    checked, begins, ends = days[Column.CHECKED], days[Column.FROM], days[Column.UNTIL]
    if not line.cells[Column.CHECKED]:
        faults.append(Fault(line.number, Column.CHECKED, Wrong.EMPTY))
    if checked and checked > on:
        faults.append(Fault(line.number, Column.CHECKED, Wrong.NOT_YET, checked.isoformat()))
    if begins and ends and ends < begins:
        faults.append(Fault(line.number, Column.UNTIL, Wrong.ENDS_BEFORE, ends.isoformat()))
    return days, faults


def _together(rows: Iterable[Row]) -> Iterator[Fault]:
    """Yield what is wrong with rows that are right by themselves."""
    of_area: dict[tuple[Office, str], list[Row]] = {}
    for row in rows:
        of_area.setdefault((row.office, row.where), []).append(row)
    for same in of_area.values():
        yield from _one_area(same)
    yield from _seats_once(of_area)


def _one_area(same: list[Row]) -> Iterator[Fault]:
    first, most = same[0], same[0].office.most_holders
    for at, row in enumerate(same):
        meeting = [before for before in same[:at] if before.meets(row)]
        twice = next((before for before in meeting if before.name.casefold() == row.name.casefold()), None)
        if twice is not None:
            yield Fault(row.line, Column.NAME, Wrong.TWICE, row.name, str(twice.line))
        elif most is not None and len(meeting) >= most:
            yield Fault(row.line, Column.NAME, Wrong.TOO_MANY, str(most), str(meeting[0].line))
        if set(row.seats) != set(first.seats):
            yield Fault(row.line, Column.SEATS, Wrong.SEATS_DIFFER, row.place, str(first.line))


def _seats_once(of_area: Mapping[tuple[Office, str], list[Row]]) -> Iterator[Fault]:
    """Yield each Westminster seat in two of the Senedd's constituencies, which are pairs of them; the Assembly's need not be whole ones."""
    of_seat: dict[str, Row] = {}
    for (office, where), same in of_area.items():
        for seat in same[0].seats if office.entry.whole_seats else ():
            before = of_seat.setdefault(seat, same[0])
            if before.where != where:
                yield Fault(same[0].line, Column.SEATS, Wrong.SEAT_TWICE, seat, str(before.line))
