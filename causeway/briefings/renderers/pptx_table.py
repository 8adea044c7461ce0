"""A table that belongs to a slide: its head is marked as one, and its rows are as high as their words need."""

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Inches, Pt

from causeway.briefings.domain.fitting import LINE, lines_of
from causeway.briefings.domain.slides import Table

COLUMNS = {5: (5.1, 2.7, 1.25, 1.25, 1.63), 4: (5.6, 3.1, 1.5, 1.73)}  # inches, by how many there are; numbers and periods last
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


def _cell(cell: Any, text: str, size: float, *, head: bool, strong: bool, odd: bool) -> None:
    cell.text = text
    cell.margin_left = cell.margin_right = Inches(MARGIN)
    cell.margin_top = cell.margin_bottom = Pt(PAD)
    cell.fill.solid()
    ground = MSO_THEME_COLOR.TEXT_2 if head else MSO_THEME_COLOR.BACKGROUND_2 if odd else MSO_THEME_COLOR.BACKGROUND_1
    cell.fill.fore_color.theme_color = ground
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(size), head or strong
        ink = MSO_THEME_COLOR.BACKGROUND_1 if head else MSO_THEME_COLOR.ACCENT_1 if strong else MSO_THEME_COLOR.TEXT_1
        run.font.color.theme_color = ink


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
        for at, text in enumerate(row):
            _cell(made.cell(place, at), text, size, head=place == 0, strong=place > 0 and at == 2, odd=place % 2 == 0)  # noqa: PLR2004
    return frame
