"""The sheet to sign in as a Word file, on A4 across, for who adds a row or prints it again."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from causeway.briefings.domain.meeting import SignIn
from causeway.briefings.renderers.word import inside, look
from causeway.briefings.renderers.word.paper import furnish, saved

SIDE, HIGH = Mm(14), Mm(12)
PRINTED = (Mm(43), Mm(44), Mm(52))
TICKED, WRITTEN = Mm(32), Mm(66)
TICK = "\N{BALLOT BOX}"


def _across(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)


def _row(table: Any, cells: tuple[str, ...]) -> None:
    row = table.add_row()
    row.height = HIGH
    inside.keep_whole(row)
    for cell, said in zip(row.cells, cells, strict=True):
        cell.paragraphs[0].style = look.CELL
        cell.paragraphs[0].add_run(said)


def _table(document: Any, tree: SignIn) -> None:
    table = document.add_table(rows=1, cols=len(tree.header), style="Table Grid")
    table.autofit = False
    inside.repeat_header(table.rows[0])
    for cell, said in zip(table.rows[0].cells, tree.header, strict=True):
        cell.paragraphs[0].style = look.CELL_TITLE
        cell.paragraphs[0].add_run(said)
        look.shade(cell._tc.get_or_add_tcPr(), look.DEEP)  # noqa: SLF001  python-docx has no ground for a cell
    by_hand = tuple("\n".join(f"{TICK} {option}" for option in options) for options in tree.options)
    for printed in (*tree.rows, *((("", "", ""),) * tree.spare)):
        _row(table, (*printed, *by_hand))
    for column, width in zip(table.columns, (*PRINTED, *(TICKED if each else WRITTEN for each in tree.options)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def sign_in_docx(tree: SignIn) -> bytes:
    """Return the sheet as DOCX."""
    document = look.dressed(f"{tree.title} – {tree.subtitle}", tree.author, tree.language)
    _across(document)
    furnish(document, f"{tree.kicker} · {tree.title}", tree.foot)
    document.add_paragraph(tree.title, style="Title")
    document.add_paragraph(tree.subtitle, style="Subtitle")
    for said in tree.consent:
        document.add_paragraph(said, style="List Bullet")
    _table(document, tree)
    return saved(document)
