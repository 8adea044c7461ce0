"""Words and tables of a Word document as markup at once: python-docx sets each run and each cell by itself, which took most of a paper's time."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from causeway.briefings.domain.tree import Blank, Table
from causeway.briefings.renderers.word import look
from causeway.frame.domain.cleaning import in_markup

ADDRESS = re.compile(r"(https?://[^\s)]+[^\s).,])")
MOST_OF_A_NAME = 60  # Word takes 64 characters for the name of a place
KEPT_TOGETHER = 3  # last rows of a table, so that none stands alone on the next page
_NAMES = nsdecls("w", "r")
_TURNS = re.compile(r"([\t\r\n])")
_UNDERLINED, _RIGHT = '<w:u w:val="single"/>', '<w:jc w:val="right"/>'
_GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'


def _text(text: str) -> str:
    return "".join(map(_piece, filter(None, _TURNS.split(text))))


def _piece(piece: str) -> str:
    if piece in "\t\r\n":
        return "<w:tab/>" if piece == "\t" else "<w:br/>"
    spaced = ' xml:space="preserve"' if piece != piece.strip() else ""
    return f"<w:t{spaced}>{in_markup(piece)}</w:t>"


def _run(text: str, look_of_it: str = "") -> str:
    about = f"<w:rPr>{look_of_it}</w:rPr>" if look_of_it else ""
    return f"<w:r>{about}{_text(text)}</w:r>"


def _linked(part: Any, address: str) -> str:
    key = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return f'<w:hyperlink r:id="{key}">{_run(address, _UNDERLINED)}</w:hyperlink>'


def _to_fill_in(part: Any, blank: Blank) -> str:
    """Return a place to fill in: one click or Tab selects all of it, and typing replaces it."""
    style = part.get_style_id(look.FILL_IN, WD_STYLE_TYPE.CHARACTER)
    # Some programs leave out a style's ground, so it is set again.
    run = _run(f"[{blank.label}]", f'<w:rStyle w:val="{style}"/>{_GROUND.format(look.GLOW)}')
    about = f'<w:alias w:val="{in_markup(blank.label[:MOST_OF_A_NAME])}"/><w:showingPlcHdr/>'
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"


def _runs(part: Any, parts: Iterable[str | Blank]) -> str:
    """Return texts, in which addresses can be followed, and places to fill in."""
    made = []
    for each in parts:
        if isinstance(each, Blank):
            made.append(_to_fill_in(part, each))
        else:
            pieces = enumerate(ADDRESS.split(each))
            made += [_linked(part, piece) if at % 2 else _run(piece) for at, piece in pieces if piece]
    return "".join(made)


def say(paragraph: Any, parts: Iterable[str | Blank]) -> None:
    """Add texts and places to fill in to a paragraph."""
    paragraph._p.extend(list(parse_xml(f"<w:p {_NAMES}>{_runs(paragraph.part, parts)}</w:p>")))  # noqa: SLF001  no other way to its elements


def paragraph(document: Any, style: str, parts: Iterable[str | Blank] = ()) -> Any:
    """Add a paragraph with texts and places to fill in at the end of a document, and return it."""
    key = document.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
    styled = f'<w:pPr><w:pStyle w:val="{key}"/></w:pPr>' if key else ""
    made = parse_xml(f"<w:p {_NAMES}>{styled}{_runs(document.part, parts)}</w:p>")
    document.element.body.insert_element_before(made, "w:sectPr")
    return Paragraph(made, document._body)  # noqa: SLF001  as python-docx itself does


def _borders(colour: str) -> str:
    """Return the rules of a table: below its rows only."""
    sides = (
        ("top", "single"),
        ("left", "nil"),
        ("bottom", "single"),
        ("right", "nil"),
        ("insideH", "single"),
        ("insideV", "nil"),
    )
    rules = "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="{colour}"/>' for side, kind in sides)
    return f"<w:tblBorders>{rules}</w:tblBorders>"


def _row(part: Any, cells: Sequence[str | Blank], it: Table, widths: Sequence[int], *, head: bool, keep: bool) -> str:
    style = part.get_style_id(look.CELL_TITLE if head else look.CELL, WD_STYLE_TYPE.PARAGRAPH)
    ground = _GROUND.format(look.DEEP) if head else ""
    kept = "<w:keepNext/>" if keep else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{wide}"/>{ground}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}'
        f"{_RIGHT if at in it.numbers else ''}</w:pPr>{_runs(part, (said,))}</w:p></w:tc>"
        for at, (said, wide) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if head else '<w:cantSplit/>'}</w:trPr>{made}</w:tr>"


def table(document: Any, it: Table) -> None:
    """Add a table at the end of a document. Its header is repeated on every page, and no row is cut in two."""
    part = document.part
    widths = [Emu(int(look.WIDE * share / sum(it.widths))).twips for share in it.widths]
    rows = (it.header, *it.rows)
    kept = range(max(0, len(rows) - KEPT_TOGETHER), len(rows) - 1)
    made = "".join(_row(part, cells, it, widths, head=at == 0, keep=at in kept) for at, cells in enumerate(rows))
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    about = (
        f'<w:tblStyle w:val="{part.get_style_id("Table Grid", WD_STYLE_TYPE.TABLE)}"/><w:tblW w:type="auto" w:w="0"/><w:jc w:val="left"/>'
        f'{_borders(look.RULE)}<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/>'
    )
    markup = f"<w:tbl {_NAMES}><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    document.element.body.insert_element_before(parse_xml(markup), "w:sectPr")
