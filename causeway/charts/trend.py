"""A small trend: one line with its interval, its nation beside it, a gap where nothing was published, and breaks in the series."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from causeway.charts import axes, look
from causeway.charts.scales import Scale, ticks
from causeway.charts.svg import Svg, Words, element, line, path_through, picture, text

HIGH = 150.0
KEY_LINE = 19.0
END_LABEL = 34.0  # two lines of text


@dataclass(frozen=True)
class Point:
    """One period's value; ``None`` where none was published, and ``withheld`` where the publisher hid it."""

    value: float | None
    interval: tuple[float, float] | None = None
    withheld: bool = False


@dataclass(frozen=True)
class Series:
    """One line: a point for each period, and its name."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Trend:
    """What to draw, oldest period first. ``breaks`` are the places of periods before which nothing can be compared."""

    periods: Sequence[str]
    here: Series
    nation: Series | None = None
    breaks: frozenset[int] = frozenset()
    withheld_said: str = ""  # what the open mark at the foot means; empty leaves it out of the key
    break_said: str = ""
    least: float | None = 0.0
    most: float | None = None
    ends: tuple[str, ...] = ()  # what each line's last value is, written: then each line is named at its end and there is no key


def stretches(points: Sequence[Point], breaks: frozenset[int]) -> Iterator[list[int]]:
    """Yield runs of places with values that one line may join: never over a gap, never over a break."""
    run: list[int] = []
    for place, point in enumerate(points):
        if run and (point.value is None or place in breaks):
            yield run
            run = []
        if point.value is not None:
            run.append(place)
    if run:
        yield run


def _numbers(trend: Trend) -> list[float]:
    points = [*trend.here.points, *(trend.nation.points if trend.nation else ())]
    found = [point.value for point in points if point.value is not None]
    return found + [end for point in points for end in point.interval or ()]


@dataclass(frozen=True)
class _Ground:
    x: Scale
    y: Scale


def _bands(series: Series, ground: _Ground, breaks: frozenset[int]) -> Iterator[str]:
    for run in stretches(series.points, breaks):
        ends = [(place, *interval) for place in run if (interval := series.points[place].interval)]
        if len(ends) > 1:
            edge = [(ground.x(place), ground.y(upper)) for place, _, upper in ends]
            edge += [(ground.x(place), ground.y(lower)) for place, lower, _ in reversed(ends)]
            yield element("path", class_="chart__band", d=path_through(edge, closed=True), fill=look.BAND, fill_opacity="0.8")
        for place, lower, upper in ends if len(ends) == 1 else ():  # one year's interval is a line
            x = ground.x(place)
            yield line(x, ground.y(lower), x, ground.y(upper), class_="chart__band", stroke=look.BAND, stroke_width=6)


def _series(series: Series, ground: _Ground, breaks: frozenset[int], *, here: bool) -> Iterator[str]:
    points = series.points
    for run in stretches(points, breaks):
        line_points = [(ground.x(place), ground.y(points[place].value or 0.0)) for place in run]
        if len(run) > 1:
            yield element(
                "path", class_="chart__here-line" if here else "chart__nation", d=path_through(line_points), fill="none",
                stroke=look.HERE if here else look.INK, stroke_width=2.5 if here else 2, stroke_linejoin="round",
                stroke_dasharray=None if here else "5 3",
            )  # fmt: skip
        few = len(points) <= 14 or len(run) == 1  # noqa: PLR2004  as many dots as stand apart
        for x, y in line_points if few else line_points[-1:]:
            yield element("circle", class_="chart__here" if here else "chart__dot", cx=x, cy=y, r=3.5 if here else 2.5,
                          fill=look.HERE if here else look.INK, stroke=look.PAPER, stroke_width=1)  # fmt: skip


def _key(trend: Trend) -> Iterator[tuple[str, str]]:
    """Yield the sign (at 0, 0) and the words of each line of the key."""
    yield line(0, -4, 22, -4, class_="chart__here-line", stroke=look.HERE, stroke_width=3), trend.here.name
    if trend.nation:
        yield (
            line(0, -4, 22, -4, class_="chart__nation", stroke=look.INK, stroke_width=2, stroke_dasharray="5 3"),
            trend.nation.name,
        )
    if trend.withheld_said and any(point.withheld for point in trend.here.points):
        yield _hidden(11, -4), trend.withheld_said
    if trend.break_said and trend.breaks:
        yield line(11, -13, 11, 3, stroke=look.SOFT, stroke_dasharray="2 3", stroke_width=1.5), trend.break_said


def _apart(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """Return where labels stand so that none lies on another, each as near to its own place as that allows."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = list(wanted)
    for before, at in pairwise(order):
        short_by = END_LABEL - (placed[at] - placed[before])
        if short_by > 0:
            placed[before], placed[at] = placed[before] - short_by / 2, placed[at] + short_by / 2
    over = max(0.0, low - min(placed)) - max(0.0, max(placed) - high)
    return [place + over for place in placed]


