"""Writing what ships: Parliament's published lists of MPs, of the last general election and of the by-elections since, as one.

``from`` is the folder with ``mps_YYYY-MM-DD.csv``, ``ge2024-constituencies.csv`` and the two ``by-elections-59-*.csv``. The three
are checked against one another before anything is written.
"""

import csv
import datetime as dt
import hashlib
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from causeway.representatives.exceptions import BadListing
from causeway.representatives.members.domain.address import plain_name, surname_within
from causeway.representatives.members.reference import BY_ELECTIONS, MEMBERS, PARLIAMENTS, ROOM

SEATS = 650
PARLIAMENT = 59
ELECTED_ON = dt.date(2024, 7, 4)
NO_EMAIL = "No email found"
PARTY_NAMES = {
    "Con": "Conservative",
    "Green": "Green Party",
    "Lab": "Labour",
    "LD": "Liberal Democrat",
    "PC": "Plaid Cymru",
    "RUK": "Reform UK",
    "SNP": "Scottish National Party",
}
MEMBER_HEAD = (
    "constituency_code",
    "constituency_name",
    "member_id",
    "name",
    "full_title",
    "surname",
    "party",
    "email",
    "since",
)
BY_ELECTION_HEAD = (
    "constituency_code",
    "constituency_name",
    "writ_on",
    "held_on",
    "former_name",
    "former_member_id",
    "former_party",
    "winner_member_id",
    "winner_name",
)
Row = dict[str, str]


@dataclass(frozen=True)
class Sources:
    """The published rows, general election and by-elections by seat."""

    as_at: dt.date
    listed: list[Row]
    elected: dict[str, Row]
    by_elections: list[Row]
    winners: dict[tuple[str, str], Row]  # seat and day → candidacy with most votes


def _read(path: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=dt.UTC).date()


def read_sources(folder: Path) -> Sources:
    """Read the published files; the list of MPs is the newest in the folder, its day is in its name."""
    lists = sorted(folder.glob("mps_*.csv"))
    dated = re.fullmatch(r"mps_([0-9]{4}-[0-9][0-9]-[0-9][0-9])\.csv", lists[-1].name) if lists else None
    if dated is None:
        raise BadListing(f"There is no mps_YYYY-MM-DD.csv in {folder.name}/.")
    winners: dict[tuple[str, str], Row] = {}
    for row in _read(folder / "by-elections-59-candidacies.csv"):
        key = (row["ONS ID"], row["Election date"])
        if key not in winners or int(row["Votes"]) > int(winners[key]["Votes"]):
            winners[key] = row
    return Sources(
        as_at=dt.date.fromisoformat(dated[1]),
        listed=_read(lists[-1]),
        elected={row["ONS ID"]: row for row in _read(folder / "ge2024-constituencies.csv")},
        by_elections=_read(folder / "by-elections-59-constituencies.csv"),
        winners=winners,
    )


def _person(row: Row) -> str:
    return f"{row['Member first name']} {row['Member surname']}"


def _last_elected(sources: Sources) -> dict[str, tuple[dt.date, Row]]:
    """Return the last election of each seat up to the list's day."""
    last = {code: (ELECTED_ON, row) for code, row in sources.elected.items()}
    for row in sorted(sources.by_elections, key=lambda each: _day(each["By-election date"])):
        held = _day(row["By-election date"])
        if held <= sources.as_at:
            last[row["ONS ID"]] = (held, row)
    return last


def _same_person(listed: str, elected: Row) -> bool:
    """Return whether two sources mean one person: same surname, or same first name for those who changed their surname since."""
    name = plain_name(listed)
    first = elected["Member first name"].split()[0].casefold()
    return bool(surname_within(name, elected["Member surname"])) or name.split()[0].casefold() == first


