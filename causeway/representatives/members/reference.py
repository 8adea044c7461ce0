"""Reading the list of MPs that ships in ``reference/representatives``, each file checked against its manifest."""

import csv
import datetime as dt
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from causeway.representatives.exceptions import BadListing
from causeway.representatives.members.domain.listing import ByElection, Listed, Listing

MEMBERS, BY_ELECTIONS, PARLIAMENTS = "members.csv", "by-elections.csv", "parliaments.csv"
ROOM = "representatives"


@dataclass(frozen=True)
class Shipped:
    """The list, and the Parliaments it belongs to as number and day of the general election."""

    listing: Listing
    parliaments: tuple[tuple[int, dt.date], ...]


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    except FileNotFoundError:
        raise BadListing(f"{folder.name}/manifest.json is missing from the reference data. Fetch this copy again.") from None
    return dict(files)


def _rows(folder: Path, name: str, manifest: dict[str, Any]) -> list[dict[str, str]]:
    try:
        data = (folder / name).read_bytes()
        described = manifest[f"{ROOM}/{name}"]["sha256"]
    except (FileNotFoundError, KeyError):
        raise BadListing(f"{folder.name}/{name} is missing from the reference data. Fetch this copy again.") from None
    if hashlib.sha256(data).hexdigest() != described:
        raise BadListing(f"{folder.name}/{name} is not the file its manifest describes. Fetch it again; nothing was changed.")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _member(row: dict[str, str]) -> Listed:
    return Listed(
        constituency=row["constituency_code"],
        member_id=int(row["member_id"]),
        name=row["name"],
        full_title=row["full_title"],
        surname=row["surname"],
        party=row["party"],
        email=row["email"],
        since=_day(row["since"]),
    )


def _by_election(row: dict[str, str]) -> ByElection:
    return ByElection(
        constituency=row["constituency_code"],
        writ_on=dt.date.fromisoformat(row["writ_on"]),
        held_on=dt.date.fromisoformat(row["held_on"]),
        former_name=row["former_name"],
        former_id=int(row["former_member_id"]) if row["former_member_id"] else None,
        former_party=row["former_party"],
        winner_id=int(row["winner_member_id"]),
        winner_name=row["winner_name"],
    )


def read_shipped(folder: Path) -> Shipped:
    """Return what ships in ``folder``; raises :class:`BadListing` when a file is missing or is not the one described."""
    manifest = _manifest(folder)
    members = manifest.get(f"{ROOM}/{MEMBERS}", {})
    digest = hashlib.sha256("".join(sorted(entry["sha256"] for entry in manifest.values())).encode()).hexdigest()
    try:
        listing = Listing(
            as_at=dt.date.fromisoformat(members["vintage"]),
            source=members["source"],
            digest=digest,
            rows=tuple(_member(row) for row in _rows(folder, MEMBERS, manifest)),
            by_elections=tuple(_by_election(row) for row in _rows(folder, BY_ELECTIONS, manifest)),
        )
        parliaments = tuple(
            (int(row["number"]), dt.date.fromisoformat(row["elected_on"])) for row in _rows(folder, PARLIAMENTS, manifest)
        )
    except (KeyError, ValueError) as error:
        raise BadListing(f"A column or value of the list of MPs is not as expected: {error}.") from error
    return Shipped(listing, parliaments)
