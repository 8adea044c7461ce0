"""What is unusual here: the few findings that stand beyond chance, in sentences made by rule from the numbers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.evidence.definitions.schema import Indicator, indicators, sources
from causeway.evidence.domain.findings import Candidate, chosen, side
from causeway.evidence.domain.keys import FigureKey
from causeway.evidence.domain.positions import Basis
from causeway.evidence.domain.trend import Direction
from causeway.evidence.figures.figure import Placed, area_words, share_words
from causeway.evidence.figures.placing import Placements, placements
from causeway.evidence.findings.sentences import Told, caveat, comparator, neighbours, over_time, standing_out
from causeway.evidence.models import Comparison, Observation, ReleaseState
from causeway.evidence.statistics.standings import Finding, Unusual

NORMAL = NormalDist()
ENOUGH = 0.1  # of an area must lie in a council or board for that one's findings to be told here


@dataclass(frozen=True)
class _Shown:
    """One figure that is shown for the area asked about."""

    indicator: Indicator
    placed: Placed
    row: Comparison

    @property
    def name(self) -> str:
        return f"{self.indicator.key}:{self.row.area_code}"


def _placed(placed: Placements) -> Iterable[tuple[Indicator, Placed]]:
    known = indicators()
    for key, (areas, _slivers) in placed.items():
        if known[key].context:
            continue  # who lives there is no finding
        for one in areas:
            if one.share is None or one.share >= ENOUGH:
                yield known[key], one


def _shown(placed: Placements) -> list[_Shown]:
    wanted = list(_placed(placed))
    codes = {placed.area.code for _indicator, placed in wanted}
    headlines = {indicator.headline.key for indicator, _placed in wanted}
    rows = Comparison.objects.filter(area_code__in=codes, measure__in=headlines, release__state=ReleaseState.CURRENT)
    found = {(row.indicator, row.measure, row.area_code): row for row in rows}
    keys = ((indicator, placed, (indicator.key, indicator.headline.key, placed.area.code)) for indicator, placed in wanted)
    return [_Shown(indicator, placed, found[key]) for indicator, placed, key in keys if key in found]


def _candidates(one: _Shown) -> Iterable[Candidate]:
    row, polarity = one.row, one.indicator.headline.polarity
    if row.basis != Basis.NONE and row.z is not None:
        higher = row.z > 0
        yield Candidate(f"standing:{one.name}", higher, side(polarity, higher=higher), abs(row.z), row.p, row.percentile)
    if row.trend_p is not None and row.trend_slope:
        higher = row.trend == Direction.UP or (row.trend == Direction.NO_CLEAR and row.trend_slope > 0)
        strength = -NORMAL.inv_cdf(row.trend_p / 2)
        yield Candidate(f"trend:{one.name}", higher, side(polarity, higher=higher), strength, row.trend_p)


def _nation_firsts(shown: Iterable[_Shown], nation: Area) -> dict[tuple[str, str], float]:
    keys = {one.indicator.key for one in shown if one.row.trend_since}
    rows = Observation.objects.current().filter(indicator__in=keys, area_code=nation.code, value__isnull=False)
    found = rows.values_list("indicator", "measure", "period", "value")
    known = indicators()
    return {(key, when): value for key, measure, when, value in found if value is not None and measure == known[key].headline.key}


def _told(one: _Shown, nation: Area, firsts: dict[tuple[str, str], float]) -> Told:
    row = one.row
    return Told(
        indicator=one.indicator,
        area=area_words(one.placed.area, one.indicator),
        nation=nation.name,
        period=row.period,
        value=row.value,
        nation_value=row.nation_value if one.indicator.geography.nation == nation.code else None,
        numerator=row.numerator,
        denominator=row.denominator,
        percentile=row.percentile,
        neighbours_value=row.neighbours_value,
        since=row.trend_since,
        first=row.trend_first,
        nation_first=firsts.get((one.indicator.key, row.trend_since)),
    )


def _finding(one: _Shown, what: Candidate, nation: Area, firsts: dict[tuple[str, str], float]) -> Finding:
    told, trend, tested = _told(one, nation, firsts), what.name.startswith("trend:"), what.p is not None
    said = over_time(told, higher=what.higher) if trend else standing_out(told, higher=what.higher, tested=tested)
    area = one.placed.area
    return Finding(
        sentence=said,
        direction=what.side,
        indicator=one.indicator,
        figure_key=str(FigureKey(one.indicator.key, area.kind, area.code, one.row.period)),
        area=area,
        share_words=share_words(one.placed),
        tested=tested,
        strength=what.strength,
        comparator=comparator(told),
        neighbours=neighbours(told),
        caveat=caveat(told, tested=tested, trend=trend),
        source=sources()[one.indicator.source],
    )


def unusual_among(placed: Placements, nation: Area) -> Unusual:
    """Return what stands out in the areas shown, and of how many figures that were compared."""
    shown = _shown(placed)
    by_name = {one.name: one for one in shown}
    candidates = [candidate for one in shown for candidate in _candidates(one)]
    kept = chosen(candidates)
    firsts = _nation_firsts(shown, nation) if kept else {}
    findings = tuple(_finding(by_name[what.name.split(":", 1)[1]], what, nation, firsts) for what in kept)
    return Unusual(findings, len({each.name.split(":", 1)[1] for each in candidates}))


def unusual_here(area: Area, on: dt.date) -> Unusual:
    """Return what stands out about ``area``, and of how many figures that were compared."""
    nation = places.nation_of(area)
    return unusual_among(placements(area, nation, on), nation)


def unusual(area: Area, on: dt.date) -> tuple[Finding, ...]:
    """Return at most six findings about ``area``, the strongest first, and one good one among them if any stands.

    A constituency has those of its councils and boards that hold at least a tenth of it, each named as theirs. Empty when nothing
    stands out. Chance is corrected for across all that is shown for the area, trends too.
    """
    return unusual_here(area, on).findings
