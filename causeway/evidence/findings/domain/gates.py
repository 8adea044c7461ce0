"""What keeps a figure from being called good or bad: it may be reporting, chance in a handful, or not meant to be compared.

A gate never hides a figure. It is shown with its reason, and no finding is made of it.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

FEWEST_CASES = 20  # among which one child is five percentage points or fewer
FEWEST_TO_LEAD = 50  # for a limit broken no more than in the nation: among fewer, chance alone reaches 14 points to either side
FEWEST_EVENTS = 10  # of a rate, where chance alone makes a third more or less
FEWEST_CHILDREN = 5000  # in an area, for a figure that comes without its counts
CARRIED_FROM = 10  # cases: smaller lists can be the same by chance
FACTOR = 1.5  # by which a list changes within a month only if its counting does
DRIFT_FACTOR = 2.0  # by which it lies from the middle of the year before
MONTHS = 12
EXPECTED = 10.0  # cases, were the area as its nation: that none happened is then no chance, and rather how it is written down
SOME = 0.05  # a share that does not vanish in one period


class Reason(StrEnum):
    """Why nothing is said of a figure."""

    FEW = "few cases"
    SMALL_PLACE = "few people live there, and the counts are not published"
    CARRIED = "the same counts as the period before"
    JUMPED = "the list jumped"
    EMPTIED = "none or all, after a period that was neither"
    ABSENT = "none or all, where many would be expected"
    FIRST = "the first period of this collection"
    PROVISIONAL = "provisional"
    FORBIDDEN = "not to be compared between areas"


class Observed(NamedTuple):
    """One period of an area's series; ``None`` where a number is not published."""

    period: str
    value: float
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True)
class Nature:
    """What a measure is, as far as the gates ask.

    ``listed``: it counts those on a list on one day. ``neutral``: nobody aims at none of it, or at all.
    """

    share: bool
    rate: bool
    listed: bool = False
    neutral: bool = False
    compared: bool = True
    provisional: bool = False
    first: bool = False


def reasons(
    series: Sequence[Observed], nature: Nature, children: float | None = None, nation: float | None = None
) -> tuple[Reason, ...]:
    """Return why the last period of ``series`` (in order) is not judged, gravest first; empty where it may be.

    ``children`` is how many live in the area, ``nation`` the value of its nation, where that is known.
    """
    now, past = series[-1], series[:-1]
    asked = (
        (Reason.FORBIDDEN, not nature.compared),
        (Reason.PROVISIONAL, nature.provisional),
        (Reason.FEW, _few(now, nature)),
        (Reason.SMALL_PLACE, now.denominator is None and children is not None and children < FEWEST_CHILDREN),
        (Reason.CARRIED, bool(past) and _carried(now, past[-1])),
        (Reason.JUMPED, nature.listed and _jumped(now, past)),
        (Reason.EMPTIED, nature.share and bool(past) and _emptied(now, past[-1])),
        (Reason.ABSENT, nature.share and nature.neutral and nation is not None and _absent(now, nation)),
        (Reason.FIRST, nature.first),
    )
    return tuple(reason for reason, holds in asked if holds)


def _few(now: Observed, nature: Nature) -> bool:
    if now.denominator is None:
        return False
    if nature.share:
        return now.denominator < FEWEST_CASES
    return nature.rate and now.numerator is not None and now.numerator < FEWEST_EVENTS


def _carried(now: Observed, before: Observed) -> bool:
    if now.numerator is None or now.denominator is None:
        return False
    same = (now.numerator, now.denominator) == (before.numerator, before.denominator)
    return same and now.denominator >= CARRIED_FROM


def _apart(one: float, other: float) -> float:
    return math.inf if min(one, other) <= 0 else max(one, other) / min(one, other)


def _jumped(now: Observed, past: Sequence[Observed]) -> bool:
    """Return whether the list is half as long again, or a third shorter, than a month before; or twice or half its year's middle."""
    sizes = [one.denominator for one in past[-MONTHS:] if one.denominator is not None]
    if now.denominator is None or not sizes:
        return False
    return _apart(now.denominator, sizes[-1]) >= FACTOR or _apart(now.denominator, statistics.median(sizes)) >= DRIFT_FACTOR


def _absent(now: Observed, nation: float) -> bool:
    """Return whether a share is none or all among so many that, were the area as its nation, ten or more would be otherwise.

    Twenty councils close none of thousands of referrals, and one finds self-harm in none of 1,509 assessments: it is not written down.
    Where a limit or an aim asks for none or all (a year's wait, plans in time), that is believable and told.
    """
    if now.denominator is None or now.value not in (0, 100):
        return False
    return now.denominator * (nation if now.value == 0 else 100 - nation) / 100 >= EXPECTED


def _emptied(now: Observed, before: Observed) -> bool:
    """Return whether a share is none or all though the period before it lay well away from that edge."""
    return (now.value == 0 and before.value >= 100 * SOME) or (now.value == 100 and before.value <= 100 * (1 - SOME))  # noqa: PLR2004
