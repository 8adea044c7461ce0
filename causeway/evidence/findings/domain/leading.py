"""What comes first: gravity for a child × how large × how certain × how recent × what the campaign asks for.

An order is a decision, so it is made of few numbers that are shown. How grave each kind of thing is, and which indicators the campaign
asks about, stands in the campaign's pack; what kind of thing an indicator is, in its definition. Limits that the law or the NHS sets
and that are broken, and what is worse than the nation's, come before what is merely different; what is good comes last and is told too. A limit
that is broken no more than in the nation comes after what is worse.
What is older than two years never comes first.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from causeway.evidence.domain.severity import Severity

OLD = 2.0  # years since the end of a period, after which it cannot lead
RECENT = 1.5  # years until which nothing is taken off
ASKED = 1.25  # times, for what the campaign asks about
MINOR = 1 / 3  # of the place asked about: what holds for less of it does not come first where something of a larger part may
HARDLY_MISSED = 0.2  # of cases beyond a limit: that four in five are kept within it reads as praise
LARGE = 4.0  # an odds ratio (or ratio) as large as counts


class Kind(StrEnum):
    """What kind of finding it is."""

    STANDARD = "standard"  # a limit of the law or the NHS, and how far it is kept
    STANDING = "standing"  # beside the nation
    TREND = "trend"  # a course that is not the nation's
    NATION = "nation"  # the nation's own figure


class Verdict(StrEnum):
    """What it says; ``BROKEN`` is a limit that the law or the NHS sets and that is not kept."""

    BROKEN = "standard broken"
    WORSE = "worse"
    DIFFERENT = "different"
    BETTER = "better"
    NONE = "none"


class Tier(IntEnum):
    """Who comes first of all; within one, the score decides."""

    WORSE = 0  # worse than the nation, beyond doubt
    ALIKE = 1  # a limit broken by as much as in the nation, among enough cases
    NATION = 2  # the nation's own figure, where nothing is worse here
    COURSE = 3  # losing ground
    BROKEN = 4  # a limit broken, though less than in the nation, or among few
    DIFFERENT = 5
    OLD = 6
    BETTER = 7


@dataclass(frozen=True)
class Weighed:
    """What the order rests on. ``size`` is an odds ratio or ratio to the nation (1 is none), ``missed`` a share 0 to 1 beyond a limit."""

    name: str
    kind: Kind
    verdict: Verdict
    worse: bool  # than the nation, beyond doubt
    better: bool
    severity: Severity
    indicator: str
    size: float
    certainty: float  # 0.5 to 1
    age: float  # years since the period's last day
    missed: float = 0.0
    share: float = 1.0  # how much of the place asked about it is of
    advice: bool = False  # a limit that is advice only: that most areas miss it is no news of one of them
    few: bool = False  # cases, for a limit broken no more than in the nation to lead


@dataclass(frozen=True)
class Weights:
    """``gravity``: how much each kind of thing weighs, 0 to 1; ``asked``: indicators the campaign asks about."""

    gravity: Mapping[Severity, float]
    asked: frozenset[str]


def recency(age: float) -> float:
    """Return 1 until a year and a half, falling to 0.5 at two years, and 0.25 from there."""
    if age <= RECENT:
        return 1.0
    return 0.25 if age > OLD else 1 - (age - RECENT)


def magnitude(one: Weighed) -> float:
    """Return 0.1 to 1: how far from the nation; of a limit, half that and half the share it fails.

    By whichever is more, one in eight of 410 children over a year (four times England's share) led before seven in ten of 13,433.
    """
    away = min(1.0, abs(math.log(one.size)) / math.log(LARGE)) if one.size > 0 and math.isfinite(one.size) else 1.0
    return max(0.1, (away + one.missed) / 2 if one.missed else away)


def score(one: Weighed, weights: Weights) -> float:
    """Return what decides within a tier, 0 to 1.25; what is of a small part of the place counts down to half."""
    grave = weights.gravity[one.severity] * (ASKED if one.indicator in weights.asked else 1.0)
    return grave * magnitude(one) * min(1.0, 2 * one.certainty - 1) * recency(one.age) * (1 + one.share) / 2


def tier(one: Weighed) -> Tier:
    """Return whether it may lead, and where it comes otherwise."""
    if one.kind is Kind.NATION:
        return Tier.NATION
    if one.verdict is Verdict.BETTER:
        return Tier.BETTER
    if one.age > OLD:
        return Tier.OLD
    if one.verdict is Verdict.BROKEN:
        return Tier.WORSE if one.worse else Tier.BROKEN if one.better or one.advice or one.few else Tier.ALIKE
    if one.kind is Kind.TREND:
        return Tier.COURSE if one.verdict is Verdict.WORSE else Tier.DIFFERENT
    return Tier.WORSE if one.verdict is Verdict.WORSE else Tier.DIFFERENT


def _turn(one: Weighed) -> tuple[Tier, int]:
    """Return where something comes: more turned away before a limit broken less than elsewhere, one that is mostly kept after all there is."""
    found = tier(one)
    if found is Tier.DIFFERENT:
        return (Tier.BROKEN, 0) if one.severity is Severity.REFUSAL and one.size > 1 else (found, 0)
    if _is_praise(one):
        return (Tier.DIFFERENT, 1) if one.missed < HARDLY_MISSED else (found, 1)
    return found, 1


def _is_praise(one: Weighed) -> bool:
    return tier(one) is Tier.BROKEN and (one.better or one.advice)


def _leads_by_size(one: Weighed) -> bool:
    """Whether something may go before what is graver and of less of the place."""
    return tier(one) <= Tier.DIFFERENT and one.share >= MINOR and not _is_praise(one)


def in_order(findings: Iterable[Weighed], weights: Weights) -> list[Weighed]:
    """Return them as they are told; what is equal, by name.

    What comes first is of a third of the place at least, wherever that has anything to lead with: by size, gravity and share alone one seat
    in twenty led with a council or board of which less lies in it (November 2026). What is a limit broken less than in the nation, or
    one that is advice only, does not go before what is worse: ten seats led with a figure that read as praise. More who are turned
    away than across the nation are something to ask about, and go before such a limit; one that is hardly missed comes after all of these.
    """
    ordered = sorted(findings, key=lambda one: (*_turn(one), -score(one, weights), one.name))
    first = next((one for one in ordered if _leads_by_size(one)), None)
    return ordered if first is None else [first, *(one for one in ordered if one is not first)]
