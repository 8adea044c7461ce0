"""What a single cell of a directory may hold, and the list of all that can be wrong with a file."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from causeway.frame.domain.mail_address import is_mailable
from causeway.representatives.members.domain.listing import is_email

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Wrong(StrEnum):
    """What can be wrong; the sentences stand where they are shown."""

    NOT_TEXT = "not UTF-8"
    NO_HEADER = "no header"
    SEMICOLONS = "separated by something else"
    UNKNOWN_COLUMN = "unknown column"
    COLUMN_TWICE = "column twice"
    COLUMN_MISSING = "column missing"
    NOT_CSV = "not CSV"
    CELLS = "too many or too few cells"
    NO_ROWS = "no rows"
    TOO_LARGE = "too large"
    EMPTY = "empty"
    CONTROL = "a character that cannot stand there"
    TOO_LONG = "too long"
    NO_OFFICE = "no such office"
    UNKNOWN_AREA = "unknown area"
    UNKNOWN_SEAT = "unknown seat"
    CODE_OF_DEVOLVED = "an area code for a devolved office"
    SEATS_NOT_HERE = "seats for an office that has none"
    NO_EMAIL = "no e-mail address"
    NO_WEB_ADDRESS = "no web address"
    NO_DAY = "no day"
    NOT_YET = "a day to come"
    ENDS_BEFORE = "ends before it begins"
    SALUTATION_WITHOUT_NAME = "a salutation without a name"
    TWICE = "twice"
    TOO_MANY = "too many holders"
    SEATS_DIFFER = "the seats of one place differ"
    SEAT_TWICE = "a seat in two places"


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where, what, what stood there, and what else its sentence needs to name.

    ``wrong`` is one of :class:`Wrong`, or of those that a file of another kind adds.
    """

    line: int
    column: str
    wrong: StrEnum
    value: str = ""
    more: str = ""


def line_of_text(line: int, column: str, text: str, longest: int) -> Iterator[Fault]:
    """Yield what keeps ``text`` from being one short line."""
    if found := _CONTROL.search(text):
        yield Fault(line, column, Wrong.CONTROL, f"U+{ord(found[0]):04X}")
    if len(text) > longest:
        yield Fault(line, column, Wrong.TOO_LONG, str(len(text)), str(longest))


def email(line: int, column: str, text: str) -> Iterator[Fault]:
    """Yield a fault where ``text`` is neither empty nor one plain address."""
    if text and not (is_mailable(text) and is_email(text)):
        yield Fault(line, column, Wrong.NO_EMAIL, text)


def web_address(line: int, column: str, text: str) -> Iterator[Fault]:
    """Yield a fault where ``text`` is no address of a web page."""
    if not text:
        yield Fault(line, column, Wrong.EMPTY)
        return
    try:
        parts = urlsplit(text)
        fine = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", text)
    except ValueError:
        fine = False
    if not fine:
        yield Fault(line, column, Wrong.NO_WEB_ADDRESS, text)


def day(line: int, column: str, text: str) -> tuple[dt.date | None, list[Fault]]:
    """Return the day that ``text`` writes as 2026-11-24, or a fault; nothing for an empty cell."""
    if not text:
        return None, []
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text), []
    except ValueError:
        pass
    return None, [Fault(line, column, Wrong.NO_DAY, text)]
