"""The table of all areas as it is shown: one page of it, its columns with the links that sort it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from causeway.evidence.definitions.kinds import short
from causeway.evidence.domain.comparison import Comparison, Standing
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import number
from causeway.evidence.figures.cells import absent_words, interval_words
from causeway.places.all_areas import Everywhere, Row
from causeway.places.pictures import value_of

PAGE = 220  # rows: every list but the constituencies' is one page


class Line(NamedTuple):
    """One row, ready to show."""

    code: str
    name: str
    href: str
    value: str
    absent: bool
    interval: str
    beside: str
    counts: str
    region: str
    marked: bool


@dataclass(frozen=True)
class Column:
    """A heading; ``key`` is what it sorts by, ``href`` sorts by it, and ``sorted`` is the value of ``aria-sort`` where the table is in its order."""

    key: str
    name: str
    href: str
    sorted: str


@dataclass(frozen=True)
class Page:
    """One page of the table."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    number: int
    pages: tuple[tuple[int, str, str], ...]  # number, query string, first and last name
    has_intervals: bool
    has_counts: bool
    has_regions: bool


def beside(comparison: Comparison | None, *, others_tested: bool) -> str:
    """Return how a value stands beside the nation's, in a word or two; one that alone cannot be tested says so."""
    if comparison is None:
        return ""
    match comparison.standing:
        case Standing.UNCERTAIN:
            return _("Not clearly different")
        case Standing.SAME:
            return _("The same")
        case Standing.HIGHER:
            return _("Higher") if comparison.tested or not others_tested else _("Higher (no counts)")
        case Standing.LOWER:
            return _("Lower") if comparison.tested or not others_tested else _("Lower (no counts)")


@dataclass(frozen=True)
class _Said:
    """What many lines say, looked up once: a page's language does not change between them."""

    tested: bool
    counted: str  # "%(part)s of %(whole)s"; empty where nothing is counted
    ended: str = field(default_factory=lambda: _("An area that has ended (%(code)s)"))
    standings: dict[Comparison, str] = field(default_factory=dict)

    def beside(self, comparison: Comparison | None) -> str:
        if comparison is None:
            return ""
        if comparison not in self.standings:
            self.standings[comparison] = beside(comparison, others_tested=self.tested)
        return self.standings[comparison]


def _counted(kind: Kind) -> str:
    """Return how a row says its counts: some of others, or events among people; pounds and averages are no counts of anything."""
    return {Kind.PROPORTION: _("%(part)s of %(whole)s"), Kind.RATE: _("%(part)s among %(whole)s")}.get(kind, "")


def _line(shown: Everywhere, row: Row, said: _Said) -> Line:
    counts = ""
    if said.counted and row.numerator is not None and row.denominator is not None:
        counts = said.counted % {"part": number(row.numerator), "whole": number(row.denominator)}
    return Line(
        code=row.code,
        name=short(row.name) if row.known else said.ended % {"code": row.code},
        href=row.href,
        value=value_of(shown, row.value) if row.value is not None else absent_words(row.status),
        absent=row.value is None,
        interval=interval_words(row.interval, shown.choice.measure) or "",
        beside=said.beside(row.comparison),
        counts=counts,
        region=row.region,
        marked=row.code == shown.choice.here,
    )


def _columns(shown: Everywhere, *, regions: bool) -> tuple[Column, ...]:
    choice = shown.choice
    names = {"name": _("Area"), "value": _("Figure"), "region": _("Region")}

    def column(key: str) -> Column:
        here = choice.sort == key
        down = here and not choice.descending
        return Column(
            key,
            names[key],
            choice.query(sort=key, descending=down),
            ("descending" if choice.descending else "ascending") if here else "",
        )

    return tuple(column(key) for key in ("name", "value", "region") if key != "region" or regions)


def _pages(shown: Everywhere, rows: Sequence[Row]) -> tuple[tuple[int, str, str], ...]:
    if len(rows) <= PAGE:
        return ()
    found = []
    for start in range(0, len(rows), PAGE):
        place = start // PAGE + 1
        part = rows[start : start + PAGE]
        span = _("%(first)s to %(last)s") % {"first": part[0].name, "last": part[-1].name}
        found.append((place, shown.choice.query(page=place), span))
    return tuple(found)


def page(shown: Everywhere) -> Page:
    """Return the page of the table that is asked for; the last where there are not so many."""
    rows = shown.listed
    pages = _pages(shown, rows)
    place = min(max(shown.choice.page, 1), max(len(pages), 1))
    part = rows[(place - 1) * PAGE : place * PAGE]
    tested = any(row.interval for row in rows)
    said = _Said(tested, _counted(shown.choice.measure.kind))
    has_regions = len(shown.regions) > 1 and not shown.choice.region
    return Page(
        lines=tuple(_line(shown, row, said) for row in part),
        columns=_columns(shown, regions=has_regions),
        number=place,
        pages=pages,
        has_intervals=tested,
        has_counts=bool(said.counted) and any(row.denominator for row in rows),
        has_regions=has_regions,
    )
