"""Each kind of block as paragraphs and tables of a Word document."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from docx.shared import Mm, Pt

from causeway.briefings.domain.tree import (
    Blank,
    Box,
    Chart,
    Choice,
    Cited,
    Finding,
    Listed,
    Motion,
    Point,
    Prose,
    Room,
    Table,
    Words,
)
from causeway.briefings.renderers.word import inside, look, markup

TICK = "\N{BALLOT BOX}"
Pictures = Mapping[Chart, bytes]


def _paragraph(document: Any, style: str, text: str = "") -> Any:
    return markup.paragraph(document, style, (text,))


def _finding(document: Any, it: Finding, pictures: Pictures, _number: int) -> None:
    about = _paragraph(document, look.QUIET, it.about)
    about.paragraph_format.keep_with_next = True
    about.paragraph_format.space_before, about.paragraph_format.space_after = Pt(6), Pt(1)
    _paragraph(document, look.FINDING, f"{it.sentence} [{it.source}]")
    if it.chart:
        holder = document.add_paragraph()
        holder.paragraph_format.keep_with_next, holder.paragraph_format.space_after = True, Pt(1)
        run = holder.add_run()
        run.add_picture(io.BytesIO(pictures[it.chart]), width=Mm(84))
        inside.describe(run, f"{it.chart.title}. {it.chart.alt}")
    _paragraph(document, look.QUIET, it.caveat)


def _words(document: Any, it: Words, _pictures: Pictures, _number: int) -> None:
    _paragraph(document, look.QUIET if it.quiet else "Normal", it.text)


def _point(document: Any, it: Point, _pictures: Pictures, _number: int) -> None:
    _paragraph(document, "Heading 2", it.title)
    if it.to:
        _paragraph(document, look.QUIET, it.to)
    _paragraph(document, "Normal", it.text)


def _blank(document: Any, it: Blank, _pictures: Pictures, _number: int) -> None:
    markup.paragraph(document, "Normal", (it,))


def _cited(document: Any, it: Cited, _pictures: Pictures, number: int) -> None:
    said = [", ".join(part for part in (it.what, it.period) if part), it.publisher, it.licence]
    paragraph = _paragraph(document, look.SOURCE, f"[{number}]\t{'. '.join(part for part in said if part)}. {it.address}")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(9), Mm(-9)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(9))


def _prose(document: Any, it: Prose, _pictures: Pictures, _number: int) -> None:
    markup.paragraph(document, "Normal", it.parts)


def _listed(document: Any, it: Listed, _pictures: Pictures, _number: int) -> None:
    key = inside.lettering(document) if it.lettered else ""
    for item in it.items:
        paragraph = markup.paragraph(document, "List Number" if it.lettered else "List Bullet", item.parts)
        if key:
            inside.numbered(paragraph, key)


def _box(document: Any, it: Box, _pictures: Pictures, _number: int) -> None:
    said = [
        _paragraph(document, look.BOX_TITLE, it.title),
        *(markup.paragraph(document, look.BOX, line.parts) for line in it.lines),
    ]
    last = said[-1].paragraph_format
    last.space_after, last.keep_with_next = Pt(12), False


def _table(document: Any, it: Table, _pictures: Pictures, _number: int) -> None:
    _paragraph(document, "Caption", it.caption)
    markup.table(document, it)
    gap = document.add_paragraph().paragraph_format  # two tables must not touch; no more than that
    gap.space_after, gap.line_spacing = Pt(0), Pt(6)


def _motion(document: Any, it: Motion, pictures: Pictures, _number: int) -> None:
    _paragraph(document, look.QUIET, it.title).paragraph_format.keep_with_next = True
    for lead, items in it.parts:
        _paragraph(document, "Heading 2", lead)
        _listed(document, items, pictures, 0)


def _choice(document: Any, it: Choice, _pictures: Pictures, _number: int) -> None:
    _paragraph(document, "Heading 2", it.question)
    _paragraph(document, "Normal", "     ".join(f"{TICK} {option}" for option in it.options))


def _room(document: Any, it: Room, _pictures: Pictures, _number: int) -> None:
    _paragraph(document, "Heading 2", it.question)
    for _line in range(it.lines):
        inside.rule_below(document.add_paragraph(), look.RULE)


DRAW: dict[type, Callable[[Any, Any, Pictures, int], None]] = {
    Finding: _finding,
    Words: _words,
    Point: _point,
    Blank: _blank,
    Cited: _cited,
    Prose: _prose,
    Listed: _listed,
    Box: _box,
    Table: _table,
    Motion: _motion,
    Choice: _choice,
    Room: _room,
}


def draw(document: Any, block: object, pictures: Pictures, number: int = 0) -> None:
    """Add a block; ``number`` is a source's."""
    DRAW[type(block)](document, block, pictures, number)
