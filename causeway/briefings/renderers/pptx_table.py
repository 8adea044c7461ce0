"""A table that belongs to a slide: its head is marked as one, and its rows are as high as their words need."""

from html import escape
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from causeway.briefings.domain.fitting import LINE, lines_of
from causeway.briefings.domain.slides import Table

COLUMNS = {5: (5.1, 2.7, 1.25, 1.25, 1.63), 4: (5.6, 3.1, 1.5, 1.73)}  # inches, by how many there are; numbers and periods last
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
FIGURE = 2  # the column of the area's own figures
POINT = 72.0
MARGIN = 0.1
SIZES = (16, 15, 14, 13, 12, 11)
PAD = 6.0


def _high(row: tuple[str, ...], widths: tuple[float, ...], size: float, *, bold: bool = False) -> float:
    deep = max(lines_of(text, size, (wide - 2 * MARGIN) * POINT, bold=bold) for text, wide in zip(row, widths, strict=True))
    return deep * size * LINE + 2 * PAD


def _size(table: Table, widths: tuple[float, ...], high: float) -> float:
    for size in SIZES:
        if _high(table.head, widths, size, bold=True) + sum(_high(row, widths, size) for row in table.rows) <= high:
            return size
    return SIZES[-1]


def _cell(text: str, size: float, *, head: bool, strong: bool, odd: bool) -> Any:
    """Return a cell as markup at once: to set its parts one by one takes as long as a slide."""
    ground = "tx2" if head else "bg2" if odd else "bg1"
    ink = "bg1" if head else "accent1" if strong else "tx1"
    weight = int(head or strong)
    return parse_xml(
        f'<a:tc xmlns:a="{A}"><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr sz="{size * 100:.0f}" b="{weight}">'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill></a:rPr><a:t>{escape(text, quote=False)}</a:t></a:r></a:p></a:txBody>'
        f'<a:tcPr marT="{int(Pt(PAD))}" marB="{int(Pt(PAD))}"><a:solidFill><a:schemeClr val="{ground}"/></a:solidFill></a:tcPr></a:tc>'
    )


def put(placeholder: Any, table: Table) -> Any:
    """Put a table where the layout has room for one, and return its frame on the slide."""
    high = placeholder.height / Inches(1) * POINT
    frame = placeholder.insert_table(rows=len(table.rows) + 1, cols=len(table.head))
    made, widths = frame.table, COLUMNS[len(table.head)]
    made.first_row, made.horz_banding = True, True
    size = _size(table, widths, high)
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = Inches(wide)
    for place, row in enumerate((table.head, *table.rows)):
        made.rows[place].height = Pt(_high(row, widths, size, bold=place == 0))
        tr = made.rows[place]._tr  # noqa: SLF001  a row of markup
        for at, (old, text) in enumerate(zip(list(tr.tc_lst), row, strict=True)):
            tr.replace(old, _cell(text, size, head=place == 0, strong=place > 0 and at == FIGURE, odd=place % 2 == 0))
    return frame
