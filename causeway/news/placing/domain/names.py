"""The names by which places and people are looked for in a text: what each is called, in full and in short."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from causeway.news.placing.domain.folding import folded
from causeway.news.placing.domain.words import COMMON_SURNAMES, COMPASS, GENERIC_OF_SCHOOLS, OF_SCHOOLS, TITLES

_TURNED = re.compile(r"^(?P<name>.+), (?:City|County) of$")
_WITH_RANK = re.compile(r"^(?:City of|Cities of|County|The) (?P<name>.+)$")
_ON_A_RIVER = re.compile(r"^(?P<name>\w+)(?: upon |-upon-|-under-|-on-)[\w’']+$")
_UPON = re.compile(r"^\w+ upon (?P<name>Hull)$")
_BOARD = re.compile(r"^(?:NHS )?(?P<name>.+?) (?:Integrated Care Board|(?:University |Teaching )?Health Board)$")
_REGIONS = {
    "East of England": ("Eastern England",),
    "Yorkshire and The Humber": ("Yorkshire", "the Humber"),
}
SHORTEST = 4  # letters of a short name or of a part of one
_ALONE = {"England", "Wales", "Scotland", "Northern Ireland"}


class Said(Enum):
    """How a name stands to its place. What is called so in full goes before what is called so in short or in part."""

    FULL = auto()
    SHORT = auto()  # "Newcastle" of Newcastle upon Tyne, "Leamington" of Warwick and Leamington


@dataclass(frozen=True)
class Place:
    """A seat, council, health board, region or nation by its GSS code, a school by its number, or an MP by Parliament's.

    ``page`` is the code of the area on whose page it stands: an area's own, of a school and an MP the seat. ``around`` are codes of the
    areas that it lies in or shares ground with, itself among them.
    """

    kind: str
    key: str
    name: str
    page: str = field(default="", compare=False)
    around: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True)
class Name:
    """One name of one place, folded. ``exact`` asks that every word of it begin with a capital letter in the text."""

    text: str
    place: Place
    said: Said = Said.FULL
    exact: bool = False


def _short(name: str) -> Iterator[str]:
    """Yield what an area with this name is also called."""
    for pattern in (_TURNED, _WITH_RANK, _UPON):
        if found := pattern.match(name):
            yield found["name"]
            yield from _short(found["name"])
    if name.endswith(" City"):
        yield name.removesuffix(" City")
    if found := _ON_A_RIVER.match(name):
        yield found["name"]


def _parts(name: str) -> Iterator[str]:
    """Yield the places that a name strings together: "Bournemouth, Christchurch and Poole"."""
    pieces = re.split(r", | and | & ", name)
    if len(pieces) > 1:
        yield from (
            piece for piece in pieces if len(piece) >= SHORTEST and piece.lower() not in COMPASS and not piece.startswith("City")
        )


def _of_board(name: str) -> Iterator[str]:
    found = _BOARD.match(name)
    if found and name.startswith("NHS "):
        yield from (f"NHS {found['name']}", f"{found['name']} Integrated Care Board", f"{found['name']} ICB")
    elif found:
        yield f"{found['name']} Health Board"
        if "University" in name and " and " not in found["name"] and len(found["name"].split()) > 1 and "Bay" not in name:
            yield found["name"]  # Betsi Cadwaladr and Aneurin Bevan are known by their names alone


def names_of_area(place: Place, others: Iterable[str] = ()) -> Iterator[Name]:
    """Yield an area's names: as it is listed, ``others`` that are listed with it, in short, and the parts of a double name."""
    for each in (place.name, *others):
        yield Name(folded(each), place)
    if place.kind in {"icb", "health-board"}:
        yield from (Name(folded(each), place) for each in _of_board(place.name))
        return
    for each in _REGIONS.get(place.name, ()):
        yield Name(folded(each), place, Said.SHORT)
    if place.kind == "region" or place.name in _ALONE:
        return
    shorter = [each for each in _short(place.name) if len(each) >= SHORTEST]
    yield from (Name(folded(each), place, Said.SHORT) for each in shorter)
    for each in _parts(place.name):
        yield Name(folded(each), place, Said.SHORT)


def names_of_member(place: Place) -> Iterator[Name]:
    """Yield an MP's name without titles; every word of it begins with a capital letter where it is one."""
    words = place.name.split()
    while words and words[0].lower().strip(".") in TITLES:
        words = words[1:]
    if len(words) > 1:
        yield Name(folded(" ".join(words)), place, exact=True)


def is_common(name: str) -> bool:
    """Tell whether somebody else may well bear this person's name."""
    return name.rsplit(maxsplit=1)[-1] in COMMON_SURNAMES


def names_of_school(place: Place) -> Iterator[Name]:
    """Yield a school's name, and with "Church of England" written out; nothing for a name that tells it from no other school."""
    text = folded(place.name.partition(",")[0])
    words = text.split()
    telling = [word for word in words if word not in GENERIC_OF_SCHOOLS and len(word) > 1]
    if not telling or len(words) == 1 or not OF_SCHOOLS.intersection(words):
        return
    yield Name(text, place, exact=True)
    for short, whole in ((" cofe ", " church of england "), (" c of e ", " church of england "), (" ce ", " church of england ")):
        if short in text:
            yield Name(text.replace(short, whole), place, exact=True)
            yield Name(text.replace(short, " "), place, Said.SHORT, exact=True)


@dataclass(frozen=True)
class Relations:
    """Which areas lie in which: ``wholes`` of each area by its code."""

    wholes: Mapping[str, frozenset[str]]

    def around(self, code: str) -> frozenset[str]:
        """Return the codes of the areas that share ground with one: itself, those it lies in, and those that these lie in."""
        near = self.wholes.get(code, frozenset())
        return frozenset({code, *near, *(far for each in near for far in self.wholes.get(each, ()))})


LEAST_SHARE = 0.1


def relations(rows: Iterable[tuple[str, str, float]]) -> Relations:
    """Gather relations from rows of part, whole and the share of the part that lies there; a sliver is left out."""
    wholes: dict[str, set[str]] = {}
    for part, whole, share in rows:
        if share >= LEAST_SHARE:
            wholes.setdefault(part, set()).add(whole)
    return Relations({part: frozenset(found) for part, found in wholes.items()})
