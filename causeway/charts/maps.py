"""A map in five steps of one colour, as hexagons of one size or as shapes; each area a link with its name and figure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from causeway.charts import look
from causeway.charts.layouts import Box, Layout
from causeway.charts.scales import class_of, classes
from causeway.charts.svg import Svg, Words, element, number, picture, text

KEY = 62.0
TALLEST = 460.0
MARGIN = 4.0


@dataclass(frozen=True)
class Place:
    """One area: its code in the layout, what is said of it ("Brent: 37.1%"), its value or ``None``, and where it links to."""

    code: str
    said: str
    value: float | None
    href: str = ""


@dataclass(frozen=True)
class Map:
    """What to draw. ``none_said`` stands in the key for areas without a figure; ``here`` is the code of the area to outline."""

    layout: Layout
    places: Sequence[Place]
    none_said: str
    here: str = ""
    key_said: str = ""


def _steps(bounds: Sequence[float]) -> tuple[str, ...]:
    """Return as many colours as there are classes, lightest and darkest always among them."""
    count = len(bounds) + 1
    if count == 1:
        return (look.SEQUENCE[2],)
    last = len(look.SEQUENCE) - 1
    return tuple(look.SEQUENCE[round(step * last / (count - 1))] for step in range(count))


def _hatching(name: str, scale: float) -> str:
    """Return the pattern for areas without a figure, as fine however what it fills is scaled."""
    stroke = element("path", d="M0 6L6 0", stroke=look.SOFT, stroke_width=1)
    ground = element("rect", width=6, height=6, fill=look.NONE)
    turned = f"scale({1 / scale:.3f})"
    return element("pattern", ground, stroke, id=name, width=6, height=6, patternUnits="userSpaceOnUse", patternTransform=turned)


def _key(map_: Map, bounds: Sequence[float], identity: str, said: Callable[[float], str]) -> Iterator[str]:
    values = [place.value for place in map_.places if place.value is not None]
    colours = _steps(bounds) if values else ()
    wide = 240.0 / max(len(colours), 1)
    left = (look.WIDTH - 240.0) / 2
    if map_.key_said:
        title = look.fitted(map_.key_said, look.WIDTH, look.SMALL)
        yield text(title, look.WIDTH / 2, 11, "middle", font_size=look.SMALL, fill=look.SOFT)
    for step, colour in enumerate(colours):
        yield element("rect", class_=f"chart__q{step}", x=left + step * wide, y=17, width=wide, height=13, fill=colour)
    for step, bound in enumerate(bounds):
        yield text(said(bound), left + (step + 1) * wide, 43, "middle", font_size=look.SMALL)
    if values and not bounds:  # every figure is the same
        yield text(said(values[0]), look.WIDTH / 2, 43, "middle", font_size=look.SMALL)
    if any(place.value is None for place in map_.places):
        half = (look.width_of(map_.none_said, look.SMALL) + 20) / 2
        middle = look.WIDTH / 2
        yield element(
            "rect", x=middle - half, y=49, width=14, height=11, fill=f"url(#{identity}-key)", stroke=look.SOFT, stroke_width=0.8
        )
        yield text(map_.none_said, middle - half + 20, 59, font_size=look.SMALL)


def _fit(box: Box) -> tuple[float, float, float, float]:
    """Return scale, left, top and height of the drawing that fills the width, unless it would be taller than a screen."""
    wide, tall = box.right - box.left or 1.0, box.bottom - box.top or 1.0
    scale = min((look.WIDTH - 2 * MARGIN) / wide, TALLEST / tall)
    return scale, (look.WIDTH - scale * wide) / 2 - scale * box.left, KEY + MARGIN - scale * box.top, scale * tall


def _area(place: Place, path: str) -> str:
    shape, said = f'<path d="{path}"/>', escape(place.said)
    if not place.href:
        return f"<g>{shape}<title>{said}</title></g>"
    return f'<a href="{escape(place.href)}"><title>{said}</title>{shape}</a>'


def _groups(map_: Map, bounds: Sequence[float], identity: str) -> Iterator[str]:
    """Yield the areas of each class together, so that the colour is said once; within a class in the order given."""
    colours = _steps(bounds)
    drawn = [place for place in map_.places if place.code in map_.layout.paths]
    for step, colour in enumerate(colours):
        same = [_area(place, map_.layout.paths[place.code]) for place in drawn
                if place.value is not None and class_of(place.value, bounds) == step]  # fmt: skip
        if same:
            yield element("g", *same, class_=f"chart__q{step}", fill=colour)
    without = [_area(place, map_.layout.paths[place.code]) for place in drawn if place.value is None]
    if without:
        yield element("g", *without, class_="chart__none", fill=f"url(#{identity}-none)")


def draw(map_: Map, words: Words, said: Callable[[float], str] | None = None) -> Svg:
    """Draw a map; ``said`` writes the bounds in the key. Without it the figures are counts, and bounds are whole.

    Raises ``ValueError`` when no area given is in the layout.
    """
    bounds = classes([place.value for place in map_.places if place.value is not None], whole=said is None)
    scale, left, top, tall = _fit(map_.layout.box([place.code for place in map_.places]))
    groups = list(_groups(map_, bounds, words.id))
    if map_.here in map_.layout.paths:
        path = map_.layout.paths[map_.here]
        for colour, wide in ((look.PAPER, 6.0), (look.HERE, 3.0)):
            groups.append(element("path", class_="chart__outline", d=path, fill="none", stroke=colour, stroke_width=wide,
                                  vector_effect="non-scaling-stroke", pointer_events="none"))  # fmt: skip
    drawing = element("g", *groups, transform=f"translate({number(left)} {number(top)}) scale({scale:.4f})", class_="chart__areas",
                      stroke=look.PAPER, stroke_width=0.7 / scale, fill_rule="evenodd", stroke_linejoin="round")  # fmt: skip
    patterns = element("defs", _hatching(f"{words.id}-key", 1.0), _hatching(f"{words.id}-none", scale))
    children = [patterns, *_key(map_, bounds, words.id, said or "{:.0f}".format), drawing]
    return picture("map", words, KEY + tall + 2 * MARGIN, children, links=any(place.href for place in map_.places))
