"""What keeps each area's latest figure from being judged: from series and definitions to reasons."""

import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.positions import Numbers
from causeway.evidence.domain.severity import Severity
from causeway.evidence.findings.domain.gates import MONTHS, Nature, Observed, Reason, reasons
from causeway.evidence.statistics.computing.cells import Cells, Series

MONTH = len("2024-09")
OF_CHILDREN = "aged 0 to 17"  # as the definitions name the denominators that count the children of an area

Children = Mapping[tuple[str, str], float]  # (kind, code) → how many live there


def nature(indicator: Indicator, measure: Measure, period: str) -> Nature:
    """Return what the gates ask of a measure in its latest period."""
    waits = indicator.severity is Severity.WAIT and measure.polarity is Polarity.LOW_IS_BETTER
    return Nature(
        share=measure.is_share,
        rate=measure.kind is Kind.RATE,
        listed=waits and measure.is_share and len(period) == MONTH,
        neutral=measure.polarity is Polarity.NEUTRAL,
        compared=not measure.not_compared,
        provisional=any(one.period == period for one in indicator.provisional),
        first=indicator.began is not None and indicator.began.from_period == period,
    )


def children_of(indicator: Indicator, series: Iterable[Series]) -> dict[tuple[str, str], float]:
    """Return how many children live in each area, as the denominators of a rate for so many children say."""
    found: dict[tuple[str, str], float] = {}
    for one in series:
        measure = next((each for each in indicator.measures if each.key == one.measure), None)
        if measure is None or measure.kind is not Kind.RATE or OF_CHILDREN not in measure.denominator:
            continue
        for kind, by_period in one.kinds.items():
            for cells in by_period.values():
                known = cells.denominators > 0
                for code, many in zip(np.array(cells.codes)[known], cells.denominators[known].tolist(), strict=True):
                    found[kind, str(code)] = many
    return found


def _known(values: Numbers) -> list[float | None]:
    return [None if math.isnan(value) else value for value in values.tolist()]


def _observed(cells: Cells) -> Iterator[tuple[str, Observed]]:
    """Yield each area's code and what is observed of it in the period."""
    numbers = zip(cells.codes, cells.values.tolist(), _known(cells.numerators), _known(cells.denominators), strict=True)
    for code, value, numerator, denominator in numbers:
        yield code, Observed(cells.period, value, numerator, denominator)


def held(
    what: Nature, kind: str, by_period: Mapping[str, Cells], latest: str, children: Children, nation: float | None = None
) -> dict[str, tuple[Reason, ...]]:
    """Return the reasons for each area that has any; area code → reasons."""
    when = sorted(one for one in by_period if one <= latest)[-1 - MONTHS :]
    past: dict[str, list[Observed]] = {}
    for period in when:
        for code, one in _observed(by_period[period]):
            past.setdefault(code, []).append(one)
    found = {}
    for code in by_period[latest].codes:
        why = reasons(past[code], what, children.get((kind, code)), nation)
        if why:
            found[code] = why
    return found
