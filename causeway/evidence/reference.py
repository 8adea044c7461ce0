"""What ships in ``reference/evidence``: one compact table for each source, and a manifest of where each came from."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from causeway.evidence.definitions import Source
from causeway.evidence.domain.symbols import Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row

COLUMNS = list(Row.__dataclass_fields__)


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _table(rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_text(getattr(row, column)) for column in COLUMNS] for row in rows)
    return gzip.compress(
        text.getvalue().encode(), compresslevel=9, mtime=0
    )  # no clock in the file: the same rows, the same bytes


def _entry(source: Source, rows: Sequence[Row], content: bytes) -> dict[str, Any]:
    periods = sorted({row.period for row in rows})
    return {
        "title": source.title,
        "source": str(source.url),
        "publisher": source.publisher,
        "licence": source.licence,
        "vintage": f"{periods[0]} to {periods[-1]}",
        "rows": len(rows),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def write(tables: Sequence[tuple[Source, Sequence[Row]]], folder: Path) -> dict[str, Any]:
    """Write every table and the manifest into ``folder`` (``reference/evidence``) and return the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, Any] = {}
    for source, rows in tables:
        content = _table(rows)
        (folder / f"{source.key}.csv.gz").write_bytes(content)
        files[f"evidence/{source.key}.csv.gz"] = _entry(source, rows, content)
    manifest = {"files": dict(sorted(files.items()))}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return manifest


def _row(line: dict[str, str]) -> Row:
    def amount(name: str) -> float | None:
        return float(line[name]) if line[name] else None

    return Row(
        line["indicator"],
        line["measure"],
        line["area_kind"],
        line["area_code"],
        line["area_vintage"],
        line["period"],
        Status(line["status"]),
        amount("value"),
        amount("numerator"),
        amount("denominator"),
        line["note"],
    )


def read(source: Source, folder: Path) -> list[Row]:
    """Read one table back; raises :class:`IngestError` when it is missing or is not the file its manifest describes."""
    path = folder / f"{source.key}.csv.gz"
    try:
        content = path.read_bytes()
        entry = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"][f"evidence/{path.name}"]
    except (OSError, KeyError, ValueError) as error:
        raise IngestError(f"{path.name} is not in reference/evidence with its manifest. Run build_evidence.") from error
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise IngestError(f"{path.name} is not the file its manifest describes. Restore it, or run build_evidence.")
    return [_row(line) for line in csv.DictReader(io.StringIO(gzip.decompress(content).decode()))]
