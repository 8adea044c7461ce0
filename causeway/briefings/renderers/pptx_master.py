"""The slide master of every deck: theme colours and fonts, and one layout for each kind of slide, made in code once per process.

All places are inches on a page of 13⅓ by 7½. Each layout's placeholders stand in the order in which they are read.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches

from causeway.briefings.domain.slides import Layout
from causeway.frame.domain.cleaning import in_markup

WIDE, HIGH = 13.333, 7.5
LEFT, ACROSS = 0.7, 11.93
FONT = "Arial"  # the site's own headings are no font that exists everywhere
COLOURS = {
    "dk1": "10272D",
    "lt1": "FFFEFB",
    "dk2": "0C3B43",
    "lt2": "F0F5F1",
    "accent1": "B04A00",  # the area itself, as in every picture
    "accent2": "10272D",  # its nation
    "accent3": "7D9197",
    "accent4": "FFB52E",
    "accent5": "2F717A",
    "accent6": "46595E",
    "hlink": "0C5563",
    "folHlink": "46595E",
}
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


class Place:
    """The numbers of the placeholders, the same in every layout."""

    BODY = 1
    LEAD = 10
    OBJECT = 11  # the chart, table or picture
    SAYS = 12
    SMALL = 13
    BIG = 14


@dataclass(frozen=True)
class Box:
    """A placeholder: its number, what it takes, where it stands, and how its text is set."""

    number: int
    kind: str
    name: str
    at: tuple[float, float, float, float]  # left, top, width, height
    size: float = 18
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    framed: bool = False


TITLE_AT = (LEFT, 0.42, ACROSS, 0.98)
SMALL_AT = (LEFT, 6.25, ACROSS, 0.68)
_TITLE = Box(0, "title", "Title", TITLE_AT, 30, "tx2", bold=True, anchor="b")
_SMALL = Box(Place.SMALL, "body", "Caveat and source", SMALL_AT, 12, "accent6", anchor="b")
_LEAD = Box(Place.LEAD, "body", "Lead", (LEFT, 1.75, ACROSS, 1.1), 24)
BOXES: dict[Layout, tuple[Box, ...]] = {
    Layout.COVER: (
        Box(0, "ctrTitle", "Title", (0.9, 1.35, 8.6, 1.95), 48, "bg1", bold=True, anchor="b"),
        Box(Place.LEAD, "subTitle", "Subtitle", (0.9, 3.42, 8.6, 0.95), 22, "lt2"),
        Box(Place.SMALL, "body", "Date", (0.9, 4.4, 8.6, 0.45), 16, "accent4"),
        Box(Place.OBJECT, "pic", "Code to scan", (10.35, 1.5, 2.1, 2.1)),
        Box(Place.SAYS, "body", "Where the code leads", (9.9, 3.66, 3.0, 0.4), 14, "lt2", align="ctr"),
    ),
    Layout.POINTS: (_TITLE, _LEAD, Box(Place.BODY, "body", "Points", (LEFT, 3.0, ACROSS, 3.2), 20), _SMALL),
    Layout.FINDING: (
        _TITLE,
        Box(Place.BIG, "body", "Figure", (LEFT, 1.55, 4.75, 2.4), 96, "accent1", bold=True),
        Box(Place.LEAD, "body", "Finding", (LEFT, 4.05, 4.75, 2.1), 26),
        Box(Place.OBJECT, "chart", "Chart", (5.75, 1.6, 6.88, 4.55)),
        _SMALL,
    ),
    Layout.TABLE: (
        _TITLE,
        Box(Place.LEAD, "body", "Lead", (LEFT, 1.65, ACROSS, 0.5), 18),
        Box(Place.OBJECT, "tbl", "Table", (LEFT, 2.25, ACROSS, 4.55)),
    ),
    Layout.BLANKS: (
        _TITLE,
        Box(Place.LEAD, "body", "Lead", (LEFT, 1.6, ACROSS, 0.5), 18, "accent1", bold=True),
        Box(Place.BODY, "body", "Places to fill in", (LEFT, 2.2, ACROSS, 4.0), 20, framed=True),
        _SMALL,
    ),
    Layout.SOURCES: (
        _TITLE,
        Box(Place.BODY, "body", "Sources", (LEFT, 1.65, 9.2, 4.5), 14),
        Box(Place.OBJECT, "pic", "Code to scan", (10.35, 1.75, 2.1, 2.1)),
        Box(Place.SAYS, "body", "Where the code leads", (10.0, 3.92, 2.8, 0.6), 14, "accent6", align="ctr"),
        _SMALL,
    ),
}
ORDER = tuple(BOXES)

_DECK = (
    '<a:path w="48" h="20"><a:moveTo><a:pt x="0" y="20"/></a:moveTo><a:lnTo><a:pt x="48" y="20"/></a:lnTo>'
    '<a:lnTo><a:pt x="48" y="15"/></a:lnTo><a:cubicBezTo><a:pt x="37" y="9"/><a:pt x="31" y="7"/><a:pt x="24" y="7"/></a:cubicBezTo>'
    '<a:cubicBezTo><a:pt x="17" y="7"/><a:pt x="11" y="9"/><a:pt x="0" y="15"/></a:cubicBezTo><a:close/>{arches}</a:path>'
)
_ARCH = '<a:moveTo><a:pt x="{left}" y="20"/></a:moveTo><a:arcTo wR="{r}" hR="{r}" stAng="10800000" swAng="10800000"/><a:close/>'


def edges(*inches: float) -> tuple[int, ...]:
    """Return lengths in the unit of the file."""
    return tuple(int(Inches(each)) for each in inches)


def placed(at: tuple[float, float, float, float]) -> str:
    """Return where a shape stands."""
    x, y, wide, high = edges(*at)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _colour(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def _decoration(number: int, name: str, at: tuple[float, float, float, float], shape: str, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{placed(at)}{shape}{_colour(colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _bridge(number: int, at: tuple[float, float, float, float], colour: str) -> str:
    """Return the site's bridge as one shape, its arches cut out."""
    arches = "".join(_ARCH.format(left=left, r=5) for left in (5, 19, 33))
    path = _DECK.format(arches=arches)
    shape = f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
    return _decoration(number, "Bridge", at, shape, colour)


