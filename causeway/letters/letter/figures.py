"""The published figures offered for a letter, as cards and as snapshots kept with the draft."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from causeway.areas.models import Area, AreaKind, School
from causeway.evidence.exceptions import FigureNotFound
from causeway.evidence.figures import queries as evidence
from causeway.evidence.figures.figure import LocalFigure
from causeway.frame.rooms import PublishedFigure, published_figures
from causeway.letters.letter.addressing import Addressed
from causeway.letters.letter.domain.composing import Figure
from causeway.representatives.directory.offices import post

Card = LocalFigure | PublishedFigure  # one to choose: of the place, or of a room
FIRST = 4  # as many cards as one looks through on a phone


def offered_for(of: Addressed, on: dt.date, wanted: str = "") -> list[LocalFigure]:
    """Return the figures for whoever is written to: of the seat for an MP and the devolved Members, else of the office's own area."""
    kind = post(of.office).area_kind
    return offered(of.seat_code, on, wanted) if kind == AreaKind.CONSTITUENCY else _offered(kind, of.office_area, on, wanted)


def offered(seat_code: str, on: dt.date, wanted: str = "") -> list[LocalFigure]:
    """Return the figures for a seat that hold a value: the one the writer came with, then what stands out there."""
    return _offered(AreaKind.CONSTITUENCY, seat_code, on, wanted)


def schools_own_first(cards: Sequence[LocalFigure], urn: int | None) -> list[LocalFigure]:
    """Return the cards with those of another council or board than the school's behind: a seat may have several, a school has one."""
    school = School.objects.select_related("authority", "icb_2023").filter(urn=urn).first() if urn else None
    own = {area.kind: area.code for area in (school.authority, school.icb_2023) if area} if school else {}
    if not own:
        return list(cards)
    return sorted(cards, key=lambda card: own.get(card.area.kind, card.area.code) != card.area.code)


def _offered(kind: str, code: str, on: dt.date, wanted: str) -> list[LocalFigure]:
    area = Area.objects.filter(kind=kind, code=code).first()
    if area is None:
        return []
    cards = [figure for figure in evidence.figures_to_choose(area, on) if figure.published and not figure.suppressed]
    if (
        wanted
        and all(card.key != wanted for card in cards)
        and (extra := by_key(wanted))
        and extra.published
        and not extra.suppressed
    ):
        cards.insert(0, extra)
    return sorted(cards, key=lambda card: card.key != wanted)


@dataclasses.dataclass(frozen=True)
class Offer:
    """The figures a writer may choose from: a few at once, one from each service, the rest by service, then what rooms publish."""

    first: tuple[LocalFigure, ...]
    rest: tuple[tuple[str, tuple[Card, ...]], ...]


def arrange(cards: Sequence[LocalFigure], chosen: str = "", of_rooms: Sequence[PublishedFigure] = ()) -> Offer:
    """Return the cards as a page offers them: few to look through, all within reach; the one ``chosen`` before is among the first."""
    others = [(group, tuple(some)) for group, some in groupby(of_rooms, lambda figure: figure.group)]
    of_each: dict[str, LocalFigure] = {}
    for card in sorted(cards, key=lambda card: card.key != chosen):
        of_each.setdefault(card.indicator.service, card)
    first = tuple(of_each.values())[:FIRST]
    rest = sorted((card for card in cards if card not in first), key=lambda card: card.indicator.service)
    by_service = [(service, tuple(group)) for service, group in groupby(rest, lambda card: card.indicator.service)]
    return Offer(first, (*by_service, *others))


def by_key(key: str) -> LocalFigure | None:
    """Return the figure with this key, or ``None`` when there is none."""
    try:
        return evidence.figure(key)
    except FigureNotFound:
        return None


def of_rooms() -> list[PublishedFigure]:
    """Return the figures that other rooms publish themselves, such as what came of a survey; they are of no area."""
    return published_figures()


def snapshot(card: Card) -> Figure:
    """Return what a letter keeps of a figure: it stays as the writer saw it, with its permanent address."""
    return Figure(
        key=card.key,
        headline=str(card.headline),
        sentence=str(card.sentence),
        source=str(card.source_name),
        period=str(card.period),
        link=urljoin(settings.BASE_URL + "/", card.permalink),
    )


def to_json(figure: Figure | None) -> dict[str, str] | None:
    """Return the figure as plain values for the draft."""
    return dataclasses.asdict(figure) if figure else None


def from_json(kept: dict[str, Any] | None) -> Figure | None:
    """Return the figure kept with a draft."""
    return Figure(**kept) if kept else None
