"""What is known about a place: which areas a postcode lies in, which areas lie in which."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import Http404
from django.utils.translation import gettext as _

from causeway.areas import hints
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcode_index import COLUMNS, PostcodeIndex
from causeway.areas.domain.postcodes import NotAPostcode, begun, is_crown_dependency, is_forces, is_northern_irish, parse
from causeway.areas.models import Area, AreaKind, AreaRelation
from causeway.areas.nations import nation_code
from causeway.areas.reference import checked
from causeway.areas.refreshed import refreshed_index
from causeway.frame.short_cache import short_cached

_LARGEST_FIRST = ("-share", "whole__name", "part__name")
_ICBS = (COLUMNS.index("icb_2023"), COLUMNS.index("icb_2026"))


@dataclass(frozen=True)
class Share:
    """A share (0 to 1) of one area that lies in another, and what it is a share of: "postcodes", "population" or the whole."""

    area: Area
    share: float
    basis: str


@lru_cache(maxsize=2)
def _index(path: str) -> PostcodeIndex:
    checked(Path(path))
    return PostcodeIndex(Path(path))


def postcode_index() -> PostcodeIndex:
    """Return the index, checked against its manifest and mapped once per process; raises ``BadReference`` when it is not it.

    It is the shipped one until a refresh has made a newer (see :mod:`causeway.areas.refreshed`).
    """
    return index_in(refreshed_index())


def index_in(refreshed: Path | None) -> PostcodeIndex:
    """Return the index that a refresh has made in a folder, or the shipped one."""
    return _index(f"{refreshed or f'{settings.REFERENCE_PATH}/areas'}/postcodes.bin")


def look_up_postcode(text: str) -> PostcodeAnswer:
    """Return the areas of what a person typed as a postcode, or how far it gets us. Never raises for what a person may type."""
    if is_forces(text):
        return PostcodeAnswer(PostcodeStatus.FORCES, text.strip().upper()[:12])
    try:
        postcode = parse(text)
    except NotAPostcode:
        return PostcodeAnswer(PostcodeStatus.NOT_A_POSTCODE, text.strip()[:40])
    if is_crown_dependency(postcode):
        return PostcodeAnswer(PostcodeStatus.CROWN_DEPENDENCY, postcode)
    refreshed = refreshed_index()
    index = index_in(refreshed)
    found = index.find(postcode)
    near = index.sector_answers(postcode[:-2])
    if found is None:
        return _not_in_the_index(postcode, near)
    if refreshed is None and hints.has_ended(postcode):
        return PostcodeAnswer(PostcodeStatus.ENDED, postcode, also_near=_seats_of([found, *near]))
    codes = dict(zip(COLUMNS, found, strict=True))
    return PostcodeAnswer(
        PostcodeStatus.KNOWN,
        postcode,
        **codes,
        also_near=_seats_of(near, but=codes["constituency"]),
        icb_approximate=icbs_approximate(index, postcode[:-2]),
    )


@lru_cache(maxsize=16384)  # more than there are sectors
def icbs_approximate(index: PostcodeIndex, sector: str) -> bool:
    """Return whether a sector's postcodes lie in several boards of an edition, so that one near their border may be placed wrongly."""
    near = index.sector_answers(sector)
    return any(len({answer[column] for answer in near} - {None}) > 1 for column in _ICBS)


def _not_in_the_index(postcode: str, near: list[tuple[str | None, ...]]) -> PostcodeAnswer:
    if is_northern_irish(postcode):
        return PostcodeAnswer(PostcodeStatus.NORTHERN_IRELAND, postcode, also_near=hints.seats_of_northern_ireland(postcode))
    if probable := hints.probable_seat(postcode):
        return PostcodeAnswer(PostcodeStatus.NEW, postcode, also_near=(probable,))
    return PostcodeAnswer(PostcodeStatus.UNKNOWN, postcode, also_near=_seats_of(near))


def _seats_of(answers: list[tuple[str | None, ...]], but: str | None = None) -> tuple[str, ...]:
    return tuple(sorted({seat for seat, *_ in answers if seat and seat != but}))


