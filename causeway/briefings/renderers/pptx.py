"""Slides as PPTX: real placeholders filled in the order of reading, charts and tables that can be edited, notes with the sources."""

import io
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from causeway.briefings.domain.fitting import LINE, lines_of, size_for
from causeway.briefings.domain.slides import Deck, Layout, Line, Slide
from causeway.briefings.renderers import codes, pptx_charts, pptx_table, pptx_workbook
from causeway.briefings.renderers.pptx_master import ACROSS, BOXES, LEFT, Box, Place, blank
from causeway.briefings.renderers.pptx_pages import add_notes, add_slide
from causeway.frame.domain.cleaning import in_markup, in_properties

POINT = 72.0  # to the inch
GAP = 0.5  # of the size, between points
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_BOLD, _LIGHT = ' b="1"', ' b="0"'
TITLES = (30, 27, 24, 21, 18)
COVERS = (48, 42, 36, 31, 27)


def _room(box: Box, at: tuple[float, float, float, float] | None = None) -> tuple[float, float]:
    _left, _top, wide, high = at or box.at
    inset = (0.5, 0.3) if box.framed else (0.0, 0.0)
    return (wide - inset[0]) * POINT, (high - inset[1]) * POINT


def _sizes(box: Box) -> tuple[float, ...]:
    least = min(box.size, 12)
    return tuple(size for step in range(14) if (size := box.size - 1.5 * step) >= least) or (box.size,)


def _said(text: str, size: float, more: str = "", inside: str = "") -> str:
    """Return a run of text; ``more`` are attributes of its look, ``inside`` what stands within it."""
    look = f'<a:rPr sz="{int(Pt(size).centipoints)}"{more}'
    return f"<a:r>{look}{f'>{inside}</a:rPr>' if inside else '/>'}<a:t>{in_markup(text)}</a:t></a:r>"


def _write(shape: Any, paragraphs: Iterable[str]) -> None:
    """Put paragraphs into a place as markup at once: python-pptx sets each run by itself, which takes as long as a chart."""
    body = shape._element.txBody  # noqa: SLF001  python-pptx has no other way to the markup
    for empty in body.p_lst:
        body.remove(empty)
    body.extend(list(parse_xml(f"<a:txBody {_A} {_R}>{''.join(paragraphs)}</a:txBody>")))


def _runs(shape: Any, text: str, size: float) -> None:
    _write(shape, (f"<a:p>{_said(line, size) if line else ''}</a:p>" for line in text.split("\n")))


def _say(shape: Any, box: Box, text: str, sizes: tuple[float, ...] | None = None) -> None:
    wide, high = _room(box)
    _runs(shape, text, size_for(text, sizes or _sizes(box), wide, high, bold=box.bold))


def _tall(points: tuple[Line, ...], size: float, wide: float) -> float:
    tall = 0.0
    for one in points:
        tall += lines_of(one.text, size, wide, bold=True) * size * LINE + GAP * size
        tall += lines_of(one.more, size - 2, wide) * (size - 2) * LINE if one.more else 0
    return tall


def _fitting(points: tuple[Line, ...], largest: float, wide: float, high: float) -> float:
    sizes = [largest - step for step in range(24) if largest - step >= 11]  # noqa: PLR2004  no smaller
    return next((size for size in sizes if _tall(points, size, wide) <= high), sizes[-1])


def _about(size: float, before: float, *, bulleted: bool) -> str:
    """Return how a point is set: as one of a list, with a mark in the colour of the area, where it is."""
    space = f'<a:spcBef><a:spcPts val="{int(Pt(before).centipoints)}"/></a:spcBef>'
    if not bulleted:
        return f"<a:pPr>{space}</a:pPr>"
    aside = int(Pt(size * 1.1))
    mark = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    return f'<a:pPr marL="{aside}" indent="-{aside}">{space}{mark}</a:pPr>'


def _largest(points: tuple[Line, ...]) -> float:
    if any(one.address for one in points):
        return 18
    return 28 if any(one.more for one in points) else 34


def _points(shape: Any, box: Box, points: tuple[Line, ...], at: tuple[float, float, float, float]) -> None:
    wide, high = _room(box, at)
    size = _fitting(points, _largest(points), wide - 24, high)
    plain = not any(one.more for one in points)
    written = []
    for place, one in enumerate(points):
        link = f'<a:hlinkClick r:id="{_linked(shape, one.address)}"/>' if one.address else ""
        about = _about(size, GAP * size if place else 0, bulleted=plain)
        written.append(f"<a:p>{about}{_said(one.text, size, _LIGHT if plain else _BOLD, link)}</a:p>")
        if one.more:
            written.append(f"<a:p>{_said(one.more, size - 2, _LIGHT)}</a:p>")
    _write(shape, written)


