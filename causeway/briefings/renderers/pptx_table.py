"""A table that belongs to a slide: its head is marked as one, and its rows are as high as their words need."""

from dataclasses import dataclass

from pptx.util import Inches, Pt

from causeway.briefings.domain.fitting import LINE, lines_of
from causeway.briefings.domain.slides import Table
from causeway.frame.domain.cleaning import in_markup

COLUMNS = {5: (5.1, 2.7, 1.25, 1.25, 1.63), 4: (5.6, 3.1, 1.5, 1.73)}  # inches, by how many there are; numbers and periods last
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
FIGURE = 2  # the column of the area's own figures
POINT = 72.0
MARGIN = 0.1
SIZES = (16, 15, 14, 13, 12, 11)
PAD = 6.0
_INSET = int(Pt(PAD))
_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # Medium Style 2, which every office program has


@dataclass(frozen=True)
class Laid:
    """A table's markup, and how high it is."""

    markup: str
    high: int


def _high(row: tuple[str, ...], widths: tuple[float, ...], size: float, *, bold: bool = False) -> float:
    deep = max(lines_of(text, size, (wide - 2 * MARGIN) * POINT, bold=bold) for text, wide in zip(row, widths, strict=True))
    return deep * size * LINE + 2 * PAD


def _size(table: Table, widths: tuple[float, ...], high: float) -> float:
    for size in SIZES:
        if _high(table.head, widths, size, bold=True) + sum(_high(row, widths, size) for row in table.rows) <= high:
            return size
    return SIZES[-1]


def _cell(text: str, size: float, *, head: bool, strong: bool, odd: bool) -> str:
    ground = "tx2" if head else "bg2" if odd else "bg1"
    ink = "bg1" if head else "accent1" if strong else "tx1"
    weight = int(head or strong)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr sz="{size * 100:.0f}" b="{weight}">'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill></a:rPr><a:t>{in_markup(text)}</a:t></a:r></a:p></a:txBody>'
        f'<a:tcPr marT="{_INSET}" marB="{_INSET}"><a:solidFill><a:schemeClr val="{ground}"/></a:solidFill></a:tcPr></a:tc>'
    )


def laid(table: Table, high: float) -> Laid:
    """Return a table as large as it can be set in ``high`` inches."""
    widths, rows = COLUMNS[len(table.head)], (table.head, *table.rows)
    size = _size(table, widths, high * POINT)
    heights = [int(Pt(_high(row, widths, size, bold=place == 0))) for place, row in enumerate(rows)]
    made = []
    for place, (row, tall) in enumerate(zip(rows, heights, strict=True)):
        head, odd = place == 0, place % 2 == 0
        cells = "".join(_cell(text, size, head=head, strong=not head and at == FIGURE, odd=odd) for at, text in enumerate(row))
        made.append(f'<a:tr h="{tall}">{cells}</a:tr>')
    grid = "".join(f'<a:gridCol w="{int(Inches(wide))}"/>' for wide in widths)
    about = f'<a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{_STYLE}</a:tableStyleId></a:tblPr>'
    return Laid(f"<a:tbl>{about}<a:tblGrid>{grid}</a:tblGrid>{''.join(made)}</a:tbl>", sum(heights))
