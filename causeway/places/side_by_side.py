"""Two areas side by side: what both have a figure for, and what may be said of the difference. Nothing else is compared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.charts import pair
from causeway.charts.strip import Marked
from causeway.charts.svg import Svg, Words
from causeway.evidence.definitions.kinds import several, short
from causeway.evidence.definitions.schema import Indicator, Measure, indicators, sources
from causeway.evidence.definitions.schema import Source as SourceOf
from causeway.evidence.domain import periods
from causeway.evidence.domain.difference import Certainty, Difference, difference
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit, display, number, rounded
from causeway.evidence.exceptions import NotComparable
from causeway.evidence.figures import scales
from causeway.evidence.figures.cells import interval_of, interval_words, show
from causeway.evidence.figures.placing import wholes_of
from causeway.evidence.figures.reading import earliest, latest
from causeway.evidence.models import Observation, ObservationQuerySet
from causeway.evidence.releases.editions import shown_now
from causeway.places.case.rows import place_of_service


@dataclass(frozen=True)
class Both:
    """One indicator in both areas, texts for display; ``picture`` is missing where a figure is, or where it is a plain count."""

    indicator: Indicator
    source: SourceOf
    period: str
    one: str
    one_interval: str
    other: str
    other_interval: str
    nation: str
    nation_name: str
    sentence: str
    picture: Svg | None


@dataclass(frozen=True)
class SideBySide:
    """Two areas of one kind and what is published about both; ``left_out`` names what is published about one of them only."""

    one: Area
    other: Area
    names: tuple[str, str]
    both: tuple[Both, ...]
    left_out: tuple[str, ...]

    @property
    def why_nothing(self) -> str:
        """Say why there may be nothing about both, and where to look then."""
        if self.one.kind == AreaKind.CONSTITUENCY:
            return _(
                "Nothing is published for these two constituencies themselves. Figures are published for the councils and boards "
                "they lie in: compare those."
            )
        return _("Nothing we hold is published about both of these areas in the same period and for the same boundaries.")


def _lived(area: Area) -> str:
    if area.valid_to:
        return _("%(name)s (until %(day)s)") % {"name": area.name, "day": f"{area.valid_to:%d.%m.%Y}"}
    if area.valid_from:
        return _("%(name)s (since %(day)s)") % {"name": area.name, "day": f"{area.valid_from:%d.%m.%Y}"}
    return area.name


def refuse_what_cannot_be_compared(one: Area, other: Area) -> None:
    """Raise :class:`NotComparable` with a sentence for two areas that no figure can fairly be set beside each other for."""
    if (one.kind, one.code) == (other.kind, other.code):
        raise NotComparable(_("That is the same area twice. Choose another to compare %(name)s with.") % {"name": one.name})
    if one.kind != other.kind:
        raise NotComparable(
            _(
                "%(one)s and %(other)s are different kinds of area: %(ones)s and %(others)s. "
                "Their figures count different people, so we do not set them side by side."
            )
            % {"one": one.name, "other": other.name, "ones": several(one.kind), "others": several(other.kind)}
        )
    first, last = dt.date.min, dt.date.max
    if max(one.valid_from or first, other.valid_from or first) > min(one.valid_to or last, other.valid_to or last):
        raise NotComparable(
            _(
                "%(one)s and %(other)s never existed at the same time: boundaries were redrawn in between, so their figures cannot be compared."
            )
            % {"one": _lived(one), "other": _lived(other)}
        )


def _in_points(value: float, measure: Measure, decimals: int) -> str:
    if measure.unit is Unit.PERCENT:
        shown = number(value, decimals)
        return _("1 percentage point") if shown == "1" else _("%(many)s percentage points") % {"many": shown}
    return display(value, measure.unit, decimals)


def _gap(value: float, measure: Measure) -> str:
    """Return how large a gap is; one too small to be shown is said as less than the least that is."""
    size = abs(value)
    if rounded(size, measure.decimals):
        return _in_points(size, measure, measure.decimals)
    return _("less than %(gap)s") % {"gap": _in_points(10**-measure.decimals, measure, measure.decimals)}


def difference_words(found: Difference, measure: Measure, one: str, other: str, *, alike: bool = False) -> str:
    """Return what may be said of two figures, and no more; ``alike`` is whether they are shown as the same number.

    Whether they are is no matter of the gap: 45.04 and 45.06 are shown as 45.0 and 45.1, and 45.05 and 45.14 both as 45.1.
    """
    if alike:
        return _("The two figures are the same, as shown.")
    fill = {"one": one if found.value > 0 else other, "gap": _gap(found.value, measure)}
    match found.certainty:
        case Certainty.UNCLEAR:
            return _("Not clearly different: chance alone could explain a gap of %(gap)s.") % fill
        case Certainty.CLEAR if found.interval:
            ends = sorted((abs(found.interval.lower), abs(found.interval.upper)))
            decimals = measure.decimals if rounded(ends[0], measure.decimals) else measure.decimals + 1  # a clear gap is not 0
            fill |= {"low": number(ends[0], decimals), "high": _in_points(ends[1], measure, decimals)}
            return (
                _(
                    "The figure for %(one)s is higher by %(gap)s (95%% interval: %(low)s to %(high)s), more than chance alone would explain."
                )
                % fill
            )
        case _unknown:
            return (
                _(
                    "The figure for %(one)s is higher by %(gap)s. There are no counts to tell whether chance alone could explain it."
                )
                % fill
            )


def _marked(one: Observation | None, name: str, measure: Measure) -> Marked | None:
    if one is None or one.value is None:
        return None
    interval = interval_of(one)
    return Marked(
        one.value,
        name,
        display(one.value, measure.unit, measure.decimals),
        (interval.lower, interval.upper) if interval else None,
    )


def _picture(indicator: Indicator, one: Marked, other: Marked, nation: Marked | None, sentence: str) -> Svg:
    measure = indicator.headline
    lowest = min(each.value for each in (one, other, nation) if each)
    drawn = pair.Pair(one, other, nation, *scales.bounds(measure, lowest))
    said = " ".join(f"{each.name}: {each.said}." for each in (one, other, nation) if each)
    return pair.draw(drawn, Words(f"p-{indicator.key}", indicator.title, f"{said} {sentence}"), scales.said(measure))


def _sentence(mine: Observation, theirs: Observation, measure: Measure, one: Area, other: Area) -> str:
    if mine.value is None or theirs.value is None:
        return _("One of the two has no figure for this period, so there is nothing to compare.")
    if measure.kind is Kind.COUNT:
        return _("These are plain counts: a larger area has more of everything, so we say nothing of the difference.")
    found = difference(mine.value, interval_of(mine), theirs.value, interval_of(theirs))
    alike = show(mine, measure) == show(theirs, measure)
    return difference_words(found, measure, short(one.name), short(other.name), alike=alike)


def _both(indicator: Indicator, rows: dict[str, Observation], nation: Area, one: Area, other: Area) -> Both:
    measure = indicator.headline
    mine, theirs, whole = rows[one.code], rows[other.code], rows.get(nation.code)
    sentence = _sentence(mine, theirs, measure, one, other)
    marked = (
        _marked(mine, short(one.name), measure),
        _marked(theirs, short(other.name), measure),
        _marked(whole, nation.name, measure),
    )
    drawn = None
    if marked[0] and marked[1] and measure.kind is not Kind.COUNT:
        drawn = _picture(indicator, marked[0], marked[1], marked[2], sentence)
    return Both(
        indicator,
        sources()[indicator.source],
        periods.words(mine.period),
        show(mine, measure),
        interval_words(interval_of(mine), measure) or "",
        show(theirs, measure),
        interval_words(interval_of(theirs), measure) or "",
        show(whole, measure),
        nation.name,
        sentence,
        drawn,
    )


Rows = dict[str, dict[str, Observation]]  # of a headline in one period, by indicator and the area's code


def _published(one: Area, other: Area) -> Rows:
    """Return what is published for the latest period of either area: the indicator's latest, or where neither has a figure then, theirs."""
    newest = {key: period for key, period in latest(shown_now()).items() if key in indicators()}
    found = _rows_of(one, other, newest)
    return found | _rows_of(one, other, _their_latest(one, other, newest.keys() - found.keys()))


