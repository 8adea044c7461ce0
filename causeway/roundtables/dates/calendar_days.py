"""What we hold of the calendar for staff's month: recesses, bank holidays, what was recorded, each once with where it holds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.models import Area, AreaKind, AreaRelation
from causeway.areas.nations import entities_of, nation_code, nation_codes
from causeway.regions.models import Region
from causeway.representatives.recess import queries as recess
from causeway.roundtables.dates import bank_holidays, calendar
from causeway.roundtables.dates.calendar_models import KnownPeriod
from causeway.roundtables.dates.domain.dates import Kind, Known
from causeway.roundtables.dates.queries import kind_in_words
from causeway.roundtables.regions.scope import Scope

NAMED = 3  # places that are named; of more it is said how many


@dataclass(frozen=True)
class Stretch:
    """One stretch of days: what it is, where it holds (empty: everywhere we look), and where that is said."""

    kind: str
    name: str
    first: dt.date
    last: dt.date
    where: str
    source: str
    source_name: str

    @property
    def open_ended(self) -> bool:
        """Whether nobody knows yet when it ends."""
        return self.last.year == dt.date.max.year

    @property
    def words(self) -> str:
        """What it is and where, in a line."""
        return f"{self.name} ({self.where})" if self.where else self.name


def between(scope: Scope, earliest: dt.date, latest: dt.date) -> tuple[Stretch, ...]:
    """Return what is known of the days between two, for the regions that are seen, the earliest first."""
    nations, found = _nations(scope), [(each, "") for each in calendar.of_parliament(recess.periods())]
    for year in range(earliest.year, latest.year + 1):
        found += [(each, nation) for nation in nations for each in bank_holidays.of_year(year, nation)]
    found += [(calendar.recorded(each), each.area_code) for each in _recorded(scope)]
    alike: dict[tuple[Kind, str, dt.date, dt.date], list[tuple[Known, str]]] = defaultdict(list)
    for known, place in found:
        if known.first <= latest and known.last >= earliest:
            alike[known.kind, known.name, known.first, known.last].append((known, place))
    names = _names({place for those in alike.values() for _each, place in those if place})
    stretches = [_stretch(those, names, nations) for those in alike.values()]
    return tuple(sorted(stretches, key=lambda each: (each.first, each.last, each.kind, each.words)))


def unknown(scope: Scope, year: int) -> tuple[str, ...]:
    """Return the kinds of dates that nobody has recorded completely for a year, everywhere in the regions that are seen."""
    held = calendar.held_everywhere(sorted(scope.regions or nation_codes()))
    return tuple(kind_in_words(kind) for kind, years in held.items() if year not in years)


def _nations(scope: Scope) -> list[str]:
    return sorted({nation_code(code) for code in (Region.values if scope.regions is None else scope.regions)})


def _recorded(scope: Scope) -> list[KnownPeriod]:
    periods = KnownPeriod.objects.filter(withdrawn=False)
    if scope.regions is None:
        return list(periods)
    inside = AreaRelation.objects.filter(whole__kind=AreaKind.REGION, whole__code__in=scope.regions).values("part__code")
    seen = Q(area_code__in=["", *scope.regions, *_nations(scope)]) | Q(area_code__in=inside)
    for begins in (each for nation in scope.regions & nation_codes() for each in entities_of(nation)):
        seen |= Q(area_code__startswith=begins)
    return list(periods.filter(seen))


def _names(codes: Iterable[str]) -> dict[str, str]:
    return dict(Area.objects.filter(code__in=codes).values_list("code", "name"))


def _stretch(alike: list[tuple[Known, str]], names: dict[str, str], nations: list[str]) -> Stretch:
    """Return what is the same in several places once; its source only where they have one."""
    known, where = alike[0][0], _where([place for _each, place in alike], names, nations)
    one = len({each.source for each, _where_it_is in alike}) == 1
    source, source_name = (known.source, known.source_name) if one else ("", _("several sources"))
    return Stretch(kind_in_words(known.kind), known.name, known.first, known.last, where, source, source_name)


def _where(codes: list[str], names: dict[str, str], nations: list[str]) -> str:
    if "" in codes or set(nations) <= set(codes):
        return ""
    if len(codes) <= NAMED:
        return ", ".join(sorted(names.get(code, code) for code in codes))
    return ngettext("in %(many)s place", "in %(many)s places", len(codes)) % {"many": len(codes)}
