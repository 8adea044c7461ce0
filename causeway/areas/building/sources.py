"""Reading the published files about places as tables of text; a missing file or column is named."""

import json
from pathlib import Path
from typing import Any

import polars as pl


class BadSource(Exception):  # noqa: N818  named for what it is
    """A published file is missing, has lost a column or does not hold what it must; the message says which and what."""


def table(path: Path, *columns: str, encoding: str = "utf8") -> pl.DataFrame:
    """Read a CSV file, compressed or not, as text; raises :class:`BadSource` when it or one of ``columns`` is missing."""
    if not path.exists():
        raise BadSource(f"{path.name} is not in {path.parent}.")
    try:
        there = pl.read_csv(path, infer_schema=False, n_rows=0, encoding=encoding).columns
        missing = [column for column in columns if column not in there]
        if missing:
            raise BadSource(f"{path.name} has no column {', '.join(missing)}. It has: {', '.join(there)}.")
        # Of a directory with fifty columns and millions of lines only what is needed is kept in memory.
        frame = pl.read_csv(path, infer_schema=False, columns=list(columns) or None, encoding=encoding)
    except pl.exceptions.PolarsError as error:
        raise BadSource(f"{path.name} cannot be read as a table: {str(error).splitlines()[0]}") from error
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