def seats_of_postcodes_begun(text: str) -> tuple[str, ...]:
    """Return the constituencies of all postcodes that begin as ``text`` does ("SW1A", "RG1 2N"); none where it is not such a beginning."""
    start = begun(text)
    if start is None:
        return ()
    index = postcode_index()
    return _seats_of([answer for sector in index.sectors_of(*start) for answer in index.sector_answers(sector)])


def area(kind: str, code: str) -> Area:
    """Return one area; raises ``Area.DoesNotExist``."""
    return Area.objects.get(kind=kind, code=code)


def area_or_404(kind: str, code: str) -> Area:
    """Return the area that an address names; raises ``Http404`` with a sentence."""
    try:
        return area(kind, code)
    except Area.DoesNotExist:
        raise Http404(_("We know no area with that code.")) from None


def _with_wholes(parts: Sequence[Area]) -> None:
    prefetch_related_objects(parts, Prefetch("wholes", AreaRelation.objects.select_related("whole").order_by(*_LARGEST_FIRST)))


def wholes_of(part: Area, kind: str, on: dt.date) -> list[Share]:
    """Return the areas of ``kind`` that ``part`` lies in on a day, the largest share first.

    All kinds and days are read at once, and kept with ``part``: a page asks for several of each.
    """
    _with_wholes([part])
    return [
        Share(each.whole, each.share, each.basis)
        for each in part.wholes.all()
        if each.whole.kind == kind and each.in_force(on) and each.whole.in_force(on)
    ]


def wholes_of_any(parts: list[Area], kind: str, on: dt.date, least: float = 0.0) -> list[Area]:
    """Return the areas of ``kind`` that hold at least a share of any of ``parts`` on a day, by name. They are read once, as above."""
    _with_wholes(parts)
    shares = (each for part in parts for each in wholes_of(part, kind, on))
    found = {each.area.code: each.area for each in shares if each.share >= least}
    return sorted(found.values(), key=lambda one: one.name)


def parts_of(whole: Area, kind: str, on: dt.date) -> list[Share]:
    """Return the areas of ``kind`` of which a share lies in ``whole`` on a day, the largest share of themselves first."""
    relations = AreaRelation.objects.filter(whole=whole, part__in=Area.objects.as_at(on).filter(kind=kind))
    return [Share(each.part, each.share, each.basis) for each in _in_force(relations, on).select_related("part")]


def parts_of_each(wholes: Iterable[tuple[str, str]], kind: str, on: dt.date) -> dict[tuple[str, str], list[Share]]:
    """Return :func:`parts_of` of many areas, each by kind and code, in one query; of one that there is not, nothing."""
    found: dict[tuple[str, str], list[Share]] = {whole: [] for whole in wholes}
    relations = AreaRelation.objects.filter(
        whole__code__in={code for _kind, code in found}, part__in=Area.objects.as_at(on).filter(kind=kind)
    )
    for each in _in_force(relations, on).select_related("part", "whole"):
        if (key := (each.whole.kind, each.whole.code)) in found:
            found[key].append(Share(each.part, each.share, each.basis))
    return found


def _in_force(relations: QuerySet[AreaRelation], on: dt.date) -> QuerySet[AreaRelation]:
    return relations.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    ).order_by(*_LARGEST_FIRST)


def seat_names(on: dt.date) -> dict[str, str]:
    """Return the names of all constituencies on a day by code, in the order of their names; a minute old at the most."""
    return short_cached(f"areas.seats.{on}", lambda: _seat_names(on), seconds=60)


def _seat_names(on: dt.date) -> dict[str, str]:
    return dict(Area.objects.as_at(on).filter(kind=AreaKind.CONSTITUENCY).values_list("code", "name"))


def nation_of(place: Area) -> Area:
    """Return the nation an area lies in; raises ``Area.DoesNotExist`` where its code is of none."""
    return area(AreaKind.NATION, nation_code(place.code))


def region_of(place: Area) -> Area | None:
    """Return the English region an area lies wholly in; ``None`` elsewhere and for areas that straddle regions."""
    if place.kind == AreaKind.REGION:
        return place
    relation = AreaRelation.objects.filter(part=place, whole__kind=AreaKind.REGION).select_related("whole").first()
    return relation.whole if relation else None
