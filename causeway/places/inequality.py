"""The national picture: how unequal each indicator is between areas, as sentences and small pictures."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.naming import in_sentence
from causeway.charts import small
from causeway.charts.svg import Svg
from causeway.evidence.definitions.kinds import counted
from causeway.evidence.definitions.schema import Indicator, Source, sources
from causeway.evidence.domain import periods
from causeway.evidence.domain.positions import Basis
from causeway.evidence.domain.rounding import Unit, is_bound, number
from causeway.evidence.figures.placing import wholes_of
from causeway.evidence.findings.domain.leading import OLD
from causeway.evidence.findings.sentences import shown
from causeway.evidence.statistics.comparisons import inequality
from causeway.evidence.statistics.standings import Inequality, Moved, SpreadFigure
from causeway.frame.addresses import whole_address
from causeway.places.case.rows import place_of_service

ALIKE = 0.05  # chance that areas which are all alike would differ as much
FEWEST_TIMES = 1.05  # below it, "1.0 times" would say nothing


@dataclass(frozen=True)
class Unequal:
    """One indicator's inequality, ready to show."""

    indicator: Indicator
    source: Source
    period: str
    whole: str  # the nation whose areas they are, by its name
    gap: str  # "36 points" between shares, "2.6 times" between amounts; empty where it is not said
    interval: str  # of both ends, or of the times
    ends: str  # the two areas set side by side, as people would say it
    said: str
    beyond_chance: str
    course: str
    moved: str  # the same, only where the gap is known to have grown or narrowed
    nation: str  # its figure, "England 46.1%"; its name alone where it has none
    spread: small.Spread
    low: str  # the spread's ends, as they are shown
    high: str
    spark: Svg | None
    size: float  # of the ratio's lower end, to choose the widest; 0 where its interval is not known, and where it is old

    @property
    def span(self) -> Svg:
        """Where its areas lie, as a picture in a row."""
        return small.span(self.spread)

    @property
    def span_told(self) -> Svg:
        """The same with its scale, for the few that stand first."""
        return small.told(self.spread, low=self.low, high=self.high, nation=self.nation)


def _display(value: float, one: Inequality) -> str:
    return shown(value, one.now.measure)


def _fill(one: Inequality, nation: str) -> dict[str, str]:
    now = one.now
    return {
        "low": _display(now.p10, one),
        "high": _display(now.p90, one),
        "areas": counted(now.area_kind, now.areas),
        "nation": nation,
    }


def _said(one: Inequality, nation: str) -> str:
    if one.now.basis is Basis.CHANCE:
        return _("Once chance is taken out, 8 in 10 of %(areas)s in %(nation)s lie between %(low)s and %(high)s.") % _fill(
            one, nation
        )
    return _("8 in 10 of %(areas)s in %(nation)s lie between %(low)s and %(high)s.") % _fill(one, nation)


def _in_brief(one: Inequality, nation: str) -> str:
    """Return the ends as people would say them: of a bound "at least", for half of all boards may have "under 1%".

    Where chance is taken out it says so: of what is published itself, four boards in fourteen may lie beyond an end.
    """
    now = one.now
    few = (
        _("at least 1 area in 10 in %(nation)s has %(low)s")
        if _is_bound(now.p10, now)
        else _("1 area in 10 in %(nation)s has %(low)s or less")
    )
    many = _("at least 1 in 10 has %(high)s") if _is_bound(now.p90, now) else _("1 in 10 has %(high)s or more")
    said = f"{few}, {many}." % _fill(one, nation)
    return _("Once chance is taken out, %(said)s") % {"said": said} if now.basis is Basis.CHANCE else capfirst(said)


def _is_bound(value: float, now: SpreadFigure) -> bool:
    """Return whether a value is said as a bound itself: "under 1%", "over 99%"."""
    return now.measure.unit is Unit.PERCENT and is_bound(value, now.measure.decimals)


def _beyond(one: Inequality) -> str:
    """Say in plain words what Pearson's test says."""
    if one.now.chi_p is None:
        return _("The counts behind these figures are not in the file we read, so we cannot say how much of this is chance.")
    if one.now.chi_p <= ALIKE:
        return _("Areas differ by more than chance alone would make them.")
    return _("Chance alone could make areas differ this much.")


