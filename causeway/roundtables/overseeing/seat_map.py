"""The seats as hexagons in four steps: none, planned, settled, held. What has a roundtable is a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from causeway.charts import look
from causeway.charts.layouts import Layout
from causeway.charts.svg import Svg, Words, element, number, picture

FILLS = (look.NONE, look.SEQUENCE[1], look.SEQUENCE[2], look.SEQUENCE[4])
TALLEST, MARGIN = 460.0, 4.0


@dataclass(frozen=True)
class Hexagon:
    """One seat: its code, what is said of it, its step from 0 to 3, and where it links to."""

    code: str
    said: str
    step: int
    href: str = ""


def draw(layout: Layout, hexagons: Sequence[Hexagon], title: str, said: str) -> Svg:
    """Draw the seats; raises ``ValueError`` where none of them is in the layout."""
    box = layout.box([each.code for each in hexagons])
    wide, tall = box.right - box.left or 1.0, box.bottom - box.top or 1.0
    scale = min((look.WIDTH - 2 * MARGIN) / wide, TALLEST / tall)
    left, top = (look.WIDTH - scale * wide) / 2 - scale * box.left, MARGIN - scale * box.top
    drawing = element(
        "g",
        *(_one(each, layout.paths[each.code]) for step in range(len(FILLS)) for each in hexagons if each.step == step),
        transform=f"translate({number(left)} {number(top)}) scale({scale:.4f})",
        class_="chart__areas",
        stroke=look.FAINT,
        stroke_width=0.6 / scale,
        stroke_linejoin="round",
    )
    words = Words("seats", title, said)
    links = any(each.href for each in hexagons)
    return picture("map", words, scale * tall + 2 * MARGIN, [drawing], links=links)


def _one(each: Hexagon, path: str) -> str:
    said = element("title", escape(each.said, quote=False))
    shape = element("path", d=path, fill=FILLS[each.step], class_=f"rt-seat rt-seat--{each.step}")
    return element("a", said, shape, href=each.href) if each.href else element("g", said, shape)