def _linked(shape: Any, address: str) -> str:
    key: str = shape.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return key


def _code(placeholder: Any, slide: Slide) -> None:
    picture = placeholder.insert_picture(io.BytesIO(codes.png(slide.code, scale=8, border=2)))
    picture._element.nvPicPr.cNvPr.set("descr", slide.code)  # noqa: SLF001  python-pptx has no name for this


def _describe(frame: Any, alt: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001


def _moved(shape: Any, at: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in at)


def _big(shape: Any, slide: Slide) -> None:
    if slide.big is None:
        return
    wide = _room(next(box for box in BOXES[Layout.FINDING] if box.number == Place.BIG))[0]
    frame = shape.text_frame
    _runs(shape, slide.big.value, size_for(slide.big.value, (96, 84, 72, 60, 50, 42, 34), wide, 118, bold=True))
    run = frame.add_paragraph().add_run()
    run.text, run.font.bold = slide.big.about, False
    run.font.size = Pt(size_for(slide.big.about, (16, 15, 14, 13, 12), wide, 42))
    run.font.color.theme_color = pptx_charts.NATION


def _body_at(slide: Slide, box: Box) -> tuple[float, float, float, float]:
    """Return where the points stand: higher where no lead stands over them, down to the foot where nothing stands under them."""
    left, top, wide, high = box.at
    foot = top + high
    if slide.layout is Layout.POINTS:
        lead = next(one for one in BOXES[Layout.POINTS] if one.number == Place.LEAD)
        size = size_for(slide.lead, _sizes(lead), *_room(lead))
        said = lines_of(slide.lead, size, _room(lead)[0]) * size * LINE / POINT + 0.3 if slide.lead else 0.0
        top, foot = lead.at[1] + said, 6.2 if slide.small else 6.85
    return left, top, wide, foot - top


def _object(shape: Any, box: Box, slide: Slide) -> bool:
    _moved(shape, box.at)  # where its layout has it: python-pptx looks for that in the layout's markup, four times
    if slide.code:
        _code(shape, slide)
    elif slide.plot:
        _describe(pptx_charts.put(shape, slide.plot), f"{slide.plot.title}. {slide.plot.alt}")
    elif slide.table:
        _describe(pptx_table.put(shape, slide.table), slide.table.alt)
    return bool(slide.code or slide.plot or slide.table)


def _fill(shape: Any, box: Box, slide: Slide) -> bool:
    """Fill one placeholder; return whether there was anything to put there."""
    match box.number:
        case 0:
            _say(shape, box, slide.title, COVERS if slide.layout is Layout.COVER else TITLES)
        case Place.LEAD if slide.lead:
            _say(shape, box, slide.lead)
            if slide.layout is Layout.FINDING and slide.plot is None:
                _moved(shape, (LEFT, box.at[1], ACROSS, box.at[3]))
        case Place.BODY if slide.points:
            at = _body_at(slide, box)
            _moved(shape, at)
            _points(shape, box, slide.points, at)
        case Place.BIG if slide.big:
            _big(shape, slide)
        case Place.SMALL if slide.small:
            _say(shape, box, slide.small, None if slide.layout is Layout.COVER else (13, 12, 11, 10))
        case Place.SAYS if slide.code_says:
            _say(shape, box, slide.code_says, (14, 13, 12, 11, 10))
        case Place.OBJECT:
            return _object(shape, box, slide)
        case _nothing:
            return False
    return True


def _add(deck: Any, slide: Slide) -> None:
    made = add_slide(deck, slide.layout)
    boxes = BOXES[slide.layout]
    shapes = dict(zip(sorted(box.number for box in boxes), list(made.placeholders), strict=True))  # which come by their numbers
    for box in boxes:
        if not _fill(shapes[box.number], box, slide):
            shapes[box.number]._element.getparent().remove(shapes[box.number]._element)  # noqa: SLF001  an empty place asks to be filled
    add_notes(deck, made, slide.layout, "\n".join(slide.notes))


def _speak(deck: Any, language: str) -> None:
    """Write the language on every run of text, so that it is read aloud in it."""
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            for run in part._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):  # noqa: SLF001
                run.get_or_add_rPr().set("lang", language)


def pptx(deck: Deck) -> bytes:
    """Return a deck as PPTX."""
    made = Presentation(io.BytesIO(blank(deck.kicker)))
    for slide in deck.slides:
        _add(made, slide)
    language = f"{deck.language}-GB"
    _speak(made, language)
    about = made.core_properties
    about.title, about.subject = in_properties(deck.title), in_properties(deck.subtitle)
    about.author = about.last_modified_by = in_properties(deck.author)
    about.language, about.keywords, about.comments = language, deck.digest, in_properties(deck.foot)
    return pptx_workbook.saved(made)
