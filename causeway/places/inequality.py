"""The national picture: how unequal each indicator is between areas, as sentences and small pictures."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from causeway.charts import small
from causeway.charts.svg import Svg
from causeway.evidence.definitions.kinds import counted
from causeway.evidence.definitions.schema import Indicator, Source, sources
from causeway.evidence.domain import periods
from causeway.evidence.domain.rounding import display, number
from causeway.evidence.domain.trend import Direction
from causeway.evidence.statistics.comparisons import inequality
from causeway.evidence.statistics.standings import Inequality
from causeway.frame.addresses import whole_address

FEWEST_TIMES = 1.05  # below it, "1.0 times" would say nothing


@dataclass(frozen=True)
class Unequal:
    """One indicator's inequality, ready to show."""

    indicator: Indicator
    source: Source
    period: str
    ratio: str  # "2.6"; empty where it is not said
    interval: str
    ends: str  # the two areas the ratio sets side by side, as people would say it
    said: str
    beyond_chance: str
    course: str
    moved: str  # the same, only where the gap is known to have grown or narrowed
    span: Svg
    spark: Svg | None
    size: float  # of the ratio, to choose the widest; 0 where its interval is not known


def _ends(one: Inequality) -> tuple[str, str]:
    measure = one.now.measure
    low, high = (display(value, measure.unit, measure.decimals) for value in (one.now.p10, one.now.p90))
    return low, high


def _said(one: Inequality) -> str:
    low, high = _ends(one)
    fill = {"low": low, "high": high, "areas": counted(one.now.area_kind, one.now.areas)}
    return _("Of %(areas)s in order, the one a tenth of the way along has %(low)s, the one nine tenths along %(high)s.") % fill


def _in_brief(one: Inequality) -> str:
    low, high = _ends(one)
    return _("1 area in 10 has %(low)s or less, 1 in 10 has %(high)s or more.") % {"low": low, "high": high}


def _beyond(one: Inequality) -> str:
    """Say in plain words what the systematic component of variation says."""
    found = one.now.scv_interval
    if found is None:
        return _("The counts behind these figures are not in the file we read, so we cannot say how much of this is chance.")
    if found.lower > 0:
        return _("Areas differ by more than chance alone would make them.")
    return _("Chance alone could make areas differ this much.")


def _course(one: Inequality) -> str:
    since = periods.words(one.past[0].period)
    match one.trend.direction:
        case Direction.UP:
            return _("The gap has grown since %(since)s.") % {"since": since}
        case Direction.DOWN:
            return _("The gap has narrowed since %(since)s.") % {"since": since}
        case Direction.NO_CLEAR:
            return _("Since %(since)s the gap has neither clearly grown nor narrowed.") % {"since": since}
        case Direction.TOO_SHORT:
            return _("There are too few comparable years to say whether the gap grows.")


def _unequal(one: Inequality) -> Unequal:
    now = one.now
    ratio = now.ratio if now.ratio is not None and now.ratio >= FEWEST_TIMES else None
    ends = now.ratio_interval
    course = [(periods.in_years(each.period), each.ratio if now.ratio is not None else each.scv) for each in one.past]
    return Unequal(
        indicator=now.indicator,
        source=sources()[now.indicator.source],
        period=periods.words(now.period),
        ratio=number(ratio, 1) if ratio is not None else "",
        interval=f"{number(ends.lower, 1)}–{number(ends.upper, 1)}" if ends and ratio is not None else "",
        ends=_in_brief(one),
        said=_said(one),
        beyond_chance=_beyond(one),
        course=_course(one),
        moved=_course(one) if one.trend.direction in (Direction.UP, Direction.DOWN) else "",
        span=small.span(small.Span(now.p10, now.p10, now.median, now.p90, now.p90, nation=now.nation)),
        spark=small.spark(course),
        size=ratio if ratio is not None and ends else 0.0,
    )


def lottery() -> dict[str, Any]:
    """Return the page's context: every indicator by service, and from each service the widest gap that has an interval.

    Who lives where is left out: it is no service that could be shared more evenly.
    """
    kept = [_unequal(one) for one in inequality() if not one.now.indicator.context]
    found = sorted(kept, key=lambda one: (one.indicator.service, one.indicator.name))
    groups = [
        (service, f"s-{slugify(service)}", list(same)) for service, same in groupby(found, lambda one: one.indicator.service)
    ]
    widest = [max(same, key=lambda one: one.size) for _service, _anchor, same in groups]
    return {
        "groups": groups,
        "widest": sorted((one for one in widest if one.size), key=lambda one: -one.size),
        "address": whole_address("places:inequality"),
    }
