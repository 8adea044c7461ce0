"""The rows of an area's page: every indicator by service, each area's figure with its two small pictures and their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import groupby

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import ngettext

from causeway.charts import small
from causeway.charts.svg import Svg
from causeway.evidence.definitions.schema import Indicator
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.periods import in_years, years_since
from causeway.evidence.domain.rounding import number
from causeway.evidence.figures.cases import LocalCase, LocalFigure, Past
from causeway.evidence.figures.courses import beside_words, comparable, course_words, spread_words
from causeway.evidence.findings.domain.leading import OLD
from causeway.evidence.findings.finding import NOTHING, AreaFindings


@dataclass(frozen=True)
class Part:
    """One area's figure of an indicator, ready to show."""

    figure: LocalFigure
    name: str
    pictures: Svg | None
    words: str  # what the pictures say: how it lies beside its nation and all areas, and how it went


@dataclass(frozen=True)
class PastRow:
    """One period of every part: texts in the order of the parts, then the nation's."""

    period: str
    values: tuple[str, ...]
    nation: str
    break_before: str


@dataclass(frozen=True)
class Row:
    """One indicator with the figures of the areas it is shown for."""

    indicator: Indicator
    parts: tuple[Part, ...]

    @property
    def first(self) -> LocalFigure:
        """Return the first area's figure, for what all of them share: source, period, nation."""
        return self.parts[0].figure

    @cached_property
    def address(self) -> str:
        """Return the indicator's own page."""
        return reverse("places:indicator", args=[self.indicator.key])

    @property
    def per(self) -> str:
        """What a rate is counted per, "100,000"; empty for any other figure."""
        measure = self.indicator.headline
        return number(measure.per) if measure.kind is Kind.RATE else ""

    @property
    def several(self) -> bool:
        """Whether more than one area has a figure."""
        return len(self.parts) > 1

    @cached_property
    def companions(self) -> list[tuple[str, tuple[str, ...], str]]:
        """What stands beside the headline: name, each part's value, the nation's."""
        columns = zip(*(part.figure.companions for part in self.parts), strict=True)
        return [(same[0].name, tuple(one.value for one in same), same[0].nation_value) for same in columns]

    @cached_property
    def past(self) -> list[PastRow]:
        """Earlier periods, the latest first."""
        known: dict[str, list[Past | None]] = {}
        for place, part in enumerate(self.parts):
            for one in part.figure.history:
                known.setdefault(one.when, [None] * len(self.parts))[place] = one
        return [_past_row(known[when]) for when in sorted(known, reverse=True)]

    @cached_property
    def body(self) -> SafeString:
        """The rows of the table of companions and earlier periods, as HTML: made here, for a template takes five times as long."""
        lines = [_line(name, *values, nation) for name, values, nation in self.companions]
        for one in self.past:
            lines.append(_line(one.period, *one.values, one.nation))
            if one.break_before:
                why, wide = escape(one.break_before), len(self.parts) + 2
                lines.append(f'<tr><td colspan="{wide}" class="small muted">{why}</td></tr>')
        return mark_safe("".join(lines))  # noqa: S308  every text in it is escaped


@dataclass(frozen=True)
class Service:
    """The indicators of one service."""

    name: str
    anchor: str
    rows: tuple[Row, ...]


def _line(head: str, *values: str) -> str:
    cells = "".join(f"<td>{escape(value)}</td>" for value in values)
    return f'<tr><th scope="row">{escape(head)}</th>{cells}</tr>'


def _past_row(each: Sequence[Past | None]) -> PastRow:
    one = next(past for past in each if past)
    return PastRow(one.period, tuple(past.value if past else "–" for past in each), one.nation_value, one.break_before)


def span_of(figure: LocalFigure) -> Svg | None:
    """Draw where a figure lies among all areas; ``None`` where it has no value or there are too few areas."""
    among = figure.among
    if among is None or figure.value is None:
        return None
    ends = (figure.ends.lower, figure.ends.upper) if figure.ends else None
    return small.span(
        small.Span(among.least, among.p10, among.middle, among.p90, among.most, figure.value, ends, figure.nation_value)
    )


def _part(figure: LocalFigure, why_held: str) -> Part:
    course = comparable(figure)
    name = figure.area_words
    drawn = (span_of(figure), small.spark([(in_years(one.when), one.number) for one in course]))
    whole = figure.sentence if figure.indicator.context else ""  # who lives there has no better and no worse, so its own sentence
    judged = why_held or beside_words(figure)  # what is held back is shown beside nothing
    said = (whole, judged, spread_words(figure), course_words(course))
    pictures = Svg("".join(each for each in drawn if each))
    return Part(figure, name[:1].upper() + name[1:], pictures or None, " ".join(each for each in said if each))


def _row(figures: Iterable[LocalFigure], found: AreaFindings) -> Row:
    parts = tuple(_part(figure, found.why_held(figure.key)) for figure in figures)
    return Row(parts[0].figure.indicator, parts)


def age_line(case: LocalCase) -> str:
    """Say how many of the figures shown are older than two years; empty where none is."""
    shown = {one.indicator.key: one for one in case.figures if one.published and not one.indicator.context}
    old = [one for one in shown.values() if years_since(one.when, case.on) > OLD]
    if not old:
        return ""
    said = ngettext(
        "%(old)s of the %(many)s figures here is about a time more than two years ago, and says so.",
        "%(old)s of the %(many)s figures here are about a time more than two years ago, and say so.",
        len(old),
    )
    return said % {"old": len(old), "many": len(shown)}


def _absent(row: Row) -> bool:
    """Whether no area has so much as a hidden figure: not published, and so a question rather than a row."""
    return not any(part.figure.published or part.figure.suppressed for part in row.parts)


def _rows(figures: Iterable[LocalFigure], found: AreaFindings) -> list[Row]:
    ordered = sorted(figures, key=lambda one: (one.indicator.service.casefold(), one.indicator.name.casefold()))
    return [_row(each, found) for _key, each in groupby(ordered, key=lambda one: one.indicator.key)]


def by_service(figures: Iterable[LocalFigure], found: AreaFindings = NOTHING) -> tuple[tuple[Service, ...], tuple[Row, ...]]:
    """Return rows by service, and apart from them those of which nothing is published here; areas keep the order they came in."""
    rows = _rows(figures, found)
    kept = [row for row in rows if not _absent(row)]
    services = [
        Service(service, f"s-{slugify(service)}", tuple(same))
        for service, same in groupby(kept, key=lambda row: row.indicator.service)
    ]
    return tuple(services), tuple(row for row in rows if _absent(row))
