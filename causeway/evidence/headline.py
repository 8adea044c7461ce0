"""What to say of an area in one sentence: what stands out most, or else the first published figure."""

import datetime as dt
from dataclasses import dataclass

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.evidence.editions import shown_now
from causeway.evidence.placing import placements
from causeway.evidence.queries import case_of
from causeway.evidence.unusual import unusual_among


@dataclass(frozen=True)
class Headline:
    """One figure in sentences, the fullest first, and who published it. It is the figure on the area's card."""

    sentences: tuple[str, ...]
    source_name: str


def headline(area: Area, on: dt.date) -> Headline | None:
    """Return the sentences for an area on a day; ``None`` where no figure is published."""
    nation = places.nation_of(area)
    placed = placements(area, nation, on)
    case, unusual = case_of(area, nation, on, placed, shown_now()), unusual_among(placed, nation)
    figures = {figure.key: figure for figure in case.figures}
    for finding in unusual.findings:
        if figure := figures.get(finding.figure_key):
            said = {finding.sentence, figure.sentence}
            return Headline(tuple(sorted(said, key=len, reverse=True)), figure.source_name)
    for figure in case.figures:
        if figure.published and not figure.indicator.context:
            return Headline((figure.sentence,), figure.source_name)
    return None
