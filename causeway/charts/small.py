"""Two pictures small enough to stand in a list: where a value lies among all areas, and how it went over time.

They hold no words and are hidden from screen readers: whoever shows them says the same beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from causeway.charts.scales import Scale
from causeway.charts.svg import Svg, element, number, path_through

WIDE, TALL, EDGE = 200.0, 26.0, 7.0
SPARK = 96.0


@dataclass(frozen=True)
class Span:
    """All areas from ``least`` to ``most``, eight in ten of them between ``p10`` and ``p90``; what is marked among them."""

    least: float
    p10: float
    p90: float
    most: float
    here: float | None = None
    interval: tuple[float, float] | None = None
    nation: float | None = None


def _hidden(width: float, drawn: Iterable[str], kind: str) -> Svg:
    """Return a picture whose colours and size its page's styles give: a page holds a hundred, and each is read over a slow line."""
    return Svg(
        f'<svg class="small-{kind}" viewBox="0 0 {number(width)} {number(TALL)}" aria-hidden="true">{"".join(drawn)}</svg>'
    )


def _scale(of: Span) -> Scale:
    marked = [each for each in (of.here, of.nation, *(of.interval or ())) if each is not None]
    low, high = min(of.least, *marked, of.most), max(of.most, *marked, of.least)
    if 0 <= low < high / 2:
        low = 0.0
    return Scale(low, high if high > low else low + 1, EDGE, WIDE - EDGE)


def _across(kind: str, low: float, high: float) -> str:
    """Return a level line in the middle, from ``low`` to ``high``; its width is its style's."""
    return f'<path{kind} d="M{low:.0f} 13H{max(high, low + 1):.0f}"/>'


def span(of: Span) -> Svg:
    """Draw a thin line for all areas, a thick one for eight in ten of them, the interval, the nation's mark and the dot."""
    at = _scale(of)
    drawn = [_across("", at(of.least), at(of.most)), _across(' class="m"', at(of.p10), at(of.p90))]
    if of.interval:
        drawn.append(_across(' class="b"', *(at(end) for end in of.interval)))
    if of.nation is not None:
        drawn.append(f'<path class="n" d="M{at(of.nation):.0f} 2V24"/>')
    if of.here is not None:
        drawn.append(f'<circle cx="{at(of.here):.0f}" cy="13" r="6"/>')
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
    drawn = [element("path", class_="l", d=path_through(run)) for run in runs if len(run) > 1]
    last = (x(known[-1][0]), y(known[-1][1]))
    drawn.append(element("circle", cx=last[0], cy=last[1], r=4))
    return _hidden(SPARK, drawn, "spark")