def _course(one: Inequality) -> str:
    since = periods.words(one.past[0].period)
    match one.moved:
        case Moved.GROWN:
            return _("The gap has grown since %(since)s.") % {"since": since}
        case Moved.NARROWED:
            return _("The gap has narrowed since %(since)s.") % {"since": since}
        case Moved.NOT_CLEAR:
            return _("Since %(since)s the gap has neither clearly grown nor narrowed.") % {"since": since}
        case Moved.UNKNOWN if len(one.past) > 1:
            return _("These figures do not let us say whether the gap grows.")
        case Moved.UNKNOWN:
            return _("There are no earlier figures by which to say whether the gap grows.")


def _gap(one: Inequality) -> str:
    """Return how large the gap is: points between shares, since times would say another thing of the complement."""
    now = one.now
    if now.measure.unit is Unit.PERCENT:
        many = number(now.p90 - now.p10)
        return _("1 point") if many == "1" else _("%(many)s points") % {"many": many}
    ratio = now.p90 / now.p10 if now.p10 > 0 and now.ratio is not None else 0.0
    return _("%(many)s times") % {"many": number(ratio, 1)} if ratio >= FEWEST_TIMES else ""


def _interval(one: Inequality) -> str:
    now = one.now
    if now.p10_interval is None or now.p90_interval is None:
        return ""
    ends = {
        "low": f"{_display(now.p10_interval.lower, one)}–{_display(now.p10_interval.upper, one)}",
        "high": f"{_display(now.p90_interval.lower, one)}–{_display(now.p90_interval.upper, one)}",
    }
    return _("lower end %(low)s, upper end %(high)s") % ends


def _size(now: SpreadFigure, on: dt.date) -> float:
    """Return the lower end of the ratio's interval, by which the widest are chosen; 0 where there is none, and for what is old."""
    if now.ratio_interval is None or not now.ratio or periods.years_since(now.period, on) > OLD:
        return 0.0
    return now.ratio_interval.lower


def _unequal(one: Inequality, nation: str, whole: str, on: dt.date) -> Unequal:
    now = one.now
    spread = small.Spread(now.p10, now.p10, now.p90, now.p90, now.nation)
    of_nation = whole if now.nation is None else f"{whole} {_display(now.nation, one)}"
    course = [(periods.in_years(each.period), each.p90 - each.p10) for each in one.past]
    return Unequal(
        indicator=now.indicator,
        source=sources()[now.indicator.source],
        period=periods.words(now.period),
        whole=whole,
        gap=_gap(one),
        interval=_interval(one),
        ends=_in_brief(one, nation),
        said=_said(one, nation),
        beyond_chance=_beyond(one),
        course=_course(one),
        moved=_course(one) if one.moved in (Moved.GROWN, Moved.NARROWED) else "",
        nation=of_nation,
        spread=spread,
        low=_display(now.p10, one),
        high=_display(now.p90, one),
        spark=small.spark(course),
        size=_size(now, on),
    )


def _of_all(same: Sequence[Unequal]) -> str:
    """Say of a service's figures how many there are and which gap is the widest of those that can be said."""
    many = ngettext("%(many)s figure.", "%(many)s figures.", len(same)) % {"many": len(same)}
    first = max(same, key=lambda one: one.size)
    return f"{many} {first.indicator.name}: {first.ends}" if first.size else many


def lottery(on: dt.date) -> dict[str, Any]:
    """Return the page's context: every indicator by service, and from each service the widest gap that has an interval.

    Who lives where is left out: it is no service that could be shared more evenly. What is older than two years is never the widest.
    """
    told = [one for one in inequality() if not one.now.indicator.context]
    nations = wholes_of(one.now.indicator for one in told)
    kept = [
        _unequal(one, in_sentence(nation).named, nation.name, on) for one in told if (nation := nations[one.now.indicator.key])
    ]
    found = sorted(kept, key=lambda one: (place_of_service(one.indicator.service), one.indicator.name))
    by_name = [(service, list(same)) for service, same in groupby(found, lambda one: one.indicator.service)]
    groups = [(service, f"s-{slugify(service)}", same, _of_all(same)) for service, same in by_name]
    widest = [max(same, key=lambda one: one.size) for _service, same in by_name]
    return {
        "groups": groups,
        "widest": sorted((one for one in widest if one.size), key=lambda one: -one.size),
        "address": whole_address("places:inequality"),
    }
