"""Tables for spreadsheets, as CSV in which no cell is run: whatever somebody typed, opening the file shows it and does nothing else."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.http import HttpResponse, StreamingHttpResponse

from causeway.frame.domain.cells import safe
from causeway.frame.downloads import made, streamed

CSV = "text/csv; charset=utf-8"
AT_ONCE = 100  # lines of a streamed file that leave together


class _Echo:
    """A file for the csv module that hands each line back."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def lines(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield a table as CSV, line by line: the names of its columns, then each row with its cells made safe."""
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def sheet(name: str, text: str) -> HttpResponse:
    """Return a table that is written already as a file to keep, called ``name``.csv."""
    return made(text, CSV, f"{name}.csv")


def stream(name: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """Return a long table as a file to keep, called ``name``.csv, whose first rows leave while the last are still read.

    Rows that a database yields are read after the view has answered, outside any transaction of it.
    """
    return streamed(_blocks(lines(columns, rows)), CSV, f"{name}.csv")


def _blocks(each: Iterator[str]) -> Iterator[str]:
    while block := "".join(islice(each, AT_ONCE)):
        yield block


def table(name: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Return a table as a file to keep, called ``name``.csv."""
    return sheet(name, "".join(lines(columns, rows)))
