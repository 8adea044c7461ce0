"""What is said of an area, and in what order: the one place where that is decided.

Everything an area's page, card, leaflet, slides, letter or post could say goes through the same steps: figures that are placed here,
those the gates hold back, a correction for all that could be told (standings and courses each in their own family), the limits of the
law and the NHS, and the order by gravity, size, certainty and age.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.areas.naming import in_sentence
from causeway.evidence.definitions.schema import Indicator, Measure, indicators, sources
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.discoveries import COURSES, STANDINGS, discoveries
from causeway.evidence.domain.keys import FigureKey
from causeway.evidence.domain.measures import Kind as Measured
from causeway.evidence.domain.periods import words, years_since
from causeway.evidence.domain.rounding import rounded
from causeway.evidence.domain.severity import Severity
from causeway.evidence.figures.figure import Placed, area_words, named, share_words
from causeway.evidence.figures.placing import Placements
from causeway.evidence.findings import sentences
from causeway.evidence.findings.domain.gates import FEWEST_TO_LEAD, Reason
from causeway.evidence.findings.domain.leading import Kind, Tier, Verdict, Weighed, Weights, in_order, score, tier
from causeway.evidence.findings.domain.standards import missed_by
from causeway.evidence.findings.finding import NOTHING, AreaFindings, Finding, HeldBack
from causeway.evidence.findings.judged import Judged, judged
from causeway.evidence.findings.priorities import PRIORITIES
from causeway.evidence.findings.reasons import held_words
from causeway.evidence.findings.sentences import Told
from causeway.evidence.statistics.comparisons import reasons_of

ENOUGH = 0.1  # of an area must lie in a council or board for that one's findings to be told here
UNUSUAL = 0.05


@dataclass(frozen=True)
class Shown:
    """One measure of one area that is shown for the area asked about."""

    indicator: Indicator
    measure: Measure
    placed: Placed
    row: Judged
    age: float

    @property
    def key(self) -> str:
        """The figure's key: indicator and area."""
        return str(FigureKey(self.indicator.key, self.placed.area.kind, self.placed.area.code, self.row.period))

    @property
    def name(self) -> str:
        """What sets it apart from all others here."""
        return f"{self.indicator.key}:{self.measure.key}:{self.row.area_code}"

    @property
    def held(self) -> tuple[Reason, ...]:
        """Why nothing is said of it."""
        return reasons_of(self.row.held)

    @property
    def share(self) -> float:
        """How much of the area asked about lies in it, 0 to 1; where that is not known, a half."""
        if self.placed.share is not None:
            return self.placed.share
        return 0.5 if self.placed.basis else 1.0

    @property
    def higher(self) -> float:
        """The probability that its true value lies above the nation's; a half where nothing is known of it."""
        return 0.5 if self.row.higher is None else self.row.higher

    @property
    def certainty(self) -> float:
        """How sure it is on which side of the nation's it lies, 0.5 to 1."""
        return max(self.higher, 1 - self.higher)

    def is_worse(self, *, higher: bool) -> bool | None:
        """Whether lying higher (or lower) is worse for children; ``None`` where neither is."""
        if self.measure.polarity is Polarity.NEUTRAL:
            return None
        return higher == (self.measure.polarity is Polarity.LOW_IS_BETTER)


@dataclass(frozen=True)
class _Candidate:
    """Something that may be told, and what the order rests on."""

    shown: Shown
    weighed: Weighed
    differs: bool = False  # from its nation, after all corrections


def _measures(indicator: Indicator) -> Iterator[Measure]:
    """Yield what findings are about: the headline, and whatever a limit holds for."""
    yield indicator.headline
    for measure in indicator.measures[1:]:
        if measure.standard:
            yield measure


def _wanted(placed: Placements) -> Iterator[tuple[Indicator, Measure, Placed]]:
    known = indicators()
    for key, (areas, _slivers) in placed.items():
        if known[key].context:
            continue  # what kind of place it is, is no finding
        for one in areas:
            if one.share is None or one.share >= ENOUGH:
                yield from ((known[key], measure, one) for measure in _measures(known[key]))


