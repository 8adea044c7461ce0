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
    table = _names(settings.REFERENCE_PATH)
    return table.get((area.kind, area.code, area.name)) or by_rule(area.kind, area.name)
