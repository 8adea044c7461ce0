"""Slides as PPTX: real placeholders filled in the order of reading, charts and tables that can be edited, notes with the sources."""

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from causeway.briefings.domain.fitting import LINE, lines_of, size_for
from causeway.briefings.domain.slides import Big, Deck, Layout, Line, Slide
from causeway.briefings.renderers import codes, pptx_charts, pptx_table
from causeway.briefings.renderers.pptx_master import ACROSS, BOXES, LEFT, ORDER, Box, Place
from causeway.briefings.renderers.pptx_package import Package, Relationships
from causeway.briefings.renderers.pptx_pages import At, frame, page, picture, words
from causeway.frame.domain.cleaning import in_markup

POINT = 72.0  # to the inch
GAP = 0.5  # of the size, between points
_BOLD, _LIGHT = ' b="1"', ' b="0"'
TITLES = (30, 27, 24, 21, 18)
COVERS = (48, 42, 36, 31, 27)


def _room(box: Box, at: At | None = None) -> tuple[float, float]:
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


def _runs(text: str, size: float) -> list[str]:
    return [f"<a:p>{_said(line, size) if line else ''}</a:p>" for line in text.split("\n")]


def _fitted(box: Box, text: str, sizes: tuple[float, ...] | None = None) -> list[str]:
    wide, high = _room(box)
    return _runs(text, size_for(text, sizes or _sizes(box), wide, high, bold=box.bold))


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


def _points(box: Box, points: tuple[Line, ...], at: At, related: Relationships) -> list[str]:
    wide, high = _room(box, at)
    size = _fitting(points, _largest(points), wide - 24, high)
    plain = not any(one.more for one in points)
    written = []
    for place, one in enumerate(points):
        link = f'<a:hlinkClick r:id="{_linked(related, one.address)}"/>' if one.address else ""
        about = _about(size, GAP * size if place else 0, bulleted=plain)
        written.append(f"<a:p>{about}{_said(one.text, size, _LIGHT if plain else _BOLD, link)}</a:p>")
        if one.more:
            written.append(f"<a:p>{_said(one.more, size - 2, _LIGHT)}</a:p>")
    return written


def _linked(related: Relationships, address: str) -> str:
    return related.to(RELATIONSHIP_TYPE.HYPERLINK, address, outside=True)


def _big(box: Box, big: Big) -> list[str]:
    wide = _room(box)[0]
    about = size_for(big.about, (16, 15, 14, 13, 12), wide, 42)
    ink = f'<a:solidFill><a:schemeClr val="{pptx_charts.NATION}"/></a:solidFill>'
    value = _runs(big.value, size_for(big.value, (96, 84, 72, 60, 50, 42, 34), wide, 118, bold=True))
    return [*value, f"<a:p>{_said(big.about, about, _LIGHT, ink)}</a:p>"]


def _body_at(slide: Slide, box: Box) -> At:
    """Return where the points stand: higher where no lead stands over them, down to the foot where nothing stands under them."""
    left, top, wide, high = box.at
    foot = top + high
    if slide.layout is Layout.POINTS:
        lead = next(one for one in BOXES[Layout.POINTS] if one.number == Place.LEAD)
        size = size_for(slide.lead, _sizes(lead), *_room(lead))
        said = lines_of(slide.lead, size, _room(lead)[0]) * size * LINE / POINT + 0.3 if slide.lead else 0.0
        top, foot = lead.at[1] + said, 6.2 if slide.small else 6.85
    return left, top, wide, foot - top


def _object(order: int, box: Box, slide: Slide, related: Relationships, package: Package) -> str:
    if slide.code:
        key = package.picture(related, codes.png(slide.code, scale=8, border=2))
        return picture(order, box, key, slide.code)
    if slide.plot:
        inside = f'<c:chart xmlns:c="{pptx_charts.CHART}" r:id="{package.chart(related, slide.plot)}"/>'
        return frame(order, box, pptx_charts.CHART, inside, f"{slide.plot.title}. {slide.plot.alt}")
    if slide.table:
        table = pptx_table.laid(slide.table, box.at[3])
        return frame(order, box, pptx_table.TABLE, table.markup, slide.table.alt, table.high)
    return ""


def _moved(slide: Slide, box: Box) -> At | None:
    """Return where a place stands, if not where its layout has it. The lead of a finding without a chart takes the whole width."""
    if box.number == Place.BODY:
        return _body_at(slide, box)
    alone = box.number == Place.LEAD and slide.layout is Layout.FINDING and slide.plot is None
    return (LEFT, box.at[1], ACROSS, box.at[3]) if alone else None


def _paragraphs(box: Box, slide: Slide, related: Relationships) -> list[str]:
    cover, said = slide.layout is Layout.COVER, list[str]()
    match box.number:
        case 0:
            said = _fitted(box, slide.title, COVERS if cover else TITLES)
        case Place.LEAD if slide.lead:
            said = _fitted(box, slide.lead)
        case Place.BODY if slide.points:
            said = _points(box, slide.points, _body_at(slide, box), related)
        case Place.BIG if slide.big:
            said = _big(box, slide.big)
        case Place.SMALL if slide.small:
            said = _fitted(box, slide.small, None if cover else (13, 12, 11, 10))
        case Place.SAYS if slide.code_says:
            said = _fitted(box, slide.code_says, (14, 13, 12, 11, 10))
    return said


def _filled(order: int, box: Box, slide: Slide, related: Relationships, package: Package) -> str:
    """Return one place of a slide, or nothing where there is nothing to put there: an empty place asks to be filled."""
    if box.number == Place.OBJECT:
        return _object(order, box, slide, related, package)
    said = _paragraphs(box, slide, related)
    return words(order, box, said, _moved(slide, box)) if said else ""


def _add(package: Package, slide: Slide) -> None:
    related = Relationships()
    related.to(RELATIONSHIP_TYPE.SLIDE_LAYOUT, f"../slideLayouts/slideLayout{ORDER.index(slide.layout) + 1}.xml")
    shapes = [_filled(order, box, slide, related, package) for order, box in enumerate(BOXES[slide.layout])]
    package.slide(related, page(shapes), slide.notes)


def pptx(deck: Deck) -> bytes:
    """Return a deck as PPTX."""
    package = Package(deck.kicker, f"{deck.language}-GB")
    for slide in deck.slides:
        _add(package, slide)
    return package.finished(deck)
