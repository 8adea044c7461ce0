"""What a page about a place outside England says first: how little is published there, whom one can ask, which schools are found."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.areas.domain.nations import OfficeEntry, Source
from causeway.areas.models import Area
from causeway.areas.nations import nation_with
from causeway.areas.reference import read
from causeway.areas.search import LISTED
from causeway.campaign.pack import campaign
from causeway.evidence.domain.rounding import number


@dataclass(frozen=True)
class Door:
    """``schools`` is how many schools of the nation are found by name, ``listed`` of when their list is."""

    nation: str
    little: str
    little_from: tuple[Source, ...]
    asks: str
    asks_from: tuple[Source, ...]
    offices: tuple[OfficeEntry, ...]
    schools: str
    listed: str
    covered: bool  # whether the campaign is made in this nation, too


@lru_cache(maxsize=2)
def _counts(folder: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in read(Path(folder) / "areas" / "schools_elsewhere.csv.gz"):
        found[row["nation"]] = found.get(row["nation"], 0) + 1
    return found


def door_of(area: Area) -> Door | None:
    """Return what is said first of an area; ``None`` in a nation that needs no such words."""
    nation = nation_with(area.code)
    if nation is None or nation.door is None:
        return None
    return Door(
        nation=nation.name,
        little=nation.door.little,
        little_from=nation.door.little_from,
        asks=nation.door.asks,
        asks_from=nation.door.asks_from,
        offices=nation.offices,
        schools=number(_counts(str(settings.REFERENCE_PATH)).get(nation.code, 0)),
        listed=LISTED.get(nation.code, ""),
        covered=nation.code in campaign().nations,
    )
