"""Every indicator in brief: what the list of indicators shows."""

from dataclasses import dataclass

from causeway.areas.models import Area, AreaKind
from causeway.evidence.definitions.schema import Indicator, Source, indicators, sources
from causeway.evidence.domain import periods
from causeway.evidence.figures.cells import show
from causeway.evidence.figures.reading import latest as latest_periods
from causeway.evidence.models import Observation
from causeway.evidence.releases.editions import shown_now


@dataclass(frozen=True)
class Entry:
    """One indicator with its latest national figure, texts for display; ``period`` is empty where no figures are loaded."""

    indicator: Indicator
    source: Source
    nation: str
    value: str
    period: str


def entries() -> list[Entry]:
    """Return every indicator, by service and then by name."""
    latest = latest_periods(shown_now())
    nations = dict(Area.objects.filter(kind=AreaKind.NATION).values_list("code", "name"))
    headline = {
        (one.indicator, one.area_code, one.measure): one
        for one in Observation.objects.current().filter(
            area_code__in=nations, indicator__in=latest, period__in=set(latest.values())
        )
        if one.area_kind == AreaKind.NATION and latest[one.indicator] == one.period
    }
    found = [_entry(indicator, latest, nations, headline) for indicator in indicators().values()]
    return sorted(found, key=lambda each: (each.indicator.service.casefold(), each.indicator.name.casefold()))


def _entry(
    indicator: Indicator, latest: dict[str, str], nations: dict[str, str], headline: dict[tuple[str, str, str], Observation]
) -> Entry:
    nation, period = indicator.geography.nation, latest.get(indicator.key, "")
    one = headline.get((indicator.key, nation, indicator.headline.key))
    return Entry(
        indicator,
        sources()[indicator.source],
        nations.get(nation, ""),
        show(one, indicator.headline) if one else "",
        periods.words(period) if period else "",
    )
