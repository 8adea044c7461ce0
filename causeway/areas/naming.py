"""A place as it stands in a sentence, from the table that ships; by rule where an area is not in it or bears another name now."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.areas.domain.place_names import PlaceName, by_rule
from causeway.areas.models import Area
from causeway.areas.reference import read

Names = Mapping[tuple[str, str, str], PlaceName]


@lru_cache(maxsize=2)
def _names(folder: str | Path) -> Names:
    path = Path(folder) / "areas" / "sentences.csv"
    return {(row["kind"], row["code"], row["name"]): PlaceName(row["named"], row["located"]) for row in read(path)}


def in_sentence(area: Area) -> PlaceName:
    """Return "the East Midlands" and "in the East Midlands"; raises ``BadReference`` when the table is not as its manifest says."""
    return _in_sentence(settings.REFERENCE_PATH, area.kind, area.code, area.name)


@lru_cache(maxsize=4096)
def _in_sentence(folder: str | Path, kind: str, code: str, name: str) -> PlaceName:
    return _names(folder).get((kind, code, name)) or by_rule(kind, name)
