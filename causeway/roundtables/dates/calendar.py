"""What we hold of the calendar around a roundtable: recesses, bank holidays, what staff recorded, and its MPs' other roundtables."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_code, nation_codes, nation_or_first
from causeway.areas.queries import region_of, wholes_of_any
from causeway.representatives.members.models import Parliament
from causeway.representatives.recess import queries as recess
from causeway.representatives.recess.domain import Period
from causeway.roundtables.dates import bank_holidays
from causeway.roundtables.dates.calendar_models import RECORDED, KnownPeriod
from causeway.roundtables.dates.domain.advice import WhenToMeet
from causeway.roundtables.dates.domain.dates import (
    NOTHING_USUAL,
    Candidate,
    Kind,
    Known,
    Usual,
    candidates,
    looked_at,
    with_what_is_usual,
)
from causeway.roundtables.dates.domain.usual_closures import pattern, usually_closed
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.models import Roundtable
from causeway.yaml_files import read_as

PROPOSED = 8
DAY = dt.timedelta(days=1)


@lru_cache(maxsize=4)
def _read(path: Path) -> WhenToMeet:
    return read_as(WhenToMeet, path)


def advice() -> WhenToMeet:
    """Return what the reviewed file advises."""
    return _read(Path(settings.DEFINITIONS_PATH) / "roundtable_dates.yaml")


@dataclass(frozen=True)
class Calendar:
    """Every stretch of days we hold for a roundtable's place, and for which years each kind is complete."""

    known: tuple[Known, ...]
    held: Mapping[Kind, frozenset[int]]
    usual: Usual = NOTHING_USUAL

    def at(self, day: dt.date) -> Candidate:
        """Return what speaks for and against a day, and what is usual of it where nothing is recorded."""
        return with_what_is_usual(looked_at(day, self.known, self.held), self.usual)

    def propose(self, earliest: dt.date, latest: dt.date, most: int = PROPOSED) -> tuple[Candidate, ...]:
        """Return the days that look best between two."""
        return candidates(earliest, latest, self.known, self.held, most=most, usual=self.usual)


def of(roundtable: Roundtable, earliest: dt.date, latest: dt.date) -> Calendar:
    """Return the calendar for a roundtable between two days."""
    seats = [seat.code for seat in roundtable.seats.all()]
    authorities = _authorities(seats, earliest)
    places = _places({*seats, *(each.code for each in authorities), roundtable.area_code}, authorities)
    years = range(earliest.year, latest.year + 1)
    periods = list(KnownPeriod.objects.filter(Q(area_code="") | Q(area_code__in=places), withdrawn=False))
    recesses = recess.periods()
    known = [
        *of_parliament(recesses),
        *(each for year in years for nation in _nations(places) for each in bank_holidays.of_year(year, nation)),
        *(recorded(each) for each in periods),
        *_other_roundtables(roundtable, earliest, latest),
    ]
    held = _held(recesses, periods, [each.code for each in authorities])
    return Calendar(tuple(known), held, _usual(recesses, held[Kind.RECESS], _nations(places)))


def _usual(recesses: list[Period], complete: Iterable[int], nations: list[str]) -> Usual:
    away = [(each.rises + DAY, each.returns - DAY) for each in recesses]
    years = list(complete)
    return Usual(
        schools=lambda day: usually_closed(day, nations, advice().usually_closed),
        house=lambda day: pattern(day, away, years) if years else None,
    )


def of_parliament(recesses: Iterable[Period]) -> list[Known]:
    """Return the recesses of the House of Commons, and when there was or is no Parliament."""
    return [*_recesses(recesses), *_without_parliament()]


def held_everywhere(areas: list[str]) -> dict[Kind, frozenset[int]]:
    """Return for which years each kind is complete in every one of these authorities, regions or nations."""
    return _held(recess.periods(), KnownPeriod.objects.filter(withdrawn=False), areas)


def _authorities(seats: list[str], on: dt.date) -> list[Area]:
    found = list(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=seats))
    return wholes_of_any(found, AreaKind.UPPER_TIER, on, least=0.01)


def _places(own: set[str], authorities: list[Area]) -> frozenset[str]:
    """Return the codes of the seats and of what they lie in: authorities, regions, nations."""
    regions = {region.code for each in authorities if (region := region_of(each)) is not None}
    nations = {nation_code(code) for code in own}
    return frozenset((own | regions | nations) - {""})


def _nations(places: Iterable[str]) -> list[str]:
    return sorted(nation_codes() & set(places)) or [nation_or_first("").code]


def _recesses(periods: Iterable[Period]) -> list[Known]:
    return [
        Known(
            Kind.RECESS,
            each.rises + DAY,
            each.returns - DAY,
            _("recess of the House of Commons"),
            str(each.source),
            _("Parliament"),
        )
        for each in periods
        if each.returns - each.rises > DAY
    ]


def _without_parliament() -> list[Known]:
    elected = sorted(Parliament.objects.values_list("elected_on", flat=True))
    gone = []
    for dissolved in Parliament.objects.values_list("dissolved_on", flat=True):
        if dissolved is None:
            continue
        following = next((day for day in elected if day > dissolved), dt.date.max)
        words = _("Parliament is dissolved: there are no MPs")
        gone.append(Known(Kind.DISSOLVED, dissolved, following - DAY, words, "", _("our record of Parliaments")))
    return gone


def recorded(each: KnownPeriod) -> Known:
    """Return what staff recorded as it stands in a calendar."""
    return Known(Kind(each.kind), each.first, each.last, each.name, each.source, _("recorded by the campaign"))


def _other_roundtables(roundtable: Roundtable, earliest: dt.date, latest: dt.date) -> list[Known]:
    """Return the days on which an MP of this roundtable is awaited at another one; which one is its organisers' own business."""
    others = (
        Roundtable.objects.filter(
            state=State.CONFIRMED,
            seats__code__in=roundtable.seats.values("code"),
            chosen__starts_at__date__range=(earliest, latest),
        )
        .exclude(pk=roundtable.pk)
        .values_list("chosen__starts_at", "seats__code", "seats__name")
    )
    codes = set(roundtable.seats.values_list("code", flat=True))
    return [
        Known(
            Kind.ROUNDTABLE,
            day_of(starts_at),
            day_of(starts_at),
            _("The MP for %(seat)s is awaited at another roundtable") % {"seat": name},
            "",
            _("this site"),
        )
        for starts_at, code, name in others
        if code in codes
    ]


def _held(recesses: Iterable[Period], periods: Iterable[KnownPeriod], authorities: list[str]) -> dict[Kind, frozenset[int]]:
    """Return for which years each kind is complete: everywhere, or in every authority around the table."""
    complete: dict[Kind, dict[int, set[str]]] = {kind: {} for kind in RECORDED}
    for each in periods:
        if each.completes_year:
            complete[Kind(each.kind)].setdefault(each.first.year, set()).add(each.area_code)

    def everywhere(codes: set[str]) -> bool:
        return "" in codes or (bool(authorities) and all({code, nation_code(code)} & codes for code in authorities))

    held = {Kind.RECESS: frozenset(each.rises.year for each in recesses if each.completes_year)}
    return held | {
        kind: frozenset(year for year, codes in years.items() if everywhere(codes)) for kind, years in complete.items()
    }