def verify(sources: Sources) -> list[str]:
    """Return what does not agree between the published files; none when all do."""
    found = []
    codes = [row["pcon_code"] for row in sources.listed]
    if len(codes) != SEATS or set(codes) != set(sources.elected):
        found.append(
            f"The list has {len(set(codes))} seats in {len(codes)} rows; the general election had {len(sources.elected)}."
        )
    if len({row["member_id"] for row in sources.listed}) != len(codes):
        found.append("A member is listed twice.")
    last = _last_elected(sources)
    for row in sources.listed:
        if row["pcon_code"] in last and not _same_person(row["display_as"], last[row["pcon_code"]][1]):
            elected = _person(last[row["pcon_code"]][1])
            found.append(f"{row['pcon_name']}: {row['display_as']} is listed, but {elected} was elected last.")
    for row in sources.by_elections:
        winner = sources.winners.get((row["ONS ID"], row["By-election date"]))
        if winner is None or winner["Candidate surname"] != row["Member surname"] or not winner["Member MNIS ID"]:
            found.append(f"{row['Constituency name']}: the two by-election files name different winners.")
    return found


def _members(sources: Sources) -> Iterable[Sequence[object]]:
    last = _last_elected(sources)
    for row in sorted(sources.listed, key=lambda each: each["pcon_code"]):
        since, elected = last[row["pcon_code"]]
        surname = surname_within(row["display_as"], elected["Member surname"])
        email = "" if row["member_email"] == NO_EMAIL else row["member_email"].strip().lower()
        names = (row["display_as"], row["full_title"], surname)
        yield (row["pcon_code"], row["pcon_name"], row["member_id"], *names, row["party_text"], email, since)


def _by_elections(sources: Sources) -> Iterable[Sequence[object]]:
    listed = {row["pcon_code"]: row for row in sources.listed}
    for row in sorted(sources.by_elections, key=lambda each: (_day(each["By-election date"]), each["ONS ID"])):
        held, writ = _day(row["By-election date"]), _day(row["Writ date"])
        former, now = sources.elected[row["ONS ID"]], listed[row["ONS ID"]]
        former_id = now["member_id"] if _same_person(now["display_as"], former) else ""
        party = PARTY_NAMES.get(former["First party"], former["First party"])
        winner = sources.winners[row["ONS ID"], row["By-election date"]]
        before = (_person(former), former_id, party)
        yield (row["ONS ID"], row["Constituency name"], writ, held, *before, winner["Member MNIS ID"], _person(row))


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    rows = list(rows)
    writer.writerows([head, *rows])
    path.write_text(text.getvalue(), encoding="utf-8")
    return len(rows)


def build(source: Path, to: Path) -> dict[str, int]:
    """Write the three files and their manifest into ``to``; returns the rows of each. Raises :class:`BadListing` naming faults."""
    sources = read_sources(source)
    if faults := verify(sources):
        raise BadListing("The published files do not agree. " + " ".join(faults))
    to.mkdir(parents=True, exist_ok=True)
    latest = max((_day(row["By-election date"]) for row in sources.by_elections), default=sources.as_at)
    counts = {
        MEMBERS: _write(to / MEMBERS, MEMBER_HEAD, _members(sources)),
        BY_ELECTIONS: _write(to / BY_ELECTIONS, BY_ELECTION_HEAD, _by_elections(sources)),
        PARLIAMENTS: _write(to / PARLIAMENTS, ["number", "elected_on"], [(PARLIAMENT, ELECTED_ON)]),
    }
    titles = {
        MEMBERS: ("Members of Parliament", "UK Parliament, list of current members", sources.as_at),
        BY_ELECTIONS: ("By-elections of this Parliament", "UK Parliament, election results", latest),
        PARLIAMENTS: ("Parliaments", "UK Parliament, election results", ELECTED_ON),
    }
    files = {f"{ROOM}/{name}": _described(to / name, counts[name], *titles[name]) for name in counts}
    text = json.dumps({"files": files}, indent=2, ensure_ascii=False) + "\n"
    (to / "manifest.json").write_text(text, encoding="utf-8")
    return counts


def _described(path: Path, rows: int, title: str, source: str, vintage: dt.date) -> dict[str, object]:
    data = path.read_bytes()
    return {
        "title": title,
        "source": source,
        "publisher": "UK Parliament",
        "licence": "Open Parliament Licence v3.0",
        "vintage": vintage.isoformat(),
        "rows": rows,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