def _named_ends(trend: Trend, ground: _Ground, left: float, top: float) -> Iterator[str]:
    """Yield each line's name and last value beside its end, clear of both lines."""
    lines = [trend.here, *([trend.nation] if trend.nation else [])]
    values = [next(point.value for point in reversed(each.points) if point.value is not None) for each in lines]
    places = _apart([ground.y(value) for value in values], top, top + HIGH)
    for at, (each, said, y) in enumerate(zip(lines, trend.ends, places, strict=True)):
        colour, shown = (look.HERE, "chart__here") if at == 0 else (look.INK, "chart__dot")
        yield text(said, left, y, class_=shown, font_weight="700", font_size=look.TEXT + 2, fill=colour)
        yield text(
            look.fitted(each.name, look.WIDTH - left, look.SMALL), left, y + 15, class_=shown, font_size=look.SMALL, fill=colour
        )


def _hidden(x: float, y: float) -> str:
    return element(
        "path",
        class_="chart__hidden",
        d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8",
        stroke=look.SOFT,
        stroke_width=1.8,
        fill="none",
    )


def _room_for_ends(trend: Trend) -> float:
    names = [trend.here.name, *([trend.nation.name] if trend.nation else [])]
    widest = max(
        *(look.width_of(each, look.SMALL) for each in names), *(look.width_of(each, look.BOLD + 2) for each in trend.ends)
    )
    return min(widest, look.WIDTH * 0.36) + 14


def _axis(marks: Sequence[float], ground: _Ground, left: float, right: float, said: Callable[[float], str]) -> Iterator[str]:
    for mark in marks:
        y = ground.y(mark)
        yield line(left, y, right, y, class_="chart__rule", stroke=look.LINE)
        yield text(said(mark), left - 6, y + 4, "end", font_size=look.SMALL, fill=look.SOFT)


def draw(trend: Trend, words: Words, said: Callable[[float], str]) -> Svg:
    """Draw a trend; ``said`` writes a number of the scale with its unit. Raises ``ValueError`` when no period has a value."""
    marks = ticks(_numbers(trend), 3, least=trend.least, most=trend.most)
    left = max(look.width_of(said(mark), look.SMALL) for mark in marks) + 10
    key = [] if trend.ends else list(_key(trend))
    top = KEY_LINE * len(key) + 14
    last = max(len(trend.periods) - 1, 1)
    right = look.WIDTH - (_room_for_ends(trend) if trend.ends else 14)
    ground = _Ground(Scale(0, last, left + 8, right), Scale(marks[0], marks[-1], top + HIGH, top))
    drawn: list[str] = []
    for row, (sign, name) in enumerate(key):
        y = KEY_LINE * (row + 1) - 4
        drawn.append(element("g", sign, transform=f"translate(4 {y:g})"))
        drawn.append(text(look.fitted(name, look.WIDTH - 36), 34, y, font_weight="600" if row == 0 else None))
    drawn += _axis(marks, ground, left, right + 8, said)
    for place in sorted(trend.breaks):
        x = ground.x(place - 0.5)
        drawn.append(
            line(x, top - 4, x, top + HIGH + 4, class_="chart__break", stroke=look.SOFT, stroke_dasharray="2 3", stroke_width=1.5)
        )
    drawn += _bands(trend.here, ground, trend.breaks)
    if trend.nation:
        drawn += _series(trend.nation, ground, trend.breaks, here=False)
    drawn += _series(trend.here, ground, trend.breaks, here=True)
    drawn += _named_ends(trend, ground, right + 10, top) if trend.ends else ()
    drawn += [_hidden(ground.x(place), top + HIGH - 5) for place, point in enumerate(trend.here.points) if point.withheld]
    places = [ground.x(place) for place in range(len(trend.periods))]
    for place, at in axes.clear(trend.periods, places, low=min(left - 20, look.WIDTH / 2)).items():
        drawn.append(text(trend.periods[place], at, top + HIGH + 20, "middle", font_size=look.SMALL, fill=look.SOFT))
    return picture("trend", words, top + HIGH + 28, drawn)
