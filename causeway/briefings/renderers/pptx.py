"""Slides as PPTX: real placeholders filled in the order of reading, charts and tables that can be edited, notes with the sources."""

import io
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from causeway.briefings.domain.fitting import LINE, lines_of, size_for
from causeway.briefings.domain.slides import Deck, Layout, Line, Slide
from causeway.briefings.renderers import codes, pptx_charts, pptx_table, pptx_workbook
from causeway.briefings.renderers.pptx_master import ACROSS, BOXES, LEFT, Box, Place, blank
from causeway.briefings.renderers.pptx_pages import add_notes, add_slide

POINT = 72.0  # to the inch
GAP = 0.5  # of the size, between points
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
TITLES = (30, 27, 24, 21, 18)
COVERS = (48, 42, 36, 31, 27)


def _room(box: Box, at: tuple[float, float, float, float] | None = None) -> tuple[float, float]:
    _left, _top, wide, high = at or box.at
    inset = (0.5, 0.3) if box.framed else (0.0, 0.0)
    return (wide - inset[0]) * POINT, (high - inset[1]) * POINT


def _sizes(box: Box) -> tuple[float, ...]:
    least = min(box.size, 12)
    return tuple(size for step in range(14) if (size := box.size - 1.5 * step) >= least) or (box.size,)


def _runs(shape: Any, text: str, size: float) -> None:
    shape.text_frame.text = text
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


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


def _bulleted(paragraph: Any, size: float) -> None:
    """Set a point as one of a list, with a mark in the colour of the area."""
    about = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-pptx has no bullets
    about.set("marL", str(int(Pt(size * 1.1))))
    about.set("indent", str(-int(Pt(size * 1.1))))
    for mark in (
        f'<a:buClr {_A}><a:schemeClr val="accent1"/></a:buClr>',
        f'<a:buFont {_A} typeface="Arial"/>',
        f'<a:buChar {_A} char="•"/>',
    ):
        about.append(parse_xml(mark))


def _largest(points: tuple[Line, ...]) -> float:
    if any(one.address for one in points):
        return 18
    return 28 if any(one.more for one in points) else 34


def _points(shape: Any, box: Box, points: tuple[Line, ...], at: tuple[float, float, float, float]) -> None:
    wide, high = _room(box, at)
    size = _fitting(points, _largest(points), wide - 24, high)
    frame, plain = shape.text_frame, not any(one.more for one in points)
    for place, one in enumerate(points):
        head = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        head.space_before = Pt(GAP * size if place else 0)
        run = head.add_run()
        run.text, run.font.size, run.font.bold = one.text, Pt(size), not plain
        if plain:
            _bulleted(head, size)
        if one.address:
            run.hyperlink.address = one.address
        if one.more:
            more = frame.add_paragraph().add_run()
            more.text, more.font.size, more.font.bold = one.more, Pt(size - 2), False


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
    about.title, about.subject, about.author, about.language = deck.title, deck.subtitle, deck.author, language
    about.keywords, about.last_modified_by, about.comments = deck.digest, deck.author, deck.foot
    return pptx_workbook.saved(made)
