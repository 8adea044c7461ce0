"""Which figures of an area are told: what stands out first, then what is simply published; and the first of them in a sentence."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.evidence.figures.cases import LocalCase, LocalFigure
from causeway.evidence.figures.placing import placements
from causeway.evidence.figures.queries import case_of
from causeway.evidence.findings.unusual import unusual_among
from causeway.evidence.releases.editions import shown_now
Finding = Unusual = object


@dataclass(frozen=True)
class Headline:
    """One figure in sentences, the fullest first, and who published it. It is the figure on the area's card."""

    sentences: tuple[str, ...]
    source_name: str


def telling(case: LocalCase, unusual: Unusual) -> Iterator[tuple[LocalFigure, Finding | None]]:
    """Yield the figures to tell, the first to be told first, each with the finding that it is; ``None`` where it does not stand out."""
    figures = {figure.key: figure for figure in case.figures}
    for finding in unusual.findings:
        if figure := figures.get(finding.figure_key):
            yield figure, finding
    for figure in case.figures:
        if figure.published and not figure.indicator.context:
            yield figure, None


def headline(area: Area, on: dt.date) -> Headline | None:
    """Return the sentences for an area on a day; ``None`` where no figure is published."""
    nation = places.nation_of(area)
    placed = placements(area, nation, on)
    first = next(telling(case_of(area, nation, on, placed, shown_now()), unusual_among(placed, nation)), None)
    if first is None:
        return None
    figure, finding = first
    said = {figure.sentence, finding.sentence} if finding else {figure.sentence}
    return Headline(tuple(sorted(said, key=len, reverse=True)), figure.source_name)
