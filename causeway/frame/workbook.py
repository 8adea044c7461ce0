"""A workbook's first sheet as CSV. It is read in a process apart, with limits: a workbook can be made to cost whoever opens it."""

import csv
import datetime as dt
import io
from enum import StrEnum

from causeway.frame.sandbox import TooMuch, read_apart
from causeway.later import Later

openpyxl = Later("openpyxl")  # 5 MB, which only the process apart should hold

READER = "causeway.frame.workbook:rows"
MOST_ROWS, MOST_COLUMNS = 2000, 40
BEGINS = b"PK\x03\x04"  # a workbook is a zip archive


class Unread(StrEnum):
    """Why a workbook cannot be read; the sentences stand where they are shown."""

    NO_WORKBOOK = "a workbook that cannot be opened"
    TOO_COSTLY = "a workbook that takes too much to read"
    TOO_MANY_ROWS = "a workbook with too many rows"


class NotRead(Exception):  # noqa: N818  named for what it is
    """A workbook whose first sheet cannot be read; ``wrong`` says why."""

    def __init__(self, wrong: Unread) -> None:
        super().__init__(wrong)
        self.wrong = wrong


def rows(content: bytes) -> list[list[str]] | None:
    """Return the first sheet's cells as text, at most a row more than are taken; ``None`` for what is no workbook."""
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        return [_trimmed([_text(cell) for cell in row]) for row in cells]
    except Exception:  # noqa: BLE001  the library has an error of its own for every kind of broken workbook
        return None


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row.pop()
    return row


def as_csv(content: bytes) -> bytes:
    """Return a file as CSV in UTF-8: a workbook's first sheet, anything else as it is; raises :class:`NotRead`."""
    if not content.startswith(BEGINS):
        return content
    try:
        read = read_apart(READER, content)
    except TooMuch as error:
        raise NotRead(Unread.TOO_COSTLY) from error
    if read is None:
        raise NotRead(Unread.NO_WORKBOOK)
    if len(read) > MOST_ROWS:
        raise NotRead(Unread.TOO_MANY_ROWS)
    wide = len(read[0]) if read else 0
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([row + [""] * (wide - len(row)) for row in read])
    return text.getvalue().encode()
