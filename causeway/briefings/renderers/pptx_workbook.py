"""The workbook behind a chart, and files in which nothing tells when they were made: the same deck is the same file, to the byte.

XlsxWriter makes the frame of a workbook once per process. The one sheet is written here: to make all of it anew took as long as the chart.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.opc.serialized import PackageWriter, _ZipPkgWriter

from causeway.frame.domain.cleaning import in_markup

_THEN = (1980, 1, 1, 0, 0, 0)  # the first day a zip file knows
_SHEET, _NO_ROWS = "xl/worksheets/sheet1.xml", "<sheetData/>"


def _dated(archive: zipfile.ZipFile, name: str, body: bytes | str) -> None:
    entry = zipfile.ZipInfo(name, _THEN)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    archive.writestr(entry, body)


@lru_cache(maxsize=1)
def _frame() -> dict[str, bytes]:
    """Return the parts of a workbook with one empty sheet."""
    written = io.BytesIO()
    with CategoryWorkbookWriter(None)._open_worksheet(written) as (workbook, _sheet):  # noqa: SLF001  as python-pptx opens its own
        workbook.set_properties({"created": dt.datetime(*_THEN, tzinfo=dt.UTC)})
    with zipfile.ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _cell(value: object) -> str:
    if value is None:
        return "<c/>"
    return (
        f"<c><v>{value!r}</v></c>"
        if isinstance(value, int | float)
        else f'<c t="inlineStr"><is><t>{in_markup(str(value))}</t></is></c>'
    )


def _rows(data: CategoryChartData) -> Iterator[Iterable[object]]:
    """Yield the rows where python-pptx refers to them: names first, then each category with its values."""
    series = list(data)
    yield ("", *(one.name for one in series))
    yield from zip_longest((each.label for each in data.categories), *(one.values for one in series))


class _Sheet(CategoryWorkbookWriter):  # type: ignore[misc]  # python-pptx has no types
    @property
    def xlsx_blob(self) -> bytes:
        rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in _rows(self._chart_data))
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, body in _frame().items():
                filled = body.decode().replace(_NO_ROWS, f"<sheetData>{rows}</sheetData>") if name == _SHEET else body
                _dated(archive, name, filled)
        return written.getvalue()


class ChartData(CategoryChartData):  # type: ignore[misc]  # as above
    """What a chart shows, and its workbook."""

    @property
    def _workbook_writer(self) -> _Sheet:
        return _Sheet(self)


class _Dated(_ZipPkgWriter):  # type: ignore[misc]  # as above
    def write(self, pack_uri: Any, blob: bytes) -> None:
        _dated(self._zipf, pack_uri.membername, blob)


class _Writer(PackageWriter):  # type: ignore[misc]  # as above
    def _write(self) -> None:
        with _Dated(self._pkg_file) as written:
            self._write_content_types_stream(written)
            self._write_pkg_rels(written)
            self._write_parts(written)


def saved(deck: Any) -> bytes:
    """Return a finished deck."""
    package, written = deck.part.package, io.BytesIO()
    _Writer.write(written, package._rels, tuple(package.iter_parts()))  # noqa: SLF001  as the package saves itself
    return written.getvalue()
