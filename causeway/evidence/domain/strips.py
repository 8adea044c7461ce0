"""The geometry of one comparison picture: a 0–100% line, every area as a faint tick, the interval, the area and its nation."""

from collections.abc import Iterable
from dataclasses import dataclass

from causeway.evidence.domain.intervals import Interval

WIDTH, HEIGHT, LEFT, RIGHT = 320, 74, 8, 312
TRACK_TOP, TRACK_HEIGHT = 30, 16
LETTER_HALF = 4.2  # half the width of a letter of the larger label, so that none leaves the picture


@dataclass(frozen=True)
class Mark:
    """One labelled mark: ``x`` of the mark, and of its label kept inside the picture."""

    x: float
    label_x: float
    text: str


@dataclass(frozen=True)
class Strip:
    """Everything a template needs to draw the picture; coordinates in a 320 × 74 view box."""

    area: Mark
    nation: Mark | None
    band_x: float | None
    band_width: float | None
    others: str  # an SVG path, one short line for each other area
    how_many: int


def position(percent: float) -> float:
    """Return the x of a percentage, held inside the picture."""
    return round(LEFT + (RIGHT - LEFT) * min(max(percent, 0.0), 100.0) / 100, 1)


def _mark(percent: float, text: str) -> Mark:
    x = position(percent)
    half = LETTER_HALF * len(text)
    return Mark(x, round(min(max(x, half), WIDTH - half), 1), text)


def strip(
    percent: float, label: str, nation: tuple[float, str] | None, interval: Interval | None, others: Iterable[float]
) -> Strip:
    """Lay out one picture; ``others`` are the other areas' percentages, in any order."""
    places = [position(other) for other in others]
    band = (position(interval.lower), position(interval.upper)) if interval else None
    return Strip(
        area=_mark(percent, label),
        nation=_mark(*nation) if nation else None,
        band_x=band[0] if band else None,
        band_width=round(max(band[1] - band[0], 1.0), 1) if band else None,
        others="".join(f"M{x:g} {TRACK_TOP}v{TRACK_HEIGHT}" for x in sorted(places)),
        how_many=len(places),
    )
