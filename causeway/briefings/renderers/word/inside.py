"""What python-docx has no call for: page numbers, numberings, a picture's words, header rows, lines to write on."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FIRST_OWN = 900  # numberings of ours, after those of the template


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


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
