"""How each area is named in a sentence, as a table ready to ship: by rule, with the reviewed exceptions of the definitions."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from causeway.areas.building.sources import must
from causeway.areas.domain.place_names import PlaceName, by_rule
from causeway.yaml_files import read_yaml

COLUMNS = ("kind", "code", "name", "named", "located")


@lru_cache(maxsize=2)
def _exceptions(path: Path) -> dict[tuple[str, str], PlaceName]:
    read: dict[str, dict[str, dict[str, Any]]] = read_yaml(path)
    return {
        (kind, name): PlaceName(said["named"], said.get("located", f"in {said['named']}"))
        for kind, names in read.items()
        for name, said in names.items()
    }


def exceptions() -> dict[tuple[str, str], PlaceName]:
    """Return the reviewed exceptions by kind of area and official name."""
    return _exceptions(Path(settings.DEFINITIONS_PATH) / "place_names.yaml")


def sentences(areas: pl.DataFrame) -> pl.DataFrame:
    """Return :data:`COLUMNS` for every area, in the order given; raises ``BadSource`` for an exception that is about no area."""
    known = exceptions()
    there = set(areas.select("kind", "name").iter_rows())
    strange = sorted(" ".join(each) for each in known.keys() - there)
    must(not strange, f"definitions/place_names.yaml names what is no area: {', '.join(strange)}.")
    rows = []
    for kind, code, name in areas.select("kind", "code", "name").iter_rows():
        said = known.get((kind, name)) or by_rule(kind, name)
        rows.append((kind, code, name, said.named, said.located))
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
