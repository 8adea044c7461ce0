"""The rows of an area's page: every indicator by service, each area's figure with its small picture, its finding and its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.text import slugify

from causeway.charts import small
from causeway.charts.svg import Svg
from causeway.evidence.definitions.schema import Indicator
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit, display, number
from causeway.evidence.figures.courses import beside_words, comparable, course_words, spread_words
from causeway.evidence.figures.figure import ALL, LocalFigure
from causeway.evidence.figures.lines import short_then, vintage
from causeway.evidence.findings.finding import NOTHING, AreaFindings, Finding
from causeway.evidence.findings.priorities import PRIORITIES
from causeway.places.case.answers import answer

LITTLE = 0.25  # of the place asked about


@dataclass(frozen=True)
class Part:
    """One area's figure of an indicator, ready to show."""

    figure: LocalFigure
    name: str
    share: str  # how much of the place asked about lies in it: "87%"; empty for the place itself
    finding: Finding | None
    picture: Svg | None
    words: str  # what the picture says: how it lies beside its nation, and how it went; empty where a line is enough
    brief: bool = False  # whether its name and value in one line are enough


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
    def vintage(self) -> str:
        """Of when the areas are, where that matters: "as it was before April 2026"; empty for areas as they are."""
        return vintage(self.indicator)

    @cached_property
    def spread(self) -> str:
        """Between what eight in ten areas lie, which is the same for all areas of one kind: said once."""
        return next((said for part in self.parts if (said := spread_words(part.figure))), "")

    @property
    def per(self) -> str:
        """What a rate is counted per, "100,000"; empty for any other figure."""
        measure = self.indicator.headline
        return number(measure.per) if measure.kind is Kind.RATE else ""


@dataclass(frozen=True)
class Service:
    """The indicators of one service, and what there is to say of all of them in a line."""

    name: str
    anchor: str
    rows: tuple[Row, ...]
    answer: str
    side: str  # "bad", "good" or "neutral", as its gravest finding is


def span_of(figure: LocalFigure) -> Svg | None:
    """Draw where a figure lies among all areas; ``None`` where it has no value or there are too few areas."""
    among = figure.among
    if among is None or figure.value is None:
        return None
    ends = (figure.ends.lower, figure.ends.upper) if figure.ends else None
    return small.span(small.Span(among.least, among.p10, among.p90, among.most, figure.value, ends, figure.nation_value))


def _share(figure: LocalFigure) -> str:
    if figure.share is None:
        return figure.share_words
    return display(100 * figure.share, Unit.PERCENT) if figure.share < ALL else ""


def _is_told_in_a_line(figure: LocalFigure, finding: Finding | None) -> bool:
    """Whether the area holds so little of the place asked about that its value is enough; its own page tells the rest."""
    return figure.published and finding is None and figure.share is not None and figure.share < LITTLE


def _part(figure: LocalFigure, found: Mapping[str, Finding], why_held: str) -> Part:
    finding, name = found.get(figure.key), short_then(figure.area, figure.indicator)
    if _is_told_in_a_line(figure, finding):
        return Part(figure, name, _share(figure), None, None, "", brief=True)
    whole = figure.sentence if figure.indicator.context else ""  # who lives there has no better and no worse, so its own sentence
    judged = why_held or beside_words(figure)  # what is held back is shown beside nothing
    said = (whole, judged, course_words(comparable(figure)))
    words = " ".join(each for each in said if each) if figure.published else figure.sentence
    return Part(figure, name, _share(figure), finding, span_of(figure), words)


def _absent(figures: Iterable[LocalFigure]) -> bool:
    """Whether no area has so much as a hidden figure: not published, and so a question rather than a row."""
    return not any(figure.published or figure.suppressed for figure in figures)


def place_of_service(name: str) -> tuple[int, str]:
    """Return what services are ordered by: as the campaign names them, and those it does not name behind, by their names."""
    named = [each.casefold() for each in PRIORITIES.words().services]
    return (named.index(name.casefold()) if name.casefold() in named else len(named)), name.casefold()


def _service(name: str, rows: Sequence[Row], found: AreaFindings) -> Service:
    said, side = answer([part.figure for row in rows for part in row.parts], found)
    return Service(name, f"s-{slugify(name)}", tuple(rows), said, side)


def by_service(figures: Iterable[LocalFigure], found: AreaFindings = NOTHING) -> tuple[tuple[Service, ...], tuple[Row, ...]]:
    """Return rows by service, and apart from them those of which nothing is published here; areas keep the order they came in."""
    findings = {one.figure_key: one for one in reversed(found.findings)}  # the first of a figure's stands
    told = {one.indicator.key: place for place, one in reversed(list(enumerate(found.findings)))}

    def place(one: Indicator) -> tuple[tuple[int, str], int, str]:
        """Services as the campaign orders them; in each, what something is found of as it is told, then the others by name."""
        return place_of_service(one.service), told.get(one.key, len(told)), one.name.casefold()

    figures = list(figures)
    places = {key: place(one) for key, one in {each.indicator.key: each.indicator for each in figures}.items()}
    ordered = sorted(figures, key=lambda one: places[one.indicator.key])
    rows: list[Row] = []
    absent: list[Row] = []
    for _key, same in groupby(ordered, key=lambda one: one.indicator.key):
        each = tuple(same)
        row = Row(each[0].indicator, tuple(_part(one, findings, found.why_held(one.key)) for one in each))
        (absent if _absent(each) else rows).append(row)
    services = [_service(name, list(same), found) for name, same in groupby(rows, key=lambda row: row.indicator.service)]
    return tuple(services), tuple(absent)
