"""The workbook behind a chart. XlsxWriter makes the frame of it once per process; the one sheet is written here."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

from pptx.chart.xlsx import CategoryWorkbookWriter

from causeway.briefings.domain.slides import Plot
from causeway.briefings.renderers.pptx_archive import THEN, Archive
from causeway.frame.domain.cleaning import in_markup

_SHEET, _NO_ROWS = "xl/worksheets/sheet1.xml", "<sheetData/>"


@lru_cache(maxsize=1)
def _frame() -> tuple[bytes, str]:
    """Return a workbook without its one sheet, and the sheet, which is empty."""
    written = io.BytesIO()
    with CategoryWorkbookWriter(None)._open_worksheet(written) as (workbook, _sheet):  # noqa: SLF001  as python-pptx opens its own
        workbook.set_properties({"created": dt.datetime(*THEN, tzinfo=dt.UTC)})
    made = Archive()
    with zipfile.ZipFile(written) as archive:
        for name in archive.namelist():
            if name != _SHEET:
                made.add(name, archive.read(name))
        return made.finished(), archive.read(_SHEET).decode()


def _cell(value: object) -> str:
    if value is None:
        return "<c/>"
    return (
        f"<c><v>{value!r}</v></c>"
        if isinstance(value, int | float)
        else f'<c t="inlineStr"><is><t>{in_markup(str(value))}</t></is></c>'
    )


def _rows(plot: Plot) -> Iterator[Iterable[object]]:
    """Yield the rows where the chart refers to them: names first, then each category with its values."""
    yield ("", *(one.name for one in plot.series))
    yield from zip_longest(plot.categories, *(one.values for one in plot.series))


def workbook(plot: Plot) -> bytes:
    """Return the workbook with a chart's numbers."""
    frame, sheet = _frame()
    rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in _rows(plot))
    made = Archive(frame)
    made.add(_SHEET, sheet.replace(_NO_ROWS, f"<sheetData>{rows}</sheetData>").encode())
    return made.finished()