def _shown(placed: Placements, on: dt.date) -> list[Shown]:
    wanted = list(_wanted(placed))
    rows = judged({placed.area.code for _, _, placed in wanted}, {indicator.key for indicator, _, _ in wanted})
    found = {(row.indicator, row.measure, row.area_kind, row.area_code): row for row in rows}
    return [
        Shown(indicator, measure, one, row, years_since(row.period, on))
        for indicator, measure, one in wanted
        if (row := found.get((indicator.key, measure.key, one.area.kind, one.area.code)))
    ]


def _standing(shown: Sequence[Shown]) -> set[str]:
    """Return the names of those that differ from their nation, corrected for all of them together."""
    asked = [one for one in shown if one.row.nation_p is not None and not one.held]
    told = discoveries([one.row.nation_p or 0.0 for one in asked], STANDINGS)
    return {one.name for one, real in zip(asked, told.tolist(), strict=True) if real}


def _turning(shown: Sequence[Shown]) -> set[str]:
    asked = [one for one in shown if one.row.trend_p is not None and not one.held and one.measure is one.indicator.headline]
    told = discoveries([one.row.trend_p or 0.0 for one in asked], COURSES)
    return {one.name for one, real in zip(asked, told.tolist(), strict=True) if real}


def _as_shown(one: Shown) -> bool | None:
    """Return whether the figure is worse than the nation's as shown, tested or not; ``None`` where they are alike or there is none."""
    theirs, decimals = one.row.nation_value, one.measure.decimals
    if theirs is None or rounded(one.row.value, decimals) == rounded(theirs, decimals):
        return None
    return one.is_worse(higher=one.row.value > theirs)


def _by_interval(one: Shown) -> bool | None:
    """Return whether a figure is worse than its nation's by its own interval; ``None`` where that holds the nation's, or there is none."""
    row = one.row
    if row.nation_value is None or row.lower is None or row.upper is None or row.lower <= row.nation_value <= row.upper:
        return None
    return one.is_worse(higher=row.value > row.nation_value)


def _standing_candidate(one: Shown, on: dt.date, *, differs: bool) -> _Candidate | None:
    """Return what there is to say of where a figure stands, and of the limit it is held to."""
    missed = missed_by(one.measure, one.row.value, on)
    worse = one.is_worse(higher=one.higher > 0.5) if differs else None  # noqa: PLR2004  more likely than not
    if missed is None and not differs:
        return None
    if missed is not None:
        verdict, worse = Verdict.BROKEN, worse if differs else _by_interval(one) if one.row.nation_p is None else None
        better = _as_shown(one) is False
        kind, certainty = Kind.STANDARD, 1.0
    else:
        kind, better = Kind.STANDING, worse is False
        verdict = Verdict.DIFFERENT if worse is None else Verdict.WORSE if worse else Verdict.BETTER
        certainty = one.certainty
    size = _plain_ratio(one) if one.row.nation_ratio is None else one.row.nation_ratio
    weighed = Weighed(
        name=one.name,
        kind=kind,
        verdict=verdict,
        worse=worse is True,
        better=better,
        severity=_severity(one),
        indicator=one.indicator.key,
        size=size if differs else 1.0,
        certainty=certainty,
        age=one.age,
        missed=missed or 0.0,
        share=one.share,
        advice=_is_advice(one),
        few=one.row.denominator is not None and one.row.denominator < FEWEST_TO_LEAD,
    )
    return _Candidate(one, weighed, differs)


def _is_advice(one: Shown) -> bool:
    return one.measure.standard is not None and one.measure.standard.by == "guidance"


def _severity(one: Shown) -> Severity:
    return one.indicator.severity_of(one.measure)


