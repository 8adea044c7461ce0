"""Reading what ships in ``reference/``: each file checked against its manifest before a row of it is believed."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from causeway.areas.exceptions import BadReference


@dataclass(frozen=True)
class Described:
    """What the manifest says of one file."""

    sha256: str
    rows: int
    source: str
    checked: str  # the day, as 2026-01-09, on which somebody last read the source; empty where its vintage says enough


def described(folder: Path) -> dict[str, Described]:
    """Return what the manifest of ``folder`` says of each file, by its name in the folder."""
    try:
        files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
        return {name.rsplit("/", 1)[-1]: _described(entry) for name, entry in files.items()}
    except FileNotFoundError:
        raise BadReference(
            f"{folder.name}/manifest.json is missing from the reference folder. Fetch this copy of Causeway again."
        ) from None
    except (ValueError, KeyError, TypeError) as error:
        raise BadReference(f"{folder.name}/manifest.json cannot be read. Fetch this copy of Causeway again.") from error


def _described(entry: Mapping[str, Any]) -> Described:
    return Described(entry["sha256"], entry["rows"], entry["source"], entry.get("checked", ""))


def checked(path: Path) -> bytes:
    """Return what a shipped file holds; raises :class:`BadReference` when it is not the file of the manifest beside it."""
    folder = path.parent
    entry = described(folder).get(path.name)
    if entry is None:
        raise BadReference(f"{folder.name}/manifest.json does not name {path.name}. Fetch this copy of Causeway again.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadReference(
            f"{folder.name}/{path.name} is missing from the reference folder. Fetch this copy of Causeway again."
        ) from None
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise BadReference(
            f"{folder.name}/{path.name} is not the file its manifest describes. Fetch it again; nothing was changed."
        )
    return data


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a shipped CSV file, compressed or not; raises :class:`BadReference` when it is not as its manifest says."""
    data = checked(path)
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8"))))
    expected = described(path.parent)[path.name].rows
    if len(rows) != expected:
        raise BadReference(f"{path.parent.name}/{path.name} has {len(rows):,} rows, not {expected:,}. Nothing was changed.")
    return rows
