"""Local figures as recitals: what is published about a motion's place, as a clause with its source and date, and as a newer one."""

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.placing import placements
from causeway.evidence.figures.queries import case_of
from causeway.evidence.findings.deciding import findings_among
from causeway.evidence.findings.domain.leading import Kind
from causeway.evidence.findings.finding import Finding
from causeway.evidence.findings.headline import telling
from causeway.evidence.releases.editions import shown_now
from causeway.motions.wording.domain import LOCAL, Clause, Part, Piece, Recital, pieces

OFFERED = 6
MOST = 3  # figures in one motion: more is a paper


@dataclass(frozen=True)
class Newer:
    """A recital of a motion, the same figure as published now, and how the one becomes the other."""

    now: Clause
    newer: Clause
    pieces: tuple[Piece, ...]


def recitals(area: Area, on: dt.date) -> tuple[Clause, ...]:
    """Return every figure that is told of an area on a day as a clause, one for each indicator and area.

    What speaks for a motion comes first, then the rest in the order in which it is told: a meeting votes on what is wrong.
    """
    nation, shown = places.nation_of(area), shown_now()
    placed = placements(area, nation, on)
    found = findings_among(placed, nation, on)
    told: dict[str, Clause] = {}
    in_turn = telling(case_of(area, nation, on, placed, shown), found)
    for figure, finding in sorted(in_turn, key=lambda each: each[1] is None or not each[1].weighs):
        if (finding is None or finding.kind is not Kind.NATION) and not figure.suppressed:
            clause = _clause(figure, finding)
            told.setdefault(clause.id, clause)
    return tuple(told.values())


def _clause(figure: LocalFigure, finding: Finding | None) -> Clause:
    said = finding.sentence if finding else figure.sentence
    text = _("%(sentence)s (%(source)s, %(period)s.)") % {
        "sentence": said.strip(),
        "source": figure.source_name,
        "period": figure.period,
    }
    recital = Recital(
        key=figure.key,
        indicator=figure.indicator.key,
        area=f"{figure.area.kind}:{figure.area.code}",
        period=str(figure.period),
        source=str(figure.source_name),
        link=urljoin(settings.BASE_URL + "/", figure.permalink),
    )
    return Clause(f"{LOCAL}{figure.indicator.key}-{figure.area.code}", Part.NOTES, text, figure=recital)


def offered(told: tuple[Clause, ...], text: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the figures to choose from: one of each indicator, those that stand in the text already among them."""
    standing = {clause.id for clause in text}
    of_each: dict[str, Clause] = {}
    for clause in sorted(told, key=lambda clause: clause.id not in standing):
        if clause.figure:
            of_each.setdefault(clause.figure.indicator, clause)
    return tuple(of_each.values())[:OFFERED]


def newest(text: tuple[Clause, ...], told: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return a text with each recital as it is published now; one that is told no more stays as it stood."""
    by_id = {clause.id: clause for clause in told}
    return tuple(by_id.get(clause.id, clause) if clause.figure else clause for clause in text)


def newer(text: tuple[Clause, ...], told: tuple[Clause, ...]) -> tuple[Newer, ...]:
    """Return the recitals of a frozen text of which another figure is published now, with how they would change."""
    return tuple(
        Newer(now, then, pieces(now.text, then.text))
        for now, then in zip(text, newest(text, told), strict=True)
        if now.figure and then.figure and now.figure.key != then.figure.key
    )


def with_figures(text: tuple[Clause, ...], chosen: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return a text with these local figures and no others, after what the model notes."""
    kept = tuple(clause for clause in text if clause.figure is None)
    notes = tuple(clause for clause in kept if clause.part is Part.NOTES)
    rest = tuple(clause for clause in kept if clause.part is not Part.NOTES)
    return (*notes, *(replace(clause, part=Part.NOTES) for clause in chosen[:MOST]), *rest)
