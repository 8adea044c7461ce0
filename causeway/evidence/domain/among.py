"""Where all areas of a kind lie in one measure: the least, the tenth, the middle, the nine tenths, and the most."""

from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 10  # areas, below which a tenth of them is not one area


@dataclass(frozen=True)
class Among:
    """Every area's value in order, and five places along them."""

    values: tuple[float, ...]
    p10: float
    middle: float
    p90: float

    @property
    def least(self) -> float:
        """Return the lowest value."""
        return self.values[0]

    @property
    def most(self) -> float:
        """Return the highest value."""
        return self.values[-1]


def quantile(ordered: tuple[float, ...], share: float) -> float:
    """Return the value a share (0 to 1) of the way along ``ordered``, between two of them by a straight line."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def among(values: Iterable[float]) -> Among | None:
    """Return where areas lie; ``None`` for too few of them to say."""
    ordered = tuple(sorted(values))
    if len(ordered) < FEWEST:
        return None
    return Among(ordered, *(quantile(ordered, share) for share in (0.1, 0.5, 0.9)))
