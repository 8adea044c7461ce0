"""Reading the evidence: the local case of an area or a school, one figure by its key, and the rows behind them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Max

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind, School
from causeway.evidence.cases import LocalCase, LocalFigure, SchoolCase
from causeway.evidence.definitions import UNITED_KINGDOM, Indicator, gaps, indicators, sources
from causeway.evidence.domain import keys
from causeway.evidence.exceptions import FigureNotFound
from causeway.evidence.figures import Placed, Setting, table
from causeway.evidence.figures import figure as build
from causeway.evidence.models import Observation
from causeway.evidence.placing import areas_for

__all__ = [
    "LocalCase",
    "LocalFigure",
    "SchoolCase",
    "figure",
    "local_case",
    "observations_of",
    "observations_of_indicator",
    "school_case",
]


def _latest() -> dict[str, str]:
    """Return indicator → its latest period. An area without a figure then is shown as without one, not with an older figure."""
    found = Observation.objects.current().order_by().values_list("indicator").annotate(Max("period"))
    return dict(found)


def _others(indicator: Indicator, kind: str, period: str) -> list[float]:
    values = Observation.objects.current().filter(
        indicator=indicator.key, measure=indicator.headline.key, period=period, area_kind=kind, value__isnull=False
    )
    return [value for value in values.values_list("value", flat=True) if value is not None]


def _settings(wanted: dict[str, list[Placed]], nation: Area, latest: dict[str, str]) -> dict[str, Setting]:
    codes = {placed.area.code for each in wanted.values() for placed in each} | {nation.code}
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    for one in Observation.objects.current().filter(indicator__in=wanted, area_code__in=codes):
        found[one.indicator].append(one)
    made = {}
    for key, each in wanted.items():
        indicator = indicators()[key]
        kind = each[0].area.kind
        made[key] = Setting(
            indicator, sources()[indicator.source], nation, table(found[key]), _others(indicator, kind, latest[key])
        )
    return made


def _figures(wanted: dict[str, list[Placed]], nation: Area, latest: dict[str, str]) -> tuple[LocalFigure, ...]:
    settings = _settings(wanted, nation, latest)
    return tuple(build(settings[key], placed, latest[key]) for key, each in wanted.items() for placed in each)


def local_case(area: Area, on: dt.date) -> LocalCase:
    """Return everything we hold about ``area`` on a day. A seat across several councils or boards gets each, with its share."""
    nation, latest = places.nation_of(area), _latest()
    wanted: dict[str, list[Placed]] = {}
    slivers = False
    for key, indicator in indicators().items():
        placed, left_out = areas_for(indicator, area, nation, on)
        slivers = slivers or left_out
        if placed and key in latest:
            wanted[key] = placed
    return LocalCase(area, nation, on, _figures(wanted, nation, latest), gaps(nation.code), slivers)


def school_case(urn: int, on: dt.date) -> SchoolCase:
    """Return a school with the figures of its council and board; raises ``School.DoesNotExist``."""
    school = School.objects.select_related("constituency", "district", "authority", "icb_2023", "icb_2026").get(urn=urn)
    nation, latest = places.area(AreaKind.NATION, "E92000001"), _latest()
    stands_in = {AreaKind.UPPER_TIER.value: school.authority, AreaKind.ICB.value: school.icb_2023}
    wanted: dict[str, list[Placed]] = {}
    for key, indicator in indicators().items():
        area = stands_in.get(indicator.geography.kind)
        if area and indicator.geography.nation == nation.code and key in latest:
            wanted[key] = [Placed(area)]
    case = LocalCase(school.authority or nation, nation, on, _figures(wanted, nation, latest), gaps(nation.code), slivers=False)
    return SchoolCase(school, case)


def figure(key: str) -> LocalFigure:
    """Return the figure with this key; raises :class:`FigureNotFound`."""
    try:
        wanted = keys.parse(key)
        indicator = indicators()[wanted.indicator]
        area = places.area(AreaKind(wanted.kind), wanted.code)
        whole = indicator.geography.nation
        nation = places.nation_of(area) if whole == UNITED_KINGDOM else places.area(AreaKind.NATION, whole)
    except (keys.NotAKey, KeyError, ValueError, Area.DoesNotExist):
        raise FigureNotFound(f"We have no figure called “{key[:80]}”.") from None
    found = table(Observation.objects.current().filter(indicator=indicator.key, area_code__in=[area.code, nation.code]))
    others = _others(indicator, area.kind, wanted.period)
    if not others and (indicator.headline.key, area.code, wanted.period) not in found:  # others: it is absent among what is there
        raise FigureNotFound(f"We have no figure called “{key[:80]}”.")
    return build(Setting(indicator, sources()[indicator.source], nation, found, others), Placed(area), wanted.period)


def observations_of(figures: Sequence[LocalFigure]) -> Iterable[Observation]:
    """Return every row behind the figures, of all periods and series, with their nations': what a download holds."""
    areas = {figure.area.code for figure in figures} | {figure.indicator.geography.nation for figure in figures}
    wanted = {figure.indicator.key for figure in figures}
    rows = Observation.objects.current().filter(indicator__in=wanted, area_code__in=areas)
    return rows.order_by("indicator", "measure", "area_kind", "area_code", "-period")


def observations_of_indicator(indicator: str) -> Iterable[Observation]:
    """Return every row of an indicator: all series, areas and periods."""
    rows = Observation.objects.current().filter(indicator=indicator)
    return rows.order_by("measure", "area_kind", "area_code", "-period").iterator(chunk_size=2000)
