"""Two pictures small enough to stand in a list: where a value lies among all areas, and how it went over time.

They hold no words and are hidden from screen readers: whoever shows them says the same beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from causeway.charts import look
from causeway.charts.scales import Scale
from causeway.charts.svg import Attribute, Svg, element, line, number, path_through

WIDE, TALL, EDGE = 200.0, 26.0, 7.0
SPARK = 96.0


@dataclass(frozen=True)
class Span:
    """All areas from ``least`` to ``most``, eight in ten of them between ``p10`` and ``p90``; what is marked among them."""

    least: float
    p10: float
    middle: float
    p90: float
    most: float
    here: float | None = None
    interval: tuple[float, float] | None = None
    nation: float | None = None


def _hidden(width: float, drawn: Iterable[str], kind: str) -> Svg:
    box = f"0 0 {number(width)} {number(TALL)}"
    attributes: dict[str, Attribute] = {"class_": f"chart chart--{kind}", "viewBox": box, "width": width, "height": TALL}
    return Svg(element("svg", *drawn, **attributes, aria_hidden="true", focusable="false"))


def _scale(of: Span) -> Scale:
    marked = [each for each in (of.here, of.nation, *(of.interval or ())) if each is not None]
    low, high = min(of.least, *marked, of.most), max(of.most, *marked, of.least)
    if 0 <= low < high / 2:
        low = 0.0
    return Scale(low, high if high > low else low + 1, EDGE, WIDE - EDGE)


def span(of: Span) -> Svg:
    """Draw a thin line for all areas, a thick one for eight in ten of them, the nation's mark, the interval and the dot."""
    at, middle = _scale(of), TALL / 2
    drawn = [
        line(at(of.least), middle, at(of.most), middle, class_="small__all", stroke=look.FAINT),
        line(at(of.p10), middle, at(of.p90), middle, class_="small__most", stroke="#b9cdc8", stroke_width=10),
        line(at(of.middle), middle - 5, at(of.middle), middle + 5, class_="small__middle", stroke=look.PAPER, stroke_width=2),
    ]
    if of.interval:
        low, high = (at(end) for end in of.interval)
        drawn.append(line(low, middle, max(high, low + 1), middle, class_="small__band", stroke=look.BAND, stroke_width=16))
    if of.nation is not None:
        x = at(of.nation)
        drawn.append(line(x, 2, x, TALL - 2, class_="small__nation", stroke=look.INK, stroke_width=2.5))
    if of.here is not None:
        drawn.append(element("circle", class_="small__here", cx=at(of.here), cy=middle, r=6, fill=look.HERE, stroke=look.PAPER,
                             stroke_width=1.5))  # fmt: skip
    return _hidden(WIDE, drawn, "span")


def spark(points: Sequence[tuple[float, float | None]]) -> Svg | None:
    """Draw (when, value) in order as one line, open where there is no value; ``None`` without two values."""
    known = [(when, value) for when, value in points if value is not None]
    if len(known) < 2:  # noqa: PLR2004  a line has two ends
        return None
    values = [value for _when, value in known]
    low, high = min(values), max(values)
    x = Scale(known[0][0], known[-1][0], EDGE, SPARK - EDGE)
    y = Scale(low, high if high > low else low + 1, TALL - 6, 6)
    runs: list[list[tuple[float, float]]] = [[]]
    for when, value in points:
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x(when), y(value)))
    drawn = [
        element("path", class_="small__line", d=path_through(run), fill="none", stroke=look.DEEP, stroke_width=2)
        for run in runs
        if len(run) > 1
    ]
    last = (x(known[-1][0]), y(known[-1][1]))
    drawn.append(element("circle", class_="small__here", cx=last[0], cy=last[1], r=4, fill=look.HERE))
    return _hidden(SPARK, drawn, "spark")
