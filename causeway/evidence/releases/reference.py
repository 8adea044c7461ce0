"""What ships in ``reference/evidence``: one compact table for each source, and a manifest of where each came from."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from causeway.evidence.definitions.schema import Source
from causeway.evidence.domain.symbols import Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import FIELDS, Row, digest, fields_of

STATUSES = {status.value: status for status in Status}


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _table(rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([_text(field) for field in fields_of(row)] for row in rows)
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
        "rows_sha256": digest(rows),
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


def _amount(text: str) -> float | None:
    return float(text) if text else None


def _row(line: Sequence[str]) -> Row:
    indicator, measure, kind, code, vintage, period, status, value, numerator, denominator, note = line
    amounts = _amount(value), _amount(numerator), _amount(denominator)
    return Row(indicator, measure, kind, code, vintage, period, STATUSES[status], *amounts, note)


def manifest(folder: Path) -> Mapping[str, Any]:
    """Return the manifest's entries by path; raises :class:`IngestError` when there is none."""
    try:
        return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"])
    except (OSError, KeyError, ValueError) as error:
        raise IngestError("reference/evidence has no manifest. Run build_evidence.") from error


def _entry_of(source: Source, folder: Path) -> Mapping[str, Any]:
    try:
        return dict(manifest(folder)[f"evidence/{source.key}.csv.gz"])
    except KeyError as error:
        raise IngestError(f"{source.key}.csv.gz is not in reference/evidence with its manifest. Run build_evidence.") from error


def rows_digest(source: Source, folder: Path) -> str:
    """Return the digest of the rows that ship, without reading them: a release with the same one holds the same figures."""
    return str(_entry_of(source, folder).get("rows_sha256", ""))


def last_period(source: Source, folder: Path) -> str:
    """Return the last period of the rows that ship, without reading them."""
    return str(_entry_of(source, folder).get("vintage", "")).rpartition(" to ")[2]


def read(source: Source, folder: Path) -> list[Row]:
    """Read one table back; raises :class:`IngestError` when it is missing or is not the file its manifest describes."""
    path, entry = folder / f"{source.key}.csv.gz", _entry_of(source, folder)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise IngestError(f"{path.name} is not in reference/evidence. Run build_evidence.") from error
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise IngestError(f"{path.name} is not the file its manifest describes. Restore it, or run build_evidence.")
    head, *lines = csv.reader(io.StringIO(gzip.decompress(content).decode()))
    if tuple(head) != FIELDS:
        raise IngestError(f"{path.name} has other columns than this copy of Causeway reads. Run build_evidence.")
    return [_row(line) for line in lines]


def known_areas() -> frozenset[tuple[str, str]]:
    """Return (kind, GSS code) of every area in reference/areas; raises :class:`IngestError` when the list is missing."""
    return _known_areas(Path(settings.REFERENCE_PATH) / "areas" / "areas.csv")


@lru_cache(maxsize=2)
def _known_areas(path: Path) -> frozenset[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return frozenset((line["kind"], line["code"]) for line in csv.DictReader(lines))
    except (OSError, KeyError) as error:
        raise IngestError("reference/areas/areas.csv is missing, so no figure can be placed. Run build_areas.") from error
