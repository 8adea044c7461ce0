"""Searching the site: what a text finds among everything that the site shows, by kind; and what it finds at a place that it names.

"CAMHS wait Leeds" finds what has all three words, and, because Leeds is a place, the pages of Leeds and what else it asks for there.
"""

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.models import Area
from causeway.areas.queries import nation_of
from causeway.areas.search import Found as Place
from causeway.areas.search import begun, called
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.figures.placing import areas_for
from causeway.searching import index
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import Fields, is_language, plainly, read
from causeway.searching.domain.tree import Query
from causeway.searching.forgiving import put_right
from causeway.searching.index import Group, Hits
from causeway.searching.sentences import sentence

KINDS = {
    "page": gettext_lazy("Pages"),
    "indicator": gettext_lazy("Figures"),
    "paper": gettext_lazy("Papers to take along"),
    "story": gettext_lazy("Stories of roundtables"),
    "resource": gettext_lazy("Library"),
    "motion": gettext_lazy("Motions"),
    "activity": gettext_lazy("Activities"),
    "news": gettext_lazy("News and Parliament"),
}
LONGEST_NAME = 5  # words of a place's name
MOST_PLACES, MOST_FIGURES, A_PAGE = 6, 6, 20


def place_codes(text: str) -> list[str]:
    """Return the codes of the areas with a name, for ``place:Leeds``: those of that very name, or else those that begin with it."""
    return [each.key for each in called(text)]


FIELDS = Fields(
    {"place": place_codes, "service": None, "nation": None, "kind": None, "publisher": None, "from": None, "mp": None}
)


@dataclass(frozen=True)
class Link:
    """Where something is."""

    title: str
    address: str
    detail: str = ""


@dataclass(frozen=True)
class At:
    """What a text finds at a place that it names: the pages of the places of that name, and figures there."""

    name: str
    places: tuple[Link, ...]
    figures: tuple[Link, ...]


@dataclass(frozen=True)
class Found:
    """What was found. ``problem`` says why a text in the language was read as mere words; ``instead`` is what was looked for instead."""

    groups: tuple[Group, ...] = ()
    at: At | None = None
    problem: str = ""
    guessed: bool = False


def asked_for(typed: str) -> tuple[Query | None, str]:
    """Return what a text asks for, and the sentence where it was meant as language and is none: it is then taken for words."""
    if not is_language(typed):
        return plainly(typed), ""
    try:
        return read(typed, FIELDS), ""
    except Problem as problem:
        return plainly(typed), sentence(problem, FIELDS)


def site_search(typed: str, on: dt.date) -> Found:
    """Return what a text finds. Where nothing has its words, those that stand nowhere are put right."""
    query, problem = asked_for(typed)
    if query is None:
        return Found(problem=problem)
    at = None if is_language(typed) and not problem else _at_a_place(typed, on)
    found = Found(index.grouped(query, KINDS), at, problem)
    if found.groups or (at and at.figures) or called(typed):
        return found
    better = put_right(query)
    groups = index.grouped(better, KINDS) if better is not None else ()
    return replace(found, groups=groups, guessed=bool(groups))


def of_kind(typed: str, kind: str, after: int) -> Hits:
    """Return a page of what a text finds of one kind."""
    query, _problem = asked_for(typed)
    if query is None:
        return Hits()
    hits = index.find(query, kinds=(kind,), limit=A_PAGE, after=after)
    if not hits.many and (better := put_right(query)) is not None:
        hits = index.find(better, kinds=(kind,), limit=A_PAGE, after=after)
    return hits


def _at_a_place(typed: str, on: dt.date) -> At | None:
    """Return what is at the place that some of the words name, the longest name first; ``None`` where they name none."""
    said = typed.split()
    for long in range(min(LONGEST_NAME, len(said) - 1), 0, -1):
        for first in range(len(said) - long + 1):
            name = " ".join(said[first : first + long])
            if places := called(name):
                rest = plainly(" ".join(said[:first] + said[first + long :]))
                others = [each for each in begun(name) if each not in places]
                return _at([*places, *others], rest, on)
    return None


def _at(places: list[Place], rest: Query | None, on: dt.date) -> At:
    links = tuple(
        Link(each.label, reverse("places:area", args=[each.kind, each.key]), each.detail) for each in places[:MOST_PLACES]
    )
    area = Area.objects.filter(kind=places[0].kind, code=places[0].key).first()
    figures = _figures(rest, area, on) if rest is not None and area is not None else ()
    return At(places[0].label, links, figures)


def _figures(query: Query, area: Area, on: dt.date) -> tuple[Link, ...]:
    """Return the indicators that a query finds, each at the area in which it is published for this one."""
    known, nation = indicators(), nation_of(area)
    hits = index.find(query, kinds=("indicator",), limit=MOST_FIGURES).found
    placed: dict[object, Area | None] = {}  # most indicators share their geography, which is asked for once
    found = []
    for one in (known[hit.key] for hit in hits if hit.key in known):
        geography = (one.geography.kind, one.geography.nation, one.geography.as_at, one.geography.also)
        if geography not in placed:
            places, _left_out = areas_for(one, area, nation, on)
            placed[geography] = places[0].area if places else None
        if (there := placed[geography]) is not None:
            kind = {} if there.kind == one.geography.kind else {"kind": there.kind}
            address = f"{reverse('places:indicator', args=[one.key])}?{urlencode({**kind, 'area': there.code})}"
            found.append(Link(_("%(figure)s: %(place)s") % {"figure": one.name, "place": there.name}, address, one.service))
    return tuple(found)
