"""Bars from one line, each with its name over it and its value at its end; the first is the area's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from causeway.charts import look
from causeway.charts.scales import Scale
from causeway.charts.svg import Svg, Words, element, picture, text

ROW, TALL = 38.0, 16.0
NAMED = 13.0


@dataclass(frozen=True)
class Bar:
    """A value, whose it is, and how it is written."""

    name: str
    value: float
    said: str


def _colour(place: int, *, alike: bool) -> str:
    if alike:
        return look.INK
    return (look.HERE, look.INK)[place] if place < 2 else look.FAINT  # noqa: PLR2004  the area, its nation


def draw(bars: Sequence[Bar], words: Words, *, alike: bool = False) -> Svg:
    """Draw bars from nothing, or to the left of it where a value is below; raises ``ValueError`` for no bars.

    Where none is the area's own, they are ``alike``.
    """
    if not bars:
        raise ValueError("Bars need at least one value.")
    room = max(look.width_of(bar.said, look.BOLD) for bar in bars) + 8
    low, high = min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars))
    at = Scale(low, high if high > low else low + 1.0, 1.0 + (room if low < 0 else 0.0), look.WIDTH - room)
    drawn: list[str] = []
    for place, bar in enumerate(bars):
        top = ROW * place + NAMED + 5
        start, end = sorted((at(0.0), at(bar.value)))
        drawn.append(text(look.fitted(bar.name, look.WIDTH), 1, top - 5, font_weight="700" if place == 0 and not alike else None))
        drawn.append(
            element(
                "rect",
                class_="chart__bar",
                x=start,
                y=top,
                width=max(end - start, 1.0),
                height=TALL,
                fill=_colour(place, alike=alike),
            )
        )
        drawn.append(
            text(
                bar.said,
                end + 5,
                top + TALL - 3,
                font_weight="700",
                class_="chart__said",
                fill=_colour(min(place, 1), alike=alike),
            )
        )
    return picture("bars", words, ROW * len(bars) + 4, drawn)