def _headlines(keys: Iterable[str]) -> ObservationQuerySet:
    measures = {indicators()[key].headline.key for key in keys}
    return Observation.objects.current().filter(indicator__in=keys, measure__in=measures).order_by()


def _their_latest(one: Area, other: Area, keys: Collection[str]) -> dict[str, str]:
    """Return the latest period of either area in which each of these indicators is published of it."""
    rows = _headlines(keys).filter(area_code__in=[one.code, other.code], area_kind=one.kind, period__gte=earliest(shown_now()))
    by_measure = rows.values_list("indicator", "measure").annotate(Max("period"))
    return {key: period for key, measure, period in by_measure if measure == indicators()[key].headline.key}


def _rows_of(one: Area, other: Area, periods_of: dict[str, str]) -> Rows:
    """Return the rows of each indicator in its period, the nations' among them, where one of the areas has any."""
    wanted, by_period = Q(pk__in=[]), defaultdict[str, list[str]](list)
    for key, period in periods_of.items():
        by_period[period].append(key)
    for period, keys in by_period.items():
        wanted |= Q(period=period, indicator__in=keys)
    theirs, nations = {one.code, other.code}, {indicators()[key].geography.nation for key in periods_of}
    rows = _headlines(periods_of).filter(wanted, area_code__in=theirs | nations, area_kind__in={one.kind, AreaKind.NATION})
    rows = rows.filter(period__gte=min(periods_of.values(), default=""))  # the index leads past the older ones
    found: defaultdict[str, dict[str, Observation]] = defaultdict(dict)
    for each in rows:
        if each.measure == indicators()[each.indicator].headline.key:
            found[each.indicator][each.area_code] = each
    return {key: of for key, of in found.items() if theirs & of.keys()}


def side_by_side(one: Area, other: Area) -> SideBySide:
    """Return what is published about both areas, each indicator in its latest period; raises :class:`NotComparable`."""
    refuse_what_cannot_be_compared(one, other)
    found = _published(one, other)
    nations = wholes_of(indicators()[key] for key in found)
    both, left_out = [], []
    for key, rows in found.items():
        mine, theirs = rows.get(one.code), rows.get(other.code)
        if mine and theirs and mine.area_vintage == theirs.area_vintage:
            both.append(_both(indicators()[key], rows, nations[key], one, other))
        else:
            left_out.append(indicators()[key].name)
    both.sort(key=lambda each: (place_of_service(each.indicator.service), each.indicator.name.casefold()))
    return SideBySide(one, other, (short(one.name), short(other.name)), tuple(both), tuple(sorted(left_out)))
