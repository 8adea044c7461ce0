"""Two pictures small enough to stand in a list: where values lie among all areas, and how one went over time.

They are hidden from screen readers: whoever shows them says the same beside them. A page holds a hundred, and each is
read over a slow line: so heights, widths of lines and colours are the page's styles', and what several share is drawn once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from causeway.charts.scales import Scale
from causeway.charts.svg import Svg, element, number, path_through

TALL, EDGE = 26.0, 7.0
SPARK = 96.0
FIRST, LAST = 3.5, 96.5  # per cent of a span's width, so that a dot at its end stays within
ABOVE, BELOW = 20, 97  # per cent of its height, where words stand
LEFT, RIGHT = 30.0, 70.0  # per cent; words further out begin or end at their place, lest they leave the picture


@dataclass(frozen=True)
class Spread:
    """All areas from ``least`` to ``most``, eight in ten of them between ``p10`` and ``p90``, and the nation among them."""

    least: float
    p10: float
    p90: float
    most: float
    nation: float | None = None


class Mark(NamedTuple):
    """One area's value among them, with its interval where it has one."""

    here: float
    interval: tuple[float, float] | None = None


def _scale(of: Spread, marks: Sequence[Mark]) -> Scale:
    marked = [of.least, of.most, *(() if of.nation is None else (of.nation,))]
    for mark in marks:
        marked += (mark.here, *(mark.interval or ()))
    low, high = min(marked), max(marked)
    if 0 <= low < high / 2:
        low = 0.0
    return Scale(low, high if high > low else low + 1, FIRST, LAST)


def _across(kind: str, low: float, high: float) -> str:
    """Return a level bar from ``low`` to ``high`` per cent; its height is its style's."""
    return f'<rect{kind} x="{low:.0f}%" width="{max(high - low, 1):.0f}%"/>'


def _shared(of: Spread, at: Scale) -> str:
    drawn = _across(' class="among-all"', at(of.least), at(of.most)) + _across(' class="among-most"', at(of.p10), at(of.p90))
    return drawn if of.nation is None else f'{drawn}<rect class="among-nation" x="{at(of.nation):.0f}%"/>'


def _marked(mark: Mark, at: Scale) -> str:
    band = _across("", *(at(end) for end in mark.interval)) if mark.interval else ""
    return f'{band}<circle cx="{at(mark.here):.0f}%"/>'


def _among(drawn: str) -> Svg:
    return Svg(f'<svg aria-hidden="true">{drawn}</svg>')


def span(of: Spread) -> Svg:
    """Draw a thin line for all areas, a thick one for eight in ten of them, and the nation's mark."""
    return _among(_shared(of, _scale(of, ())))


def told(of: Spread, *, low: str, high: str, nation: str) -> Svg:
    """Draw the same with its scale: what the ends of the thick line are called under them, the nation above its mark."""
    at = _scale(of, ())
    words = [_word("low", low, at(of.p10), BELOW, "start"), _word("high", high, at(of.p90), BELOW, "end")]
    if of.nation is not None:
        place = at(of.nation)
        words.append(_word("nation", nation, place, ABOVE, "start" if place < LEFT else "end" if place > RIGHT else "middle"))
    return _among(_shared(of, at) + "".join(words))


def _word(which: str, said: str, place: float, line: int, anchor: str) -> str:
    return f'<text class="among-{which}" x="{place:.0f}%" y="{line}%" text-anchor="{anchor}">{escape(said, quote=False)}</text>'


def spans(of: Spread, marks: Sequence[Mark], name: str) -> list[Svg]:
    """Draw each mark among the same areas and on the same scale, so that they can be set beside each other: its interval and a dot.

    What they share is drawn in the first of them under ``name``, which must be its own on the page, and used by the others.
    """
    at = _scale(of, marks)
    shared, again = _shared(of, at), f'<use href="#{name}"/>'
    first = f'<g id="{name}">{shared}</g>' if len(marks) > 1 else shared
    return [_among((again if place else first) + _marked(mark, at)) for place, mark in enumerate(marks)]


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
    return Svg(f'<svg class="small-spark" viewBox="0 0 {number(SPARK)} {number(TALL)}" aria-hidden="true">{"".join(drawn)}</svg>')
