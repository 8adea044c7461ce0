"""What a page tells before anything else: one thing large, two more beside it, and where the place lies."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.evidence.definitions import kinds
from causeway.evidence.domain.rounding import Unit, display, number
from causeway.evidence.figures.figure import Placed
from causeway.evidence.figures.placing import SLIVER, Placements
from causeway.evidence.findings.finding import AreaFindings, Finding
from causeway.places.case.ages import age_of

MORE = 2


@dataclass(frozen=True)
class Told:
    """A finding with what a page shows of it beside its sentence."""

    finding: Finding
    counts: str  # "36 of 410"
    nation: str  # "England 46.1%"
    age: str


@dataclass(frozen=True)
class Telling:
    """``first`` is ``None`` where nothing may lead; ``left`` is how many more there are, in the folds."""

    first: Told | None
    more: tuple[Told, ...]
    left: int


@dataclass(frozen=True)
class Within:
    """An area that the place lies in, or that lies in it, with how much: "Westminster", "87%"."""

    area: Area
    name: str
    share: str


def _told(finding: Finding) -> Told:
    counts = ""
    if finding.numerator is not None and finding.denominator is not None:
        counts = _("%(part)s of %(whole)s") % {"part": number(finding.numerator), "whole": number(finding.denominator)}
    return Told(finding, counts, finding.beside, age_of(finding))


def telling(found: AreaFindings) -> Telling:
    """Return what is told first. The order is the findings' own; nothing is chosen here."""
    first = found.lead
    rest = [one for one in found.findings if one is not first]
    shown = rest[: MORE if first else MORE + 1]
    return Telling(_told(first) if first else None, tuple(_told(one) for one in shown), len(rest) - len(shown))


def _within(one: Placed) -> Within:
    share = display(100 * one.share, Unit.PERCENT) if one.share is not None and one.share < 1 else ""
    return Within(one.area, kinds.short(one.area.name), share)


def holds(area: Area, on: dt.date) -> tuple[Within, ...]:
    """Return a council's constituencies or a board's councils, by name; nothing for other areas."""
    kind = {AreaKind.UPPER_TIER: AreaKind.CONSTITUENCY, AreaKind.ICB: AreaKind.UPPER_TIER}.get(AreaKind(area.kind))
    found = places.parts_of(area, kind, on) if kind else []
    named = {one.area.code: Within(one.area, kinds.short(one.area.name), "") for one in found if one.share >= SLIVER}
    return tuple(sorted(named.values(), key=lambda one: one.name))


def _of_kind(placed: Placements, kind: AreaKind, but: Area) -> Iterable[Placed]:
    """Return the areas of a kind that figures are shown for: the latest board, since the older ones are named where they count."""
    lists = [areas for areas, _left_out in placed.values() if areas and areas[0].area.kind == kind]
    return [one for one in max(lists, key=len, default=[]) if one.area.pk != but.pk]


def lies_in(placed: Placements, area: Area) -> tuple[Within, ...]:
    """Return the councils and boards that a place's figures come from, councils first; a council and a board of one name each with its kind."""
    of_kinds = (AreaKind.UPPER_TIER, AreaKind.ICB, AreaKind.HEALTH_BOARD)
    found = [_within(one) for kind in of_kinds for one in _of_kind(placed, kind, area)]
    many = Counter(one.name for one in found)
    return tuple(replace(one, name=f"{one.name} ({kinds.one(one.area.kind)})") if many[one.name] > 1 else one for one in found)
