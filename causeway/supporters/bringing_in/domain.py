"""A spreadsheet of people who agreed elsewhere: its columns, and everything that can be wrong with one."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from causeway.representatives.directory.domain.cells import Fault, day, email, line_of_text
from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.representatives.directory.domain.lines import Checked, Line, checked, lines_of

EARLIEST = dt.date(1990, 1, 1)  # nobody agreed to mail from a list before; it is a slip, such as 0026 for 2026
FEWEST_WORDS = 6  # in a sentence by which somebody agrees; fewer is a label


class Column(StrEnum):
    """The columns, in the order of the form."""

    EMAIL = "email"
    WORDING = "consent_wording"
    GIVEN_ON = "consent_given_on"
    CHANNEL = "consent_channel"
    PROOF = "consent_proof"
    SEAT = "constituency_code"
    SUBJECTS = "subjects"


NEEDED = (Column.EMAIL, Column.WORDING, Column.GIVEN_ON, Column.CHANNEL, Column.PROOF)
LONGEST = {Column.EMAIL: 254, Column.WORDING: 600, Column.CHANNEL: 120, Column.PROOF: 200, Column.SEAT: 9, Column.SUBJECTS: 200}


class Wrong(StrEnum):
    """What can be wrong beside what can be wrong with any such file; the sentences stand where they are shown."""

    NO_CONSENT = "a cell of the proof is empty"
    NO_SENTENCE = "no sentence by which somebody agrees"
    NO_SEAT = "no such constituency"
    NO_SUBJECT = "no such subject"
    TWICE = "the same address twice"


@dataclass(frozen=True)
class Known:
    """What a row may name, and the day on which it is read."""

    seats: Collection[str]
    subjects: tuple[str, ...]
    today: dt.date


@dataclass(frozen=True)
class Row:
    """One person as the file says, with the proof that they agreed."""

    line: int
    email: str
    wording: str
    given_on: dt.date
    channel: str
    proof: str
    seat_code: str
    subjects: tuple[str, ...]


class Outcome(StrEnum):
    """What a row would do."""

    NEW = "comes in"
    HERE = "is here already, and keeps what they chose here"
    LEFT = "left before, or cannot be reached, and stays out"


@dataclass(frozen=True)
class Change:
    """One row and what it would do."""

    row: Row
    outcome: Outcome

    @property
    def is_new(self) -> bool:
        """Whether somebody comes in."""
        return self.outcome is Outcome.NEW

    @property
    def does_nothing(self) -> bool:
        """Whether nobody does."""
        return not self.is_new


def check(content: bytes, known: Known) -> Checked[Row]:
    """Return the rows of a CSV file and what is wrong with it; never raises, whatever ``content`` is."""
    lines, faults = lines_of(content, tuple(Column), NEEDED)
    found, rows = list(faults), []
    for line in lines:
        given_on, wrong = day(line.number, Column.GIVEN_ON, line.cells[Column.GIVEN_ON])
        wrong += [*_proof(line), *_texts(line), *_places(line, known)]
        if given_on is not None and given_on < EARLIEST:
            wrong.append(Fault(line.number, Column.GIVEN_ON, Usual.NO_DAY, given_on.isoformat()))
        if given_on is not None and given_on > known.today:
            wrong.append(Fault(line.number, Column.GIVEN_ON, Usual.NOT_YET, given_on.isoformat()))
        found += wrong
        if given_on is not None and not wrong:
            rows.append(_row(line, given_on, known))
    found += _twice(rows)
    return checked(rows, found)


def _row(line: Line, given_on: dt.date, known: Known) -> Row:
    cells = line.cells
    return Row(
        line.number,
        cells[Column.EMAIL],
        cells[Column.WORDING],
        given_on,
        cells[Column.CHANNEL],
        cells[Column.PROOF],
        cells[Column.SEAT],
        _subjects(cells[Column.SUBJECTS]) or known.subjects,
    )


def _subjects(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.replace(";", " ").replace(",", " ").split()))


def _proof(line: Line) -> Iterator[Fault]:
    for column in NEEDED:
        if not line.cells[column]:
            yield Fault(line.number, column, Usual.EMPTY if column is Column.EMAIL else Wrong.NO_CONSENT)
    wording = line.cells[Column.WORDING]
    if wording and len(wording.split()) < FEWEST_WORDS:
        yield Fault(line.number, Column.WORDING, Wrong.NO_SENTENCE, wording)


def _texts(line: Line) -> Iterator[Fault]:
    for name, text in line.cells.items():
        yield from line_of_text(line.number, name, text, LONGEST.get(Column(name), 40))
    yield from email(line.number, Column.EMAIL, line.cells[Column.EMAIL])


def _places(line: Line, known: Known) -> Iterator[Fault]:
    seat = line.cells[Column.SEAT]
    if seat and seat not in known.seats:
        yield Fault(line.number, Column.SEAT, Wrong.NO_SEAT, seat)
    for key in _subjects(line.cells[Column.SUBJECTS]):
        if key not in known.subjects:
            yield Fault(line.number, Column.SUBJECTS, Wrong.NO_SUBJECT, key, ", ".join(known.subjects))


def _twice(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for row in rows:
        before = seen.setdefault(row.email.casefold(), row.line)
        if before != row.line:
            yield Fault(row.line, Column.EMAIL, Wrong.TWICE, row.email, str(before))
