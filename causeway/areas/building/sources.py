"""Reading the published files about places as tables of text; a missing file or column is named."""

import json
from pathlib import Path
from typing import Any

import polars as pl


class BadSource(Exception):  # noqa: N818  named for what it is
    """A published file is missing, has lost a column or does not hold what it must; the message says which and what."""


def table(path: Path, *columns: str) -> pl.DataFrame:
    """Read a CSV file, compressed or not, as text; raises :class:`BadSource` when it or one of ``columns`` is missing."""
    if not path.exists():
        raise BadSource(f"{path.name} is not in {path.parent}.")
    frame = pl.read_csv(path, infer_schema=False)
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise BadSource(f"{path.name} has no column {', '.join(missing)}. It has: {', '.join(frame.columns)}.")
    return frame.select(columns) if columns else frame


def document(path: Path) -> Any:
    """Read a JSON file; raises :class:`BadSource` when it is missing."""
    if not path.exists():
        raise BadSource(f"{path.name} is not in {path.parent}.")
    return json.loads(path.read_text(encoding="utf-8"))


def must(condition: object, sentence: str) -> None:
    """Raise :class:`BadSource` with the sentence unless the condition holds."""
    if not condition:
        raise BadSource(sentence)
