"""The nations, read once from ``definitions/nations/``: the only place that knows of which nation a code is."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.areas.domain.nations import Nation
from causeway.yaml_files import read_as


@lru_cache(maxsize=4)
def _read(definitions: Path | str) -> tuple[Nation, ...]:
    files = sorted((Path(definitions) / "nations").glob("*.yaml"))
    found = [read_as(Nation, file) for file in files]
    return tuple(sorted(found, key=lambda nation: nation.order))


def nations() -> tuple[Nation, ...]:
    """Return every nation, in order."""
    return _read(settings.DEFINITIONS_PATH)


def nation_with(code: str) -> Nation | None:
    """Return the nation that has an area of this code; ``None`` for what is no code of ours."""
    return next((nation for nation in nations() if nation.holds(code)), None)


def nation_code(code: str) -> str:
    """Return the code of the nation that an area of this code lies in, empty where none does."""
    found = nation_with(code)
    return found.code if found else ""


def nation_or_first(code: str) -> Nation:
    """Return the nation that an area of this code lies in; the first of the nations where it lies in none, or where nothing is said."""
    return nation_with(code) or nations()[0]


def nation_codes() -> frozenset[str]:
    """Return the codes of all nations."""
    return frozenset(nation.code for nation in nations())


def entities_of(nation: str) -> tuple[str, ...]:
    """Return how the codes of a nation's areas begin."""
    return tuple(sorted(next((each.entities for each in nations() if each.code == nation), frozenset())))
