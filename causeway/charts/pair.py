"""Two areas on one line, each with its interval, and their nation between or beside them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from causeway.charts import axes, look
from causeway.charts.scales import Scale, ticks
from causeway.charts.strip import Marked
from causeway.charts.svg import Svg, Words, element, line, picture, text

EDGE = 12.0
FIRST, SECOND = 34.0, 82.0


@dataclass(frozen=True)
class Pair:
    """What to draw."""

    one: Marked
    other: Marked
    nation: Marked | None = None
    least: float | None = 0.0
    most: float | None = None


def _row(mark: Marked, at: Scale, y: float, *, first: bool) -> Iterator[str]:
    colour = look.HERE if first else look.DEEP
    x = at(mark.value)
    if mark.interval:
        low, high = at(mark.interval[0]), at(mark.interval[1])
        yield line(low, y, high, y, class_="chart__whisker", stroke=colour, stroke_width=3)
        for end in (low, high):
            yield line(end, y - 5, end, y + 5, class_="chart__whisker", stroke=colour, stroke_width=2)
    if first:
        yield element("circle", class_="chart__here", cx=x, cy=y, r=7, fill=colour, stroke=look.PAPER, stroke_width=2)
    else:
        yield element(
            "rect",
            class_="chart__there",
            x=x - 6.5,
            y=y - 6.5,
            width=13,
            height=13,
            fill=colour,
            stroke=look.PAPER,
            stroke_width=2,
        )
    said = mark.label(size=look.BOLD)
    yield text(said, look.held(x, said, look.BOLD), y - 14, "middle", font_weight="700", fill=colour, class_="chart__said")


def draw(pair: Pair, words: Words, said: Callable[[float], str]) -> Svg:
    """Draw two areas; ``said`` writes a number of the scale with its unit."""
    marked = [each for each in (pair.one, pair.other, pair.nation) if each]
    numbers = [each.value for each in marked] + [end for each in marked for end in each.interval or ()]
    marks = ticks(numbers, least=pair.least, most=pair.most)
    at = Scale(marks[0], marks[-1], EDGE, look.WIDTH - EDGE)
    bottom = SECOND + 16
    drawn = [line(at(mark), FIRST - 10, at(mark), bottom, class_="chart__rule", stroke=look.LINE) for mark in marks]
    drawn += axes.numbers(marks, at, bottom + 15, said)
    height = bottom + 21
    if pair.nation:
        x, label = at(pair.nation.value), pair.nation.label(size=look.BOLD)
        drawn.append(
            line(x, FIRST - 10, x, bottom, class_="chart__nation", stroke=look.INK, stroke_width=2, stroke_dasharray="5 3")
        )
        drawn.append(text(label, look.held(x, label, look.BOLD), bottom + 36, "middle", font_weight="600"))
        height = bottom + 42
    drawn += _row(pair.one, at, FIRST, first=True)
    drawn += _row(pair.other, at, SECOND, first=False)
    return picture("pair", words, height, drawn)
