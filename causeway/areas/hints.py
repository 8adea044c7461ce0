"""Hints for postcodes that the index does not settle: seats of Northern Ireland, postcodes that are newer, postcodes that have ended.

A hint is never an answer: whoever shows one asks the person.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.areas.domain.postcodes import plain
from causeway.areas.reference import read

SURE = 0.95  # of a sector's postcodes in one seat, from which a new postcode of it is probably there too


def _file(name: str) -> Path:
    return _below(settings.REFERENCE_PATH, name)


@lru_cache(maxsize=16)  # asked for each postcode, and paths are slow to make
def _below(reference: str | Path, name: str) -> Path:
    return Path(reference) / "areas" / name


@lru_cache(maxsize=2)
def _districts(path: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in read(path):  # the seat with the most schools first
        found.setdefault(row["district"], []).append(row["constituency"])
    return {district: tuple(codes) for district, codes in found.items()}


@lru_cache(maxsize=2)
def _added(path: Path) -> dict[str, str]:
    return {plain(row["postcode"]): row["constituency"] for row in read(path) if float(row["share"] or 0) >= SURE}


@lru_cache(maxsize=2)
def _ended(path: Path) -> frozenset[str]:
    return frozenset(plain(row["postcode"]) for row in read(path))


def seats_of_northern_ireland(postcode: str) -> tuple[str, ...]:
    """Return the seats that schools of a postcode's district stand in, the commonest first; none where the district has no school."""
    return _districts(_file("northern_irish_districts.csv")).get(postcode.split(maxsplit=1)[0], ())


def probable_seat(postcode: str) -> str:
    """Return the seat of nearly all of its sector for a postcode that is newer than the shipped index; empty for any other."""
    return _added(_file("postcodes_added.csv.gz")).get(plain(postcode), "")


def has_ended(postcode: str) -> bool:
    """Whether a postcode of the shipped index has ended since."""
    return plain(postcode) in all_ended()


def all_ended() -> frozenset[str]:
    """Return every postcode of the shipped index that has ended since, without its blank."""
    return _ended(_file("postcodes_ended.csv.gz"))
