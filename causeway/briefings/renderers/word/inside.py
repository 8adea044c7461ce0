"""What python-docx has no call for: places to fill in as content controls, page numbers, links, a picture's words, header rows."""

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from causeway.briefings.domain.tree import Blank
from causeway.briefings.renderers.word.look import FILL_IN, GLOW, shade

ADDRESS = re.compile(r"(https?://[^\s)]+[^\s).,])")
MOST_OF_A_NAME = 60  # Word takes 64 characters for the name of a place
FIRST_OWN = 900  # numberings of ours, after those of the template


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def fill_in(paragraph: Any, blank: Blank) -> None:
    """Add a place to fill in: one click or Tab selects all of it, and typing replaces it."""
    run = paragraph.add_run(f"[{blank.label}]", style=FILL_IN)
    shade(run._r.get_or_add_rPr(), GLOW)  # noqa: SLF001  some programs leave out a style's ground
    place, about, content = _element("w:sdt"), _element("w:sdtPr"), _element("w:sdtContent")
    about.append(_element("w:alias", val=blank.label[:MOST_OF_A_NAME]))
    about.append(_element("w:showingPlcHdr"))
    run._r.getparent().replace(run._r, place)  # noqa: SLF001  python-docx gives no other way to its elements
    content.append(run._r)  # noqa: SLF001
    place.extend((about, content))


def _link(paragraph: Any, address: str) -> None:
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = paragraph.add_run(address)
    run.font.underline = True
    paragraph._p.remove(run._r)  # noqa: SLF001
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001


def say(paragraph: Any, text: str) -> Any:
    """Add text in which addresses can be followed."""
    for at, part in enumerate(ADDRESS.split(text)):
        if at % 2:
            _link(paragraph, part)
        elif part:
            paragraph.add_run(part)
    return paragraph


def say_parts(paragraph: Any, parts: tuple[str | Blank, ...]) -> Any:
    """Add texts and places to fill in."""
    for part in parts:
        if isinstance(part, Blank):
            fill_in(paragraph, part)
        else:
            say(paragraph, part)
    return paragraph


def number(paragraph: Any, field: str) -> None:
    """Add a field that Word counts: PAGE or NUMPAGES."""
    paragraph._p.append(_element("w:fldSimple", instr=field))  # noqa: SLF001
    run = paragraph.add_run("1")
    paragraph._p.remove(run._r)  # noqa: SLF001
    paragraph._p[-1].append(run._r)  # noqa: SLF001


def describe(run: Any, words: str) -> None:
    """Give the picture in a run its words."""
    for about in run._r.iter(qn("wp:docPr")):  # noqa: SLF001
        about.set("descr", words)
        about.attrib.pop("title", None)


def repeat_header(row: Any) -> None:
    """Repeat a table's row at the head of every page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001


def keep_whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001


def last_rows_together(table: Any) -> None:
    """Keep a table's last three rows on one page, so that none stands alone on the next."""
    for row in table.rows[-3:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def lettering(document: Any) -> str:
    """Return a new numbering by letters, so that each list begins at its first letter."""
    numberings = document.part.numbering_part.element
    key = str(FIRST_OWN + len(numberings))
    kind, level, around = _element("w:abstractNum", abstractNumId=key), _element("w:lvl", ilvl="0"), _element("w:pPr")
    kind.append(_element("w:multiLevelType", val="singleLevel"))
    for name, value in (("start", "1"), ("numFmt", "lowerLetter"), ("lvlText", "%1)"), ("lvlJc", "left")):
        level.append(_element(f"w:{name}", val=value))
    around.append(_element("w:ind", left="454", hanging="454"))
    level.append(around)
    kind.append(level)
    numberings.insert(0, kind)  # kinds stand before the lists that use them
    return str(numberings.add_num(int(key)).numId)


def quiet_rules(table: Any, colour: str) -> None:
    """Leave a table the rules below its rows only."""
    rules = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        upright = side in {"left", "right", "insideV"}
        rules.append(_element(f"w:{side}", val="nil" if upright else "single", sz="4", space="0", color=colour))
    table._tbl.tblPr.append(rules)  # noqa: SLF001


def numbered(paragraph: Any, key: str) -> None:
    """Put a paragraph into a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(key)


def rule_below(paragraph: Any, colour: str) -> None:
    """Draw a line to write on below a paragraph, as high as a hand needs."""
    borders = _element("w:pBdr")
    # A rule between alike paragraphs too, or Word draws one for all of them.
    for side in ("bottom", "between"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="1", color=colour))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    paragraph.paragraph_format.space_before = Pt(14)
