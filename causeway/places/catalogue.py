"""Every indicator in brief: what the list of indicators shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.models import Area, AreaKind
from causeway.evidence.definitions.schema import Indicator, Source, indicators, sources
from causeway.evidence.domain import periods
from causeway.evidence.figures.cells import show
from causeway.evidence.figures.reading import latest as latest_periods
from causeway.evidence.findings.priorities import PRIORITIES
from causeway.evidence.models import Observation
from causeway.evidence.releases.editions import shown_now
from causeway.places.case.rows import place_of_service


@dataclass(frozen=True)
class Entry:
    """One indicator with its latest national figure, texts for display; ``period`` is empty where no figures are loaded."""

    indicator: Indicator
    source: Source
    nation: str
    value: str
    period: str


@dataclass(frozen=True)
class Service:
    """The indicators of one service: its anchor on the page, and one line that says what is in it."""

    name: str
    anchor: str
    entries: tuple[Entry, ...]
    answer: str


def services() -> tuple[Service, ...]:
    """Return every indicator under its service."""
    found = [(name, tuple(same)) for name, same in groupby(entries(), key=lambda each: each.indicator.service)]
    return tuple(Service(name, f"s-{slugify(name)}", same, _answer(same)) for name, same in found)


def _answer(same: Sequence[Entry]) -> str:
    """Say how many figures there are, and one of them: what the campaign asks about before the others, and who lives where last."""
    many = ngettext("%(many)s figure.", "%(many)s figures.", len(same)) % {"many": len(same)}
    asked = frozenset(PRIORITIES.words().asked)
    told = [each for each in same if each.value]
    if not told:
        return f"{many} {'; '.join(each.indicator.name for each in same)}."
    one = min(told, key=lambda each: (each.indicator.key not in asked, each.indicator.context, same.index(each)))
    words = {"name": one.indicator.title, "nation": one.nation, "value": one.value, "period": one.period}
    return f"{many} {_('%(name)s: %(nation)s %(value)s, %(period)s.') % words}"


def entries() -> list[Entry]:
    """Return every indicator, by service in the campaign's order and then by name."""
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
    return sorted(found, key=lambda each: (place_of_service(each.indicator.service), each.indicator.name.casefold()))


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
