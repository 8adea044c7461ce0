"""Which areas are like which: a neighbour, and a fifth by deprivation."""

from dataclasses import dataclass
from enum import StrEnum


class Closeness(StrEnum):
    """How like each other two neighbours are, in the Department's own words."""

    EXTREMELY = "Extremely close"
    VERY = "Very close"
    CLOSE = "Close"
    SOMEWHAT = "Somewhat close"
    NOT = "Not close"


@dataclass(frozen=True)
class Neighbour:
    """``neighbour`` is the ``rank``-th most similar authority to ``authority`` (GSS codes), and ``closeness`` how similar that is."""

    authority: str
    rank: int
    neighbour: str
    closeness: Closeness


@dataclass(frozen=True)
class Fifth:
    """The fifth an area is in, 1 the most deprived, and the score it rests on (per cent, or mySociety's composite)."""

    kind: str
    code: str
    fifth: int
    score: float
