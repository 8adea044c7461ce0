"""What may be said of the course of a figure beside its nation's."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """What may be said about a series."""

    UP = "up"
    DOWN = "down"
    NO_CLEAR = "no clear trend"
    TOO_SHORT = "too short to say"


@dataclass(frozen=True)
class Trend:
    """A course since ``since``: ``slope`` in scaled units a year, of the difference from the nation; ``p`` is two-sided."""

    direction: Direction
    since: str | None
    slope: float | None
    p: float | None
