"""Which figures of an area are told: what is found first, then what is simply published; and the first of them in a sentence."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.evidence.domain.periods import years_since
from causeway.evidence.figures.cases import LocalCase
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.placing import placements
from causeway.evidence.figures.queries import case_of
from causeway.evidence.figures.queries import figure as figure_by_key
from causeway.evidence.findings.deciding import findings_among
from causeway.evidence.findings.domain.leading import OLD, Kind
from causeway.evidence.findings.finding import AreaFindings, Finding
from causeway.evidence.releases.editions import shown_now


@dataclass(frozen=True)
class Headline:
    """One figure in sentences, the fullest first, and who published it. It is the figure on the area's card."""

    sentences: tuple[str, ...]
    source_name: str


def telling(case: LocalCase, found: AreaFindings) -> Iterator[tuple[LocalFigure, Finding | None]]:
    """Yield the figures to tell, the first to be told first, each with its finding; ``None`` where nothing is found of it.

    After the findings come figures nothing is said of, those of the last two years first; what is held back is not among them.
    """
    figures = {figure.key: figure for figure in case.figures}
    held = {one.figure_key for one in found.held}
    for finding in found.findings:
        figure = figures.get(finding.figure_key)
        if figure is None and finding.kind is Kind.NATION:
            figure = figure_by_key(finding.figure_key)
        if figure:
            yield figure, finding
    plain = [one for one in case.figures if one.published and not one.indicator.context and one.key not in held]
    for figure in sorted(plain, key=lambda one: years_since(one.when, case.on) > OLD):
        yield figure, None


def headline(area: Area, on: dt.date) -> Headline | None:
    """Return the sentences for an area on a day; ``None`` where no figure is published."""
    nation = places.nation_of(area)
    placed = placements(area, nation, on)
    found = findings_among(placed, nation, on)
    if found.lead:
        return Headline((found.lead_sentence, found.lead.in_short), f"{found.lead.source.publisher}, {found.lead.source.title}")
    first = next(telling(case_of(area, nation, on, placed, shown_now()), found), None)
    if first is None:
        return None
    figure, finding = first
    said = finding.sentence if finding else figure.sentence
    return Headline((said,), figure.source_name)