_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _words(number: int, name: str, at: tuple[float, float, float, float], inside: str, colour: str, align: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{placed(at)}{_RECT}<a:noFill/></p:spPr><p:txBody>"
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{align}"><a:defRPr sz="1100"/></a:pPr>{inside.format(colour=_colour(colour))}</a:p></p:txBody></p:sp>'
    )


def _said(text: str, size: float) -> str:
    safe = in_markup(text).replace("{", "{{").replace("}", "}}")
    return f'<a:r><a:rPr lang="en-GB" sz="{size * 100:.0f}">{{colour}}</a:rPr><a:t>{safe}</a:t></a:r>'


_PAGE = '<a:fld id="{{9E2A1A7C-3B7C-4B8E-9A55-0D3F0C6D7F11}}" type="slidenum"><a:rPr lang="en-GB" sz="1100">{colour}</a:rPr><a:t>‹#›</a:t></a:fld>'


def _levels(box: Box) -> str:
    weight = ' b="1"' if box.bold else ' b="0"'
    plain = f'<a:defRPr sz="{box.size * 100:.0f}"{weight}>{_colour(box.colour)}</a:defRPr>'
    first = f'<a:lvl1pPr marL="0" indent="0" algn="{box.align}"><a:buNone/>{plain}</a:lvl1pPr>'
    return f"<a:lstStyle>{first}</a:lstStyle>"


def _placeholder(number: int, box: Box) -> str:
    index = f' idx="{box.number}"' if box.number else ""
    edge = '<a:ln w="19050"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:prstDash val="dash"/></a:ln>'
    look = f"{_colour('bg2')}{edge}" if box.framed else ""
    inset = 'lIns="228600" tIns="137160" rIns="228600" bIns="137160"' if box.framed else 'lIns="0" tIns="0" rIns="0" bIns="0"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{box.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{box.kind}"{index}/></p:nvPr></p:nvSpPr><p:spPr>{placed(box.at)}{_RECT}{look}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" {inset} anchor="{box.anchor}"><a:normAutofit/></a:bodyPr>{_levels(box)}'
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{box.name}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
        f"</p:grpSpPr>{shapes}</p:spTree>"
    )


def _slide_data(name: str, ground: str, shapes: str) -> Any:
    back = f"<p:bg><p:bgPr>{_colour(ground)}<a:effectLst/></p:bgPr></p:bg>"
    return parse_xml(f'<p:cSld {NAMES} name="{name}">{back}{_tree(shapes)}</p:cSld>')


def _theme() -> bytes:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Causeway"><a:themeElements>'
        f'<a:clrScheme name="Causeway">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Causeway"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Causeway"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    ).encode()


def _footed(kicker: str, colour: str) -> str:
    return _words(90, "Campaign", (LEFT, 7.02, 10.5, 0.28), _said(kicker, 11), colour, "l") + _words(
        91, "Page", (WIDE - LEFT - 1, 7.02, 1, 0.28), _PAGE, colour, "r"
    )


def _master_shapes(kicker: str) -> str:
    bar = _decoration(92, "Bar", (LEFT, 1.46, 0.9, 0.055), _RECT, "accent4")
    boxes = _placeholder(2, _TITLE) + _placeholder(3, Box(Place.BODY, "body", "Text", (LEFT, 1.68, ACROSS, 4.5), 20))
    return boxes + bar + _footed(kicker, "accent6")


def _cover_shapes(kicker: str) -> str:
    back = _bridge(80, (0.0, 3.7, WIDE, 3.6), "tx2") + _decoration(81, "Bank", (0.0, 7.3, WIDE, 0.2), _RECT, "accent4")
    mark = _bridge(82, (0.9, 0.6, 0.85, 0.36), "accent4") + _words(
        83, "Campaign", (1.95, 0.55, 8.5, 0.5), _said(kicker, 18), "lt2", "l"
    )
    return back + mark


def _layout_shapes(layout: Layout, kicker: str) -> str:
    boxes = "".join(_placeholder(2 + place, box) for place, box in enumerate(BOXES[layout]))
    return _cover_shapes(kicker) + boxes if layout is Layout.COVER else boxes


def _replace(part: Any, data: Any) -> None:
    element = part._element  # noqa: SLF001  python-pptx has no other way to a layout's markup
    element.replace(element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}cSld"), data)


@lru_cache(maxsize=4)
def blank(kicker: str) -> bytes:
    """Return an empty deck with the master and its layouts, in the order of :data:`ORDER`; ``kicker`` stands on every slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    layouts = deck.slide_layouts
    for spare in list(layouts)[len(ORDER) :]:
        layouts.remove(spare)
    master = deck.slide_master
    master.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = _theme()  # noqa: SLF001  a part without markup of its own
    _replace(master, _slide_data("", "bg1", _master_shapes(kicker)))
    for layout, kept in zip(ORDER, layouts, strict=True):
        cover = layout is Layout.COVER
        _replace(kept, _slide_data(layout.value.capitalize(), "accent2" if cover else "bg1", _layout_shapes(layout, kicker)))
        kept._element.attrib.pop("type", None)  # noqa: SLF001
        if cover:
            kept._element.set("showMasterSp", "0")  # noqa: SLF001
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()
