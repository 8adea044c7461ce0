"""A distribution strip: every area a tick on one line, one of them marked with its interval, and its nation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from causeway.charts import axes, look
from causeway.charts.scales import Scale, ticks
from causeway.charts.svg import Svg, Words, element, line, number, picture, text

TOP, TALL = 46.0, 22.0
EDGE = 10.0
CLEAR = 2.0  # between a label and a line


@dataclass(frozen=True)
class Marked:
    """A value, whose it is, how it is written, and its interval if it has one."""

    value: float
    name: str
    said: str
    interval: tuple[float, float] | None = None

    def label(self, width: float = look.WIDTH, size: float = look.TEXT) -> str:
        """Return name and value in one line; where that is too wide the name is cut, never the value."""
        return f"{look.fitted(self.name, width - look.width_of(' ' + self.said, size), size)} {self.said}"


@dataclass(frozen=True)
class Strip:
    """What to draw; ``others`` holds every area's value. ``least`` and ``most`` bound the scale where the unit has bounds."""

    others: Sequence[float]
    here: Marked | None
    nation: Marked | None
    least: float | None = 0.0
    most: float | None = None


def _all(strip: Strip) -> list[float]:
    marked = [each for each in (strip.here, strip.nation) if each]
    return [*strip.others, *(each.value for each in marked), *(end for each in marked for end in each.interval or ())]


def _beside(label: float, wide: float, line_at: float) -> float | None:
    """Return where the middle of a label stands that a line would cross: on the nearer side of the line.

    ``None`` without room there, or where it would no longer stand over what it names.
    """
    if abs(line_at - label) > wide / 2 + CLEAR:
        return label
    sides = (line_at - CLEAR - wide / 2, line_at + CLEAR + wide / 2)
    fitting = [side for side in sides if wide / 2 <= side <= look.WIDTH - wide / 2 and abs(side - label) <= wide / 2]
    return min(fitting, key=lambda side: abs(side - label), default=None)


def _label(here: Marked, nation: Marked | None, at: Scale) -> tuple[float, bool]:
    """Return where the area's label stands, and whether the nation's line would cross it there."""
    said = here.label(size=look.BOLD)
    held = look.held(at(here.value), said, look.BOLD)
    clear = _beside(held, look.width_of(said, look.BOLD), at(nation.value)) if nation else held
    return (held, True) if clear is None else (clear, False)


def _nation(nation: Marked, at: Scale, *, crosses: bool) -> list[str]:
    x, bottom = at(nation.value), TOP + TALL
    said = nation.label(size=look.BOLD)
    drawn = [
        line(x, TOP - 5, x, bottom + 5, class_="chart__nation", stroke=look.INK, stroke_width=2.5),
        text(said, look.held(x, said, look.BOLD), 14, "middle", font_weight="600"),
    ]
    if not crosses:
        drawn.append(line(x, 18, x, TOP - 5, stroke=look.INK, stroke_width=1, stroke_dasharray="2 2"))
    return drawn


def _here(here: Marked, at: Scale, label: float) -> list[str]:
    x, middle = at(here.value), TOP + TALL / 2
    said = here.label(size=look.BOLD)
    drawn = []
    if here.interval:
        low, high = at(here.interval[0]), at(here.interval[1])
        drawn.append(
            element("rect", class_="chart__band", x=low, y=TOP - 3, width=max(high - low, 1.5), height=TALL + 6, rx=3,
                    fill=look.BAND, fill_opacity="0.8")
        )  # fmt: skip
    drawn.append(element("circle", class_="chart__here", cx=x, cy=middle, r=7, fill=look.HERE, stroke=look.PAPER, stroke_width=2))
    drawn.append(text(said, label, TOP - 10, "middle", font_weight="700", fill=look.HERE, class_="chart__said"))
    return drawn


def draw(strip: Strip, words: Words, said: Callable[[float], str]) -> Svg:
    """Draw a strip; ``said`` writes a number of the scale with its unit."""
    marks = ticks(_all(strip), least=strip.least, most=strip.most)
    at = Scale(marks[0], marks[-1], EDGE, look.WIDTH - EDGE)
    bottom = TOP + TALL
    others = "".join(f"M{number(at(value))} {number(TOP)}v{number(TALL)}" for value in sorted(strip.others))
    drawn = [
        element(
            "rect", class_="chart__track", x=EDGE - 4, y=TOP, width=look.WIDTH - 2 * EDGE + 8, height=TALL, rx=3, fill="#e6eeea"
        )
    ]
    label, crosses = _label(strip.here, strip.nation, at) if strip.here else (0.0, False)
    here = _here(strip.here, at, label) if strip.here else []
    if strip.here and strip.here.interval:
        drawn.append(here.pop(0))
    if others:
        drawn.append(
            element("path", class_="chart__others", d=others, stroke=look.DEEP, stroke_width=1, stroke_opacity="0.4", fill="none")
        )
    if strip.nation:
        drawn += _nation(strip.nation, at, crosses=crosses)
    drawn += here
    drawn += [line(at(mark), bottom + 2, at(mark), bottom + 7, stroke=look.SOFT) for mark in marks]
    drawn += axes.numbers(marks, at, bottom + 20, said)
    return picture("strip", words, bottom + 26, drawn)
