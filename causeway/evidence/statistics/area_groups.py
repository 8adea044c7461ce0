"""Statistical neighbours and deprivation fifths, as they ship in ``reference/evidence/groups``; read once per process."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.areas.reference import checked, read
from causeway.evidence.domain.area_groups import Closeness, Fifth, Neighbour

TITLES = {
    "neighbours.csv": {
        "title": "Children's services statistical neighbours, model of 2025",
        "source": "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait",
        "publisher": "Department for Education",
        "licence": "Open Government Licence v3.0",
        "vintage": "2025",
    },
    "fifths.csv": {
        "title": "Councils by children under 16 in relative low-income families; constituencies by composite deprivation",
        "source": "https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics",
        "publisher": "Department for Work and Pensions; mySociety",
        "licence": "Open Government Licence v3.0; CC-BY 4.0",
        "vintage": "April 2024 to March 2025; composite of 2019 for the seats of 2024",
    },
}


@dataclass(frozen=True)
class Groups:
    """Who is like whom. ``neighbours``: authority → its ten, the most similar first; ``fifths``: (kind, code) → 1 to 5."""

    neighbours: Mapping[str, tuple[str, ...]]
    not_close: Mapping[str, frozenset[str]]  # of those ten, the ones that the Department itself calls “Not close”
    fifths: Mapping[tuple[str, str], int]
    sha256: str


def folder() -> Path:
    """Return where the groups ship."""
    return Path(settings.REFERENCE_PATH) / "evidence" / "groups"


@lru_cache(maxsize=2)
def _groups(where: Path) -> Groups:
    found: dict[str, list[str]] = {}
    far: dict[str, set[str]] = {}
    for row in sorted(read(where / "neighbours.csv"), key=lambda row: (row["authority"], int(row["rank"]))):
        found.setdefault(row["authority"], []).append(row["neighbour"])
        if row["closeness"] == Closeness.NOT:
            far.setdefault(row["authority"], set()).add(row["neighbour"])
    fifths = {(row["kind"], row["code"]): int(row["fifth"]) for row in read(where / "fifths.csv")}
    parts = b"".join(checked(where / name) for name in sorted(TITLES))
    ten_of = {code: tuple(ten) for code, ten in found.items()}
    not_close = {code: frozenset(far.get(code, ())) for code in found}
    return Groups(ten_of, not_close, fifths, hashlib.sha256(parts).hexdigest())


def groups() -> Groups:
    """Return the groups that ship; raises ``BadReference`` when a file is not the one its manifest describes."""
    return _groups(folder())


def _table(rows: Sequence[Neighbour] | Sequence[Fifth]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(rows[0]))
    writer.writerows(astuple(row) for row in rows)
    return text.getvalue().encode()


def write(neighbours: Sequence[Neighbour], fifths: Sequence[Fifth], to: Path) -> None:
    """Write both tables and their manifest."""
    to.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, rows in (("neighbours.csv", neighbours), ("fifths.csv", fifths)):
        content = _table(rows)
        (to / name).write_bytes(content)
        facts = {"rows": len(rows), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        files[f"evidence/groups/{name}"] = TITLES[name] | facts
    text = json.dumps({"files": files}, indent=1, ensure_ascii=False)
    (to / "manifest.json").write_text(text + "\n", encoding="utf-8")
