"""The manifest beside what ships: each file with its source, licence, vintage, rows and checksum."""

import gzip
import hashlib
import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

OGL = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Origin:
    """Where a shipped file comes from."""

    title: str
    source: str
    publisher: str
    licence: str
    vintage: str


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Write a table as CSV, compressed when the name says so, and the same bytes for the same table whenever it is written."""
    text = io.BytesIO()
    frame.write_csv(text)
    data = gzip.compress(text.getvalue(), compresslevel=9, mtime=0) if path.suffix == ".gz" else text.getvalue()
    path.write_bytes(data)


def describe(path: Path, rows: int, origin: Origin) -> dict[str, object]:
    """Return the manifest's entry for a written file."""
    data = path.read_bytes()
    return {**asdict(origin), "rows": rows, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write_manifest(folder: Path, entries: dict[str, dict[str, object]]) -> None:
    """Add or replace entries of ``folder``'s manifest, and forget those of files that are no longer there."""
    path = folder / "manifest.json"
    before = json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else {}
    files = {name: entry for name, entry in before.items() if (folder / name.rsplit("/", 1)[-1]).exists()}
    path.write_text(
        json.dumps({"files": dict(sorted({**files, **entries}.items()))}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