def _plain_ratio(one: Shown) -> float:
    theirs = one.row.nation_value
    return one.row.value / theirs if theirs and theirs > 0 and one.row.value > 0 else 1.0


def _course_candidate(one: Shown) -> _Candidate:
    worse = one.is_worse(higher=(one.row.trend_slope or 0.0) > 0)
    verdict = Verdict.DIFFERENT if worse is None else Verdict.WORSE if worse else Verdict.BETTER
    weighed = Weighed(
        name=f"course:{one.name}",
        kind=Kind.TREND,
        verdict=verdict,
        worse=worse is True,
        better=worse is False,
        severity=_severity(one),
        indicator=one.indicator.key,
        size=_plain_ratio(one),
        certainty=1 - (one.row.trend_p or 0.0) / 2,
        age=one.age,
        share=one.share,
    )
    return _Candidate(one, weighed)


def _candidates(shown: Sequence[Shown], on: dt.date) -> list[_Candidate]:
    differ, turning = _standing(shown), _turning(shown)
    open_to_judge = [one for one in shown if not one.held]
    found = [one for one in (_standing_candidate(one, on, differs=one.name in differ) for one in open_to_judge) if one]
    return _limits_first(found) + [_course_candidate(one) for one in open_to_judge if one.name in turning]


def _limits_first(found: list[_Candidate]) -> list[_Candidate]:
    """Leave out where a figure stands if it breaks a limit too and is worse than its nation by that: the limit says it whatever the rank."""
    broken = {
        (one.shown.indicator.key, one.shown.row.area_code)
        for one in found
        if one.weighed.kind is Kind.STANDARD and tier(one.weighed) is Tier.WORSE
    }
    return [
        one
        for one in found
        if one.weighed.kind is Kind.STANDARD or (one.shown.indicator.key, one.shown.row.area_code) not in broken
    ]


def weights() -> Weights:
    """Return how the campaign weighs what it finds."""
    of = PRIORITIES.words()
    return Weights({severity: of.weight(severity.value) for severity in Severity}, frozenset(of.asked))


def _told(candidate: _Candidate, nation: Area) -> Told:
    one, row = candidate.shown, candidate.shown.row
    return Told(
        indicator=one.indicator,
        measure=one.measure,
        area=area_words(one.placed.area, one.indicator),
        nation=in_sentence(nation).named,
        period=row.period,
        value=row.value,
        nation_value=row.nation_value if one.indicator.geography.nation == nation.code else None,
        numerator=row.numerator if one.measure.kind is Measured.PROPORTION else None,
        denominator=row.denominator if one.measure.kind is Measured.PROPORTION else None,
        unusual=row.q is not None and row.q <= UNUSUAL,
        neighbours_value=row.neighbours_value,
        neighbours_count=row.neighbours_count,
        since=row.trend_since,
        better=_by_interval(one) is False or (candidate.differs and not candidate.weighed.worse),
        first=row.trend_first,
        nation_first=row.trend_nation_first,
    )


def _finding(candidate: _Candidate, nation: Area) -> Finding:
    one, weighed = candidate.shown, candidate.weighed
    told, row = _told(candidate, nation), one.row
    return Finding(
        kind=weighed.kind,
        verdict=weighed.verdict,
        tier=tier(weighed),
        said=sentences.Spoken(told, weighed, named(one.placed.area, one.indicator), row.denominator is not None),
        indicator=one.indicator,
        measure=one.measure,
        figure_key=one.key,
        area=one.placed.area,
        share_words=share_words(one.placed),
        period=words(row.period),
        age=one.age,
        value=row.value,
        numerator=told.numerator,
        denominator=told.denominator,
        nation_value=told.nation_value,
        nation=nation.name,
        standard=one.measure.standard if weighed.kind is Kind.STANDARD else None,
        source=sources()[one.indicator.source],
    )


