"""One series of an indicator in one period, over all areas of a kind: what an indicator's page shows."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from django.urls import reverse
from django.utils import timezone

from causeway.areas.models import Area, AreaKind, AreaRelation
from causeway.evidence.definitions.schema import Source, sources
from causeway.evidence.domain.comparison import Comparison, compare
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.symbols import Status
from causeway.evidence.domain.timeline import timeline
from causeway.evidence.figures.cells import Cell, interval_of
from causeway.evidence.figures.placing import wholes_of
from causeway.evidence.figures.reading import Of
from causeway.evidence.models import Observation, Release
from causeway.evidence.releases.editions import shown_now
from causeway.places.choices import Choice

TOO_FEW = 10  # areas, below which a tenth of them is not one area
SOME_CODE = "E00000000"  # no area's: in its place every area's own, since Django takes longer to write an address than to read its figures


class Row(NamedTuple):
    """One area's value, or the reason there is none. ``href`` is the area's own page; empty where it has none."""

    code: str
    name: str
    href: str
    region: str
    region_code: str
    status: Status
    value: float | None
    interval: Interval | None
    numerator: float | None
    denominator: float | None
    comparison: Comparison | None
    note: str

    @property
    def known(self) -> bool:
        """Whether the area has a page of its own."""
        return bool(self.href)


@dataclass(frozen=True)
class Tenths:
    """The values below and above which a tenth of the areas lie, and the middle one."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Everywhere:
    """Everything an indicator's page shows of one choice. ``rows`` are all areas by name; ``listed`` those of the chosen region."""

    choice: Choice
    nation: Area
    nation_value: float | None
    rows: tuple[Row, ...]
    vintages: tuple[str, ...]
    source: Source
    release: int | None
    read_on: dt.date | None

    @cached_property
    def values(self) -> list[float]:
        """Every published value."""
        return [row.value for row in self.rows if row.value is not None]

    @cached_property
    def absent(self) -> dict[Status, int]:
        """How many areas have no value, by reason."""
        counts = Counter(row.status for row in self.rows if row.value is None)
        return {status: counts[status] for status in Status if counts[status]}

    @property
    def compared(self) -> bool:
        """Whether areas may be set beside each other: not by a plain count, of which large areas have more."""
        return self.choice.measure.kind is not Kind.COUNT

    @property
    def tenths(self) -> Tenths | None:
        """How far apart the areas are, where there are enough of them."""
        if len(self.values) < TOO_FEW or not self.compared:
            return None
        low, middle, high = (float(each) for each in np.quantile(self.values, [0.1, 0.5, 0.9]))
        return Tenths(low, middle, high)

    @cached_property
    def here(self) -> Row | None:
        """The area that is marked."""
        return next((row for row in self.rows if row.code == self.choice.here), None)

    @cached_property
    def regions(self) -> list[tuple[str, str]]:
        """Codes and names of the regions that have areas here, by name."""
        return sorted({(row.region_code, row.region) for row in self.rows if row.region_code}, key=lambda each: each[1])

    @property
    def listed(self) -> list[Row]:
        """The rows of the table in their order; areas without a value stand last whichever way values run."""
        choice = self.choice
        rows = [row for row in self.rows if not choice.region or row.region_code == choice.region]
        if choice.sort == "value":
            with_value = [row for row in rows if row.value is not None]
            with_value.sort(key=lambda row: row.value or 0.0, reverse=choice.descending)
            return with_value + [row for row in rows if row.value is None]
        if choice.sort == "region":
            return sorted(rows, key=lambda row: row.region, reverse=choice.descending)
        return rows[::-1] if choice.descending else rows


class Moment(NamedTuple):
    """One period of one area: the observation's value and interval, or why there is none (``None``: no row was published)."""

    period: str
    value: float | None
    interval: Interval | None
    status: Status | None


