"""What the attack is given: sums over unknown counts, what was told of each, and how far apart their least and most must stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

K = 10  # whatever is published, so many more or fewer must remain possible in what is not


class Sums(Protocol):
    """Which unknowns there are (``leaves``), and which of them each area is the sum of.

    ``limits`` is the most that each area can hold, ``None`` where nothing says it. ``groups`` are unknowns that hang closely together,
    such as a region's councils; none where there are too few to divide.
    """

    @property
    def leaves(self) -> tuple[str, ...]:
        """Return the unknowns, in order."""

    @property
    def areas(self) -> tuple[str, ...]:
        """Return what numbers are told or not told of."""

    @property
    def leaves_of(self) -> Mapping[str, tuple[int, ...]]:
        """Return the places in ``leaves`` of what each area is the sum of."""

    @property
    def limits(self) -> Mapping[str, int | None]:
        """Return the most that each area can hold."""

    @property
    def groups(self) -> Sequence[tuple[int, ...]]:
        """Return places in ``leaves`` that are sought together."""


@dataclass(frozen=True)
class Rounding:
    """How numbers are told: rounded down to multiples of ``step``, and none below ``least``. None and few read the same."""

    step: int
    least: int


@dataclass(frozen=True)
class Day:
    """What was published of each area on one day, rounded down, and which areas are smaller than anything that is told.

    The second is never published. The attacker is given it all the same: whoever guesses that an empty cell is a small one is mostly right.
    """

    published: Mapping[str, int]
    small: frozenset[str]


@dataclass(frozen=True)
class Mixed:
    """A sum told besides, in which each unknown weighs what ``weights`` says: it lies between ``least`` and ``most``."""

    weights: tuple[float, ...]
    least: float
    most: float
