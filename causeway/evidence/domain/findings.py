"""Which of many comparisons are worth telling, and in what order. The words are made elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.discoveries import discoveries

MOST = 6  # what one reads
TAIL = 5.0  # without counts: the outer 1 in 20 at either end,
APART = 1.0  # and at least one robust standard deviation from the middle, so that a narrow bunch has no outsiders


class Side(StrEnum):
    """Whether a finding is good news, by the measure's polarity."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Candidate:
    """Something that may stand out; ``name`` leads back to what it is about. ``p`` is ``None`` where chance cannot be tested."""

    name: str
    higher: bool  # than others, or than before
    side: Side
    strength: float  # the size of z
    p: float | None
    percentile: float | None = None


def side(polarity: Polarity, *, higher: bool) -> Side:
    """Return whether being higher (or lower) is good for children."""
    if polarity is Polarity.NEUTRAL:
        return Side.NEUTRAL
    return Side.GOOD if higher == (polarity is Polarity.HIGH_IS_BETTER) else Side.BAD


def _far(one: Candidate) -> bool:
    if one.percentile is None or one.strength < APART:
        return False
    return one.percentile <= TAIL or one.percentile >= 100 - TAIL


def standing(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those that stand: tested ones after Benjamini and Hochberg across all of them, untested ones in the outer twentieth."""
    tested = [one for one in candidates if one.p is not None]
    stands = discoveries([one.p or 0.0 for one in tested])
    found = [one for one, real in zip(tested, stands.tolist(), strict=True) if real]
    return found + [one for one in candidates if one.p is None and _far(one)]


def chosen(candidates: Sequence[Candidate], most: int = MOST) -> list[Candidate]:
    """Return at most ``most`` of those that stand, tested ones first and the strongest first, with a good one among them if any stands."""
    ranked = sorted(standing(candidates), key=lambda one: (one.p is None, -one.strength, one.name))
    kept = ranked[:most]
    good = next((one for one in ranked[most:] if one.side is Side.GOOD), None)
    if good and not any(one.side is Side.GOOD for one in kept):
        kept[-1] = good
    return kept
