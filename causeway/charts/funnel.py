"""A funnel plot: areas by size and value, the limits of chance around the common value, and the wider ones among areas that differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from causeway.charts import axes, look
from causeway.charts.scales import Scale, ticks
from causeway.charts.svg import Svg, Words, element, line, number, path_through, picture, text

HIGH = 220.0
KEY_LINE = 19.0


@dataclass(frozen=True)
class Dot:
    """One area: its size (a denominator or an expected count), its value, and whether it lies outside the limits meant."""

    size: float
    value: float
    outside: bool = False


@dataclass(frozen=True)
class Limit:
    """One pair of limits along the sizes: (size, lower, upper), in order of size."""

    name: str
    along: Sequence[tuple[float, float, float]]
    strong: bool = False  # drawn heavier: the limits to judge by


@dataclass(frozen=True)
class Funnel:
    """What to draw. ``target`` is the common value; the words are for the key and the axis below."""

    dots: Sequence[Dot]
    limits: Sequence[Limit]
    target: float
    target_said: str
    inside_said: str
    outside_said: str
    size_said: str
    here: Dot | None = None
    here_said: str = ""
    least: float | None = 0.0
    most: float | None = None


STYLES = (("1 3", 1.5), ("5 3", 1.5))  # chance at 95% and at 99.8%
STRONG = ((None, 1.4), (None, 2.4))  # the same, widened


def _styles(limits: Sequence[Limit]) -> Iterator[tuple[Limit, str | None, float]]:
    seen = {True: 0, False: 0}
    for limit in limits:
        dash, width = (STRONG if limit.strong else STYLES)[min(seen[limit.strong], 1)]
        seen[limit.strong] += 1
        yield limit, dash, width


def _stroke(limit: Limit) -> str:
    return look.DEEP if limit.strong else look.SOFT


def _diamond(x: float, y: float, **more: str | float | None) -> str:
    return element("path", d=f"M{number(x)} {number(y - 5)}l5 5-5 5-5-5z", **more)


def _here(x: float, y: float) -> str:
    return element("circle", class_="chart__here", cx=x, cy=y, r=6.5, fill=look.HERE, stroke=look.PAPER, stroke_width=2)


def _key(funnel: Funnel) -> Iterator[tuple[str, str]]:
    if funnel.here:
        yield _here(11, -4), funnel.here_said
    yield element("circle", cx=11, cy=-4, r=3.5, fill=look.SEQUENCE[2]), funnel.inside_said
    if any(dot.outside for dot in funnel.dots):
        yield _diamond(11, -4, fill=look.DEEP), funnel.outside_said
    yield line(0, -4, 22, -4, stroke=look.INK, stroke_width=1), funnel.target_said
    for limit, dash, width in _styles(funnel.limits):
        yield line(0, -4, 22, -4, stroke=_stroke(limit), stroke_width=width, stroke_dasharray=dash), limit.name


def _lines(funnel: Funnel, x: Scale, y: Scale) -> Iterator[str]:
    for limit, dash, width in _styles(funnel.limits):
        for side in (1, 2):
            # Beyond the picture a limit runs along its edge; it is left out there.
            inside = [point for point in limit.along if y.low <= point[side] <= y.high and x.low <= point[0] <= x.high]
            if len(inside) > 1:
                yield element("path", class_="chart__limit", d=path_through((x(p[0]), y(p[side])) for p in inside), fill="none",
                              stroke=_stroke(limit), stroke_width=width, stroke_dasharray=dash)  # fmt: skip


def _dots(dots: Sequence[Dot], x: Scale, y: Scale) -> Iterator[str]:
    inside = [f'<circle cx="{number(x(dot.size))}" cy="{number(y(dot.value))}" r="3"/>' for dot in dots if not dot.outside]
    outside = [_diamond(x(dot.size), y(dot.value)) for dot in dots if dot.outside]
    yield element("g", *inside, class_="chart__dots", fill=look.SEQUENCE[2], fill_opacity="0.85")
    if outside:
        yield element("g", *outside, class_="chart__outside", fill=look.DEEP, stroke=look.PAPER, stroke_width=0.8)


def draw(funnel: Funnel, words: Words, said: Callable[[float], str], sized: Callable[[float], str]) -> Svg:
    """Draw a funnel; ``said`` writes a value and ``sized`` a size."""
    dots = [*funnel.dots, *([funnel.here] if funnel.here else [])]
    narrowest = [
        end for limit in funnel.limits for end in limit.along[-1][1:]
    ]  # every line is seen, at least where areas are large
    y_marks = ticks([*(dot.value for dot in dots), funnel.target, *narrowest], 5, least=funnel.least, most=funnel.most)
    x_marks = ticks([0, *(dot.size for dot in dots)], 4, least=0)
    left = max(look.width_of(said(mark), look.SMALL) for mark in y_marks) + 10
    key = list(_key(funnel))
    top = KEY_LINE * len(key) + 14
    x, y = Scale(x_marks[0], x_marks[-1], left, look.WIDTH - 12), Scale(y_marks[0], y_marks[-1], top + HIGH, top)
    drawn = []
    for row, (sign, name) in enumerate(key):
        at = KEY_LINE * (row + 1) - 4
        drawn += [element("g", sign, transform=f"translate(4 {at:g})"), text(look.fitted(name, look.WIDTH - 36), 34, at)]
    for mark in y_marks:
        drawn.append(line(left, y(mark), look.WIDTH - 6, y(mark), class_="chart__rule", stroke=look.LINE))
        drawn.append(text(said(mark), left - 6, y(mark) + 4, "end", font_size=look.SMALL, fill=look.SOFT))
    drawn += [line(x(mark), top + HIGH, x(mark), top + HIGH + 5, stroke=look.SOFT) for mark in x_marks]
    drawn += axes.numbers(x_marks, x, top + HIGH + 19, sized)
    below = look.fitted(funnel.size_said, look.WIDTH, look.SMALL)
    drawn.append(text(below, look.WIDTH / 2, top + HIGH + 37, "middle", font_size=look.SMALL, fill=look.SOFT))
    drawn += _lines(funnel, x, y)
    drawn.append(line(left, y(funnel.target), look.WIDTH - 6, y(funnel.target), class_="chart__nation", stroke=look.INK))
    drawn += _dots(funnel.dots, x, y)
    if funnel.here:
        drawn.append(_here(x(funnel.here.size), y(funnel.here.value)))
    return picture("funnel", words, top + HIGH + 45, drawn)
