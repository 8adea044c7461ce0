"""How Word papers look: styles with names that Word knows, in fonts that every machine has."""

import datetime as dt
import io
from functools import lru_cache
from typing import Any, cast

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from causeway.frame.domain.cleaning import in_properties

INK, SOFT, DEEP, ACCENT, GLOW, TINT, RULE, WHITE = "10272D", "46595E", "0C3B43", "FFB52E", "FFF0CC", "F0F5F1", "C4D3CE", "FFFFFF"
FONT = "Arial"  # on every machine, or a free font of the same widths, so that pages turn alike
SIDE = Mm(20)
WIDE = Mm(210) - 2 * SIDE
FILL_IN, QUIET, FINDING, SOURCE, BOX, BOX_TITLE = "To fill in", "Quiet", "Finding", "Source", "Box", "Box title"
CELL, CELL_TITLE = "Table text", "Table heading"


def shade(properties: Any, colour: str) -> None:
    """Give a run's, paragraph's or cell's properties a ground of a colour."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{key}"), value)
    properties.append(ground)


def _font(style: Any, size: float, colour: str, *, bold: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over ours
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _spaced(style: Any, before: float, after: float, *, line: float | None = None, keep: bool = False) -> None:
    space = style.paragraph_format
    space.space_before, space.space_after, space.keep_with_next = Pt(before), Pt(after), keep
    space.line_spacing = line


def bar(style: Any, colour: str, size: int = 18) -> None:
    """Draw a line down the left of a paragraph style."""
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", str(size)), ("space", "8"), ("color", colour)):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _ground(style: Any, colour: str) -> None:
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{key}"), value)
    style.element.get_or_add_pPr().insert_element_before(ground, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _own(document: Any, name: str) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _speaks(document: Any, language: str) -> None:
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), f"{language}-GB")


def _built_in(document: Any) -> None:
    styles = document.styles
    _font(styles["Normal"], 10, INK)
    _spaced(styles["Normal"], 0, 5, line=1.12)
    _font(styles["Title"], 22, DEEP, bold=True)
    _spaced(styles["Title"], 0, 4)
    styles["Title"].element.pPr.remove(styles["Title"].element.pPr.find(qn("w:pBdr")))
    _font(styles["Subtitle"], 12, SOFT)
    styles["Subtitle"].font.italic = False
    _spaced(styles["Subtitle"], 0, 8)
    for name, size, before in (("Heading 1", 14, 13), ("Heading 2", 10.5, 7)):
        _font(styles[name], size, DEEP, bold=True)
        _spaced(styles[name], before, 3, keep=True)
    _font(styles["Caption"], 9, SOFT, bold=False)
    _spaced(styles["Caption"], 6, 4, keep=True)
    for name in ("List Bullet", "List Number"):
        _spaced(styles[name], 0, 3, line=1.12)
    for name in ("Header", "Footer"):
        _font(styles[name], 8.5, SOFT)
        _spaced(styles[name], 0, 0)


def _ours(document: Any) -> None:
    quiet, finding, source, box, title = (_own(document, name) for name in (QUIET, FINDING, SOURCE, BOX, BOX_TITLE))
    _font(quiet, 8.5, SOFT)
    _font(source, 8.5, INK)
    _spaced(source, 0, 4, line=1.05)
    _font(finding, 10, INK, bold=True)
    _spaced(finding, 0, 3, line=1.1, keep=True)
    cell, head = _own(document, CELL), _own(document, CELL_TITLE)
    for style, colour in ((cell, INK), (head, WHITE)):
        _font(style, 8.5, colour, bold=style is head)
        _spaced(style, 1, 2, line=1.1)
    for style in (box, title):
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(4)
        _ground(style, TINT)
        bar(style, ACCENT, 24)
        _spaced(style, 0, 3, line=1.12, keep=True)
    _font(title, 11.5, DEEP, bold=True)
    fill = document.styles.add_style(FILL_IN, WD_STYLE_TYPE.CHARACTER)
    shade(fill.element.get_or_add_rPr(), GLOW)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Mm(20), Mm(25)
    section.header_distance = section.footer_distance = Mm(10)


@lru_cache(maxsize=4)
def _template(language: str) -> bytes:
    """Return an empty document in our look and in a language: styles are set one by one, which takes as long as the rest of a letter."""
    document = Document()
    _page(document)
    _built_in(document)
    _ours(document)
    _speaks(document, language)
    written_to = io.BytesIO()
    document.save(written_to)
    return written_to.getvalue()


_KEYS: dict[tuple[str, Any], str | None] = {}  # of styles by name and kind: the same in every document from our template


def _know_styles(document: Any) -> None:
    """Let styles be found by their names at once: python-docx looks through all of them for each paragraph, half of a paper's time."""
    part = document.part
    look_through = part.get_style_id

    def get_style_id(style: Any, kind: Any) -> str | None:
        if not isinstance(style, str):
            return cast("str | None", look_through(style, kind))
        if (style, kind) not in _KEYS:
            _KEYS[style, kind] = look_through(style, kind)
        return _KEYS[style, kind]

    part.get_style_id = get_style_id


def dressed(title: str, author: str, language: str) -> Any:
    """Return an empty document in our look, titled and in its language."""
    document = Document(io.BytesIO(_template(language)))
    _know_styles(document)
    about = document.core_properties
    about.created = about.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)  # not the day of python-docx's template
    about.title, about.author, about.language, about.comments = in_properties(title), in_properties(author), f"{language}-GB", ""
    return document