def offered(indicator: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (measure, kind) → periods with figures, latest first. Looked up once for a set of releases, in all figures of the indicator."""
    return _offered(shown_now().of, indicator)


@lru_cache(maxsize=128)
def _offered(of: Of, indicator: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    known = Observation.objects.filter(indicator=indicator, release__in=[number for number, _digest in of]).order_by()
    for measure, kind, period in known.values_list("measure", "area_kind", "period").distinct():
        found[measure, kind].append(period)
    return {key: tuple(sorted(periods, reverse=True)) for key, periods in found.items()}


def _regions(kind: str) -> dict[str, tuple[str, str]]:
    """Return area → its English region's name and code, for those that lie wholly in one."""
    relations = AreaRelation.objects.filter(part__kind=kind, whole__kind=AreaKind.REGION)
    return {part: (name, code) for part, name, code in relations.values_list("part__code", "whole__name", "whole__code")}


def _row(one: Cell, choice: Choice, name: str, region: tuple[str, str], nation: float | None, address: str) -> Row:
    interval = interval_of(one)
    compared = one.value is not None and nation is not None and choice.measure.kind is not Kind.COUNT
    return Row(
        code=one.area_code,
        name=name or one.area_code,
        href=address.replace(SOME_CODE, one.area_code) if name else "",
        region=region[0],
        region_code=region[1],
        status=Status(one.status),
        value=one.value,
        interval=interval,
        numerator=one.numerator,
        denominator=one.denominator,
        comparison=compare(one.value or 0.0, nation or 0.0, interval, choice.measure.decimals) if compared else None,
        note=one.note,
    )


def _read(choice: Choice, nation: Area) -> tuple[list[Cell], set[str], float | None]:
    """Return the cells of all areas of the chosen kind, their editions, and the nation's value."""
    shown = Observation.objects.current().filter(indicator=choice.indicator.key, measure=choice.measure.key, period=choice.period)
    rows = shown.filter(area_kind__in=(choice.kind, AreaKind.NATION)).order_by()
    found: list[Cell] = []
    vintages, value = set(), None
    for kind, vintage, *row in rows.values_list("area_kind", "area_vintage", *Cell._fields):
        one = Cell._make(row)
        if kind == choice.kind:
            found.append(one)
            vintages.add(vintage)
        elif one.area_code == nation.code:
            value = one.value
    return found, vintages, value


def everywhere(choice: Choice) -> Everywhere:
    """Return one series and period over all areas of the chosen kind, by name."""
    indicator = choice.indicator
    nation = wholes_of([indicator])[indicator.key]
    found, vintages, value = _read(choice, nation)
    names = dict(Area.objects.filter(kind=choice.kind).values_list("code", "name"))
    regions = _regions(choice.kind)
    address = reverse("places:area", args=[choice.kind, SOME_CODE])
    rows = [
        _row(one, choice, names.get(one.area_code, ""), regions.get(one.area_code, ("", "")), value, address)
        for one in found
        if one.area_code in names or one.value is not None  # an area that has ended is not missing from later periods
    ]
    source = sources()[indicator.source]
    release = Release.objects.filter(source=source.key, state="current").first()
    return Everywhere(
        choice=choice,
        nation=nation,
        nation_value=value,
        rows=tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.code))),
        vintages=tuple(sorted(vintages)),
        source=source,
        release=release.pk if release else None,
        read_on=timezone.localdate(release.loaded_at) if release else None,
    )


def course(shown: Everywhere, code: str) -> tuple[Moment, ...]:
    """Return every period of the chosen series in one area, oldest first, with the periods nobody published between them.

    Of the release by its number: by its state, SQLite goes through the figures of all areas.
    """
    choice = shown.choice
    found = Observation.objects.filter(
        release=shown.release, indicator=choice.indicator.key, measure=choice.measure.key, area_code=code
    )
    by_period = {one.period: one for one in map(Cell._make, found.order_by().values_list(*Cell._fields))}
    if not by_period:
        return ()
    moments = []
    for period in timeline(by_period):
        one = by_period.get(period)
        moments.append(Moment(period, one.value if one else None, interval_of(one), Status(one.status) if one else None))
    return tuple(moments)
