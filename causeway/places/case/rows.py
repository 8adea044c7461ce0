"""The rows of an area's page: every indicator by service, each area's figure with its small picture, its finding and its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from django.urls import reverse
from django.utils.text import slugify

from causeway.charts import small
from causeway.charts.svg import Svg
from causeway.evidence.definitions.schema import Indicator
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit, display, number
from causeway.evidence.figures.courses import beside_words, first_words, nation_words, spread_words
from causeway.evidence.figures.figure import ALL, LocalFigure
from causeway.evidence.figures.lines import short_then, vintage
from causeway.evidence.findings.domain.leading import Verdict
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
    brief: bool = False  # whether one line is enough: name, value, and what is found of it in two or three words


@lru_cache(maxsize=256)  # every page of an area links all of them
def _address(key: str) -> str:
    return reverse("places:indicator", args=[key])


@dataclass(frozen=True)
class Row:
    """One indicator with the figures of the areas it is shown for."""

    indicator: Indicator
    parts: tuple[Part, ...]
    held: str = ""  # why none of them is judged, where that is the same for all
    nation: str = ""  # the nation's value, where any is set beside it

    @property
    def first(self) -> LocalFigure:
        """Return the first area's figure, for what all of them share: source, period, nation."""
        return self.parts[0].figure

    @property
    def address(self) -> str:
        """Return the indicator's own page."""
        return _address(self.indicator.key)

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


def pictures(same: Sequence[LocalFigure], name: str) -> dict[str, Svg]:
    """Draw where each of an indicator's figures lies among all areas, by its key; none where there are too few areas.

    ``name`` is that of what they share, the row's own on its page.
    """
    drawn = [one for one in same if one.value is not None]
    among = drawn[0].among if drawn else None
    if among is None:
        return {}
    nation = next((one.nation_value for one in drawn if one.nation_value is not None), None)
    marks = [small.Mark(one.value or 0.0, (one.ends.lower, one.ends.upper) if one.ends else None) for one in drawn]
    spread = small.Spread(among.least, among.p10, among.p90, among.most, nation)
    found = small.spans(spread, marks, name)
    return {one.key: picture for one, picture in zip(drawn, found, strict=True)}


def _share(figure: LocalFigure) -> str:
    if figure.share is None:
        return figure.share_words
    return display(100 * figure.share, Unit.PERCENT) if figure.share < ALL else ""


def _is_told_in_a_line(figure: LocalFigure) -> bool:
    """Whether the area holds so little of the place asked about that a line is enough; its own page tells the rest."""
    return figure.published and figure.share is not None and figure.share < LITTLE


def _brief(figure: LocalFigure, finding: Finding | None) -> Part:
    return Part(figure, short_then(figure.area, figure.indicator), _share(figure), finding, None, "", brief=True)


def _beside(figure: LocalFigure, finding: Finding | None) -> str:
    """Say how a figure lies beside its nation's, unless what is found of it says so."""
    return "" if finding and finding.verdict in {Verdict.WORSE, Verdict.BETTER, Verdict.DIFFERENT} else beside_words(figure)


def _part(figure: LocalFigure, finding: Finding | None, judged: str, picture: Svg | None) -> Part:
    whole = figure.sentence if figure.indicator.context else ""  # who lives there has no better and no worse, so its own sentence
    words = " ".join(each for each in (whole, judged, first_words(figure)) if each) if figure.published else figure.sentence
    return Part(figure, short_then(figure.area, figure.indicator), _share(figure), finding, picture, words)


def _row(same: Sequence[LocalFigure], findings: Mapping[str, Finding], found: AreaFindings, place: int) -> Row:
    """Return an indicator's row, the ``place``-th of its page; of areas told in a line there is no picture.

    What is held back is shown beside nothing, and where all of it is for one reason, that is said once.
    """
    whole = [one for one in same if not _is_told_in_a_line(one)]
    drawn, why = pictures(whole, f"a{place}"), {one.key: found.why_held(one.key) for one in whole}
    held = next(iter(why.values())) if len(set(why.values())) == 1 else ""
    told = {}
    for one in whole:
        finding = findings.get(one.key)
        judged = "" if held else why[one.key] or _beside(one, finding)
        told[one.key] = _part(one, finding, judged, drawn.get(one.key))
    beside = any(one.comparison is not None and not why[one.key] for one in whole)
    parts = tuple(told.get(one.key) or _brief(one, findings.get(one.key)) for one in same)
    return Row(same[0].indicator, parts, held, nation_words(same[0]) if beside else "")


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
    for place_on_page, (_key, same) in enumerate(groupby(ordered, key=lambda one: one.indicator.key)):
        each = tuple(same)
        row = _row(each, findings, found, place_on_page)
        (absent if _absent(each) else rows).append(row)
    services = [_service(name, list(same), found) for name, same in groupby(rows, key=lambda row: row.indicator.service)]
    return tuple(services), tuple(absent)