def _once_each(ordered: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """Yield the first of each indicator and area: what a limit says and where a figure stands are one thing to tell."""
    seen: set[tuple[str, str]] = set()
    for one in ordered:
        name = one.shown.indicator.key, one.shown.row.area_code
        if name not in seen:
            seen.add(name)
            yield one


def _held(shown: Iterable[Shown]) -> tuple[HeldBack, ...]:
    return tuple(
        HeldBack(one.key, one.indicator, one.placed.area, one.held, held_words(one.held, one.indicator, one.measure))
        for one in shown
        if one.held and one.measure is one.indicator.headline
    )


def findings_among(placed: Placements, nation: Area, on: dt.date) -> AreaFindings:
    """Return everything to say of the areas shown, in order. Nothing where nothing is compared."""
    shown, by = _shown(placed, on), weights()
    if not shown:
        return NOTHING
    candidates = {one.weighed.name: one for one in _candidates(shown, on)}
    ordered = [candidates[one.name] for one in in_order((each.weighed for each in candidates.values()), by)]
    told = [_finding(one, nation) for one in _once_each(ordered)]
    compared = len(
        {one.key for one in shown if one.row.nation_p is not None or one.row.trend_p is not None or one.measure.standard}
    )
    here = any(one.placed.area.code == nation.code for one in shown)
    if any(one.tier <= Tier.ALIKE for one in told) or (here and told):
        return AreaFindings(tuple(told), _held(shown), compared)
    first = _of_the_nation(placed, nation, on, by)
    if here:
        return AreaFindings((first,) if first else (), _held(shown), compared)
    everything = (first, *told) if first else tuple(told)
    return AreaFindings(everything, _held(shown), compared, _nothing_worse(shown, nation) if compared and first else "")


def _nothing_worse(shown: Iterable[Shown], nation: Area) -> str:
    """Say that nothing is worse here; where a figure shown below it is, and only certainty is missing, say that instead.

    Such figures stand on the same page, some with "higher by more than chance": held back, untested, or one of so many that were
    compared. "Nothing is clearly worse" stood above such a figure in 179 of 240 places (December 2026).
    """
    said = (
        _(
            "Of what is published about the last two years, some figures are worse here than across %(nation)s, but none beyond doubt."
        )
        if any(one.age <= sentences.OLD and Reason.FORBIDDEN not in one.held and _as_shown(one) for one in shown)
        else _("Of what is published about the last two years, nothing is worse here than across %(nation)s.")
    )
    return said % {"nation": in_sentence(nation).named}


def _of_the_nation(placed: Placements, nation: Area, on: dt.date, by: Weights) -> Finding | None:
    """Return the nation's own gravest figure of what is published for such areas, which leads where nothing is worse here."""
    wanted = _wanted(placed)
    keys = {(one.key, measure.key) for one, measure, _area in wanted if one.geography.nation == nation.code}
    rows = [row for row in judged([nation.code], {key for key, _measure in keys}) if row.area_kind == nation.kind]
    known = indicators()
    found = [
        _Candidate(of, _nations(of, on))
        for row in rows
        if (row.indicator, row.measure) in keys
        for indicator in [known[row.indicator]]
        for of in [Shown(indicator, indicator.measure(row.measure), Placed(nation), row, years_since(row.period, on))]
        if of.measure.polarity is not Polarity.NEUTRAL
        and of.measure.kind is not Measured.COUNT
        and of.age <= sentences.OLD
        and not of.held
    ]
    if not found:
        return None
    best = max(found, key=lambda one: (score(one.weighed, by), one.weighed.name))
    return _finding(best, nation)


def _nations(one: Shown, on: dt.date) -> Weighed:
    return Weighed(
        name=one.name,
        kind=Kind.NATION,
        verdict=Verdict.NONE,
        worse=False,
        better=False,
        severity=_severity(one),
        indicator=one.indicator.key,
        size=1.0,
        certainty=1.0,
        age=one.age,
        missed=missed_by(one.measure, one.row.value, on) or 0.0,
    )
