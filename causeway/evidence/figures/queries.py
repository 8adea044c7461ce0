"""Reading the evidence: the local case of an area or a school, one figure by its key, and the rows behind them."""

import datetime as dt
from collections.abc import Iterable, Sequence

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind, School
from causeway.evidence.definitions.schema import UNITED_KINGDOM, Indicator, gaps, indicators, not_loaded, sources
from causeway.evidence.domain import keys
from causeway.evidence.exceptions import FigureNotFound
from causeway.evidence.figures.cases import LocalCase, SchoolCase
from causeway.evidence.figures.cells import Cell
from causeway.evidence.figures.figure import LocalFigure, Placed, Setting, table
from causeway.evidence.figures.figure import figure as build
from causeway.evidence.figures.placing import Placements, placements
from causeway.evidence.figures.reading import cells, latest, spread_now, values
from causeway.evidence.findings.deciding import findings_among
from causeway.evidence.findings.finding import Finding
from causeway.evidence.models import Observation
from causeway.evidence.releases.editions import Shown, shown_now

__all__ = [
    "LocalCase",
    "LocalFigure",
    "SchoolCase",
    "case_of",
    "figure",
    "figures_to_choose",
    "local_case",
    "observations_of",
    "observations_of_indicator",
    "school_case",
]


def _figures(wanted: dict[str, list[Placed]], nation: Area, shown: Shown, *, companions: bool) -> tuple[LocalFigure, ...]:
    codes = {placed.area.code for each in wanted.values() for placed in each} | {nation.code}
    when, known, published = latest(shown), indicators(), sources()
    in_full = None if companions else [key for key in wanted if known[key].context]
    found = cells(shown, wanted, codes, in_full=in_full)
    made = []
    for key, each in wanted.items():
        indicator = known[key]
        spread = spread_now(shown, each[0].area.kind).get(key)
        setting = Setting(indicator, published[indicator.source], nation, table(found[key]), spread)
        made += [build(setting, placed, when[key]) for placed in each]
    return tuple(made)


def case_of(area: Area, nation: Area, on: dt.date, placed: Placements, shown: Shown, *, companions: bool = True) -> LocalCase:
    """Return everything the releases hold about the areas an area is placed in.

    Without ``companions`` only what sets the scene has the series beside its headline, for a page that says no other figure in full.
    """
    known = latest(shown)
    wanted = {key: areas for key, (areas, _slivers) in placed.items() if areas and key in known}
    slivers = any(left_out for _areas, left_out in placed.values())
    figures = _figures(wanted, nation, shown, companions=companions)
    return LocalCase(area, nation, on, figures, gaps(nation.code), not_loaded(nation.code), slivers)


def local_case(area: Area, on: dt.date) -> LocalCase:
    """Return everything we hold about ``area`` on a day. A seat across several councils or boards gets each, with its share."""
    nation = places.nation_of(area)
    return case_of(area, nation, on, placements(area, nation, on), shown_now())


def found_first(case: LocalCase, findings: Iterable[Finding]) -> tuple[LocalFigure, ...]:
    """Return a case's figures, those that something is found of before the others, in the order in which it is told."""
    order = {one.figure_key: place for place, one in enumerate(findings)}
    return tuple(sorted(case.figures, key=lambda one: order.get(one.key, len(order))))


def figures_to_choose(area: Area, on: dt.date) -> tuple[LocalFigure, ...]:
    """Return the figures of an area, those that something is found of first."""
    nation = places.nation_of(area)
    placed = placements(area, nation, on)
    case = case_of(area, nation, on, placed, shown_now())
    return found_first(case, findings_among(placed, nation, on).findings)


def school_case(urn: int, on: dt.date) -> SchoolCase:
    """Return a school with the figures of its council, board and seat; raises ``School.DoesNotExist``."""
    school = School.objects.select_related("constituency", "district", "authority", "icb_2023", "icb_2026").get(urn=urn)
    nation, shown = places.area(AreaKind.NATION, "E92000001"), shown_now()
    stands_in = {
        AreaKind.UPPER_TIER.value: school.authority,
        AreaKind.ICB.value: school.icb_2023,
        AreaKind.CONSTITUENCY.value: school.constituency,
    }
    placed: Placements = {}
    for key, indicator in indicators().items():
        area = stands_in.get(indicator.geography.kind)
        if area and indicator.geography.nation == nation.code:
            placed[key] = ([Placed(area)], False)
    case = case_of(school.authority or nation, nation, on, placed, shown)
    return SchoolCase(school, case, findings_among(placed, nation, on))


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
    shown = shown_now()
    rows = Observation.objects.filter(indicator=indicator.key, area_code__in=[area.code, nation.code])
    found = table(Cell._make(row) for row in rows.filter(release__in=shown.releases).values_list(*Cell._fields))
    spread = values(shown, indicator, area.kind, wanted.period)
    if spread is None and not _any(indicator, area.kind, wanted.period, shown):  # else: it is absent among what is there
        raise FigureNotFound(f"We have no figure called “{key[:80]}”.")
    return build(Setting(indicator, sources()[indicator.source], nation, found, spread), Placed(area), wanted.period)


def _any(indicator: Indicator, kind: str, period: str, shown: Shown) -> bool:
    rows = Observation.objects.filter(indicator=indicator.key, measure=indicator.headline.key, period=period, area_kind=kind)
    return rows.filter(release__in=shown.releases).exists()


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
