"""Reading one sheet of an OpenDocument workbook (.ods) as text, line by line, without holding the whole document."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from causeway.evidence.exceptions import IngestError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
LARGEST = 400 * 2**20  # bytes of the unpacked document; the largest published one we read has 25 MiB
WIDEST = 2000  # columns: sheets end with one empty cell repeated to the edge, which is not read


@contextmanager
def _content(path: Path) -> Iterator[IO[bytes]]:
    """Open the document's contents; raises :class:`IngestError` for what is not one, or could unfold into something else."""
    try:
        book = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise IngestError(f"{path.name} is not an OpenDocument workbook, or only part of one.") from error
    with book:
        if "content.xml" not in book.namelist():
            raise IngestError(f"{path.name} is not an OpenDocument workbook.")
        with book.open("content.xml") as begin:
            start = begin.read(4096)
        if book.getinfo("content.xml").file_size > LARGEST or b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise IngestError(f"{path.name} is larger or other than a published table is.")
        with book.open("content.xml") as content:
            yield content


def _line(row: ET.Element) -> list[str]:
    cells: list[str] = []
    for one in row:
        if one.tag not in _CELLS:
            continue
        text = one.get(_VALUE)
        if text is None:
            text = " ".join("".join(part.itertext()) for part in one.findall(_TEXT)).strip()
        times = int(one.get(f"{_TABLE}number-columns-repeated", "1"))
        if times > WIDEST or len(cells) > WIDEST:
            break
        cells += [text] * times
    return cells


def _rows(path: Path, title: str) -> Iterator[list[str]]:
    inside = False
    with _content(path) as content:
        for event, element in ET.iterparse(content, events=("start", "end")):  # noqa: S314  see _content
            if element.tag == f"{_TABLE}table":
                if event == "end" and inside:
                    return
                inside = event == "start" and element.get(f"{_TABLE}name") == title
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                if inside and (line := _line(element)) and any(line):
                    yield line
                element.clear()


def sheet(path: Path, title: str) -> list[list[str]]:
    """Return the lines of a sheet that hold anything: a cell's stored number where it has one, its text otherwise.

    Raises :class:`IngestError` when there is no such sheet, or the file is cut short.
    """
    try:
        lines = list(_rows(path, title))
    except (ET.ParseError, zipfile.BadZipFile, EOFError) as error:
        raise IngestError(f"{path.name} cannot be read to its end.") from error
    if not lines:
        raise IngestError(f"{path.name} has no sheet “{title}”.")
    return lines
