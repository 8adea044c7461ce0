"""State-funded schools that are open, from the Department for Education's daily file (Get Information About Schools)."""

from pathlib import Path

import polars as pl

from causeway.areas.building.sources import BadSource, must, table
from causeway.areas.domain.postcode_index import COLUMNS, UNKNOWN, PostcodeIndex
from causeway.words.domain.keys import only_digits

OPEN = ("1", "3")  # open; open, but proposed to close
STATE_FUNDED = ("4", "5", "10", "11")  # maintained, special, academies, free schools
WANTED = (
    "URN",
    "EstablishmentName",
    "EstablishmentStatus (code)",
    "EstablishmentTypeGroup (code)",
    "OpenDate",
    "Town",
    "Postcode",
    "LA (code)",
    "DistrictAdministrative (code)",
    "ParliamentaryConstituency (code)",
)
MOST_UNPLACED = 0.02
MOST_SHRINK = 0.9
FEWEST = 20_000
BY_INDEX = ("sub_icb", "icb_2023", "icb_2026")

Row = dict[str, str]


def _table(path: Path) -> pl.DataFrame:
    try:
        return table(path, *WANTED, encoding="windows-1252")  # as the Department writes it
    except UnicodeDecodeError:
        return table(path, *WANTED)


def _iso(text: str, name: str) -> str:
    day, _, rest = text.partition("/" if "/" in text else "-")
    month, _, year = rest.partition("/" if "/" in text else "-")
    if not text:
        return ""
    if not (len(year) == 4 and all(only_digits(each) for each in (year, month, day))):  # noqa: PLR2004  a year's digits
        raise BadSource(f"{name}: “{text}” is not a day such as 01/09/2024.")
    return f"{year}-{month:0>2}-{day:0>2}"


def _row(line: Row, known: dict[str, str | None], places: dict[str, set[str]], authorities: dict[str, str], name: str) -> Row:
    seat, district = line["ParliamentaryConstituency (code)"], line["DistrictAdministrative (code)"]
    return {
        "urn": line["URN"],
        "name": line["EstablishmentName"][:160],
        "town": line["Town"][:80],
        "postcode": line["Postcode"][:8],
        "opened": _iso(line["OpenDate"], name),
        "constituency": seat if seat in places["constituency"] else known["constituency"] or "",
        "district": district if district in places["district"] else known["district"] or "",
        "authority": authorities.get(line["LA (code)"]) or known["authority"] or "",
        **{column: known[column] or "" for column in BY_INDEX},
    }


def schools(path: Path, index: PostcodeIndex, places: dict[str, set[str]], authorities: dict[str, str]) -> list[Row]:
    """Return one row per open state-funded school, as the loader takes them.

    ``places`` holds the codes of the seats and districts in force, ``authorities`` maps the Department's numbers to GSS codes. An area
    the file does not name, or names by a code not in force, is that of the school's postcode.
    """
    read = _table(path).fill_null("").with_columns(pl.all().str.strip_chars())
    wanted = read.filter(
        pl.col("EstablishmentStatus (code)").is_in(OPEN), pl.col("EstablishmentTypeGroup (code)").is_in(STATE_FUNDED)
    )
    must(wanted.height, f"{path.name} has no open state-funded school.")
    must(wanted["URN"].is_unique().all(), f"{path.name} has a school's number twice.")
    must(wanted["URN"].str.contains(r"^[0-9]{5,7}$").all(), f"{path.name} has a school whose number is none.")
    numbers = index.find_many(wanted["Postcode"].str.slice(0, 8).to_numpy().astype("S8"))
    nowhere = dict.fromkeys(COLUMNS)
    found = []
    for line, number in zip(wanted.rows(named=True), numbers.tolist(), strict=True):
        known = dict(zip(COLUMNS, index.answers[number], strict=True)) if number < UNKNOWN - 1 else nowhere
        found.append(_row(line, known, places, authorities, path.name))
    return sorted(found, key=lambda row: int(row["urn"]))


def verify(rows: list[Row], listed: int) -> None:
    """Raise ``BadSource`` unless the list is whole: as many schools as are ``listed`` now, nearly all of them in a seat and a council."""
    fewest = int(listed * MOST_SHRINK) if listed else FEWEST
    must(len(rows) >= fewest, f"It has {len(rows):,} schools where {fewest:,} or more are expected. It is not whole.")
    for column, what in (("constituency", "constituency"), ("authority", "council")):
        unplaced = [row for row in rows if not row[column]]
        names = ", ".join(row["name"] for row in unplaced[:3])
        must(
            len(unplaced) <= len(rows) * MOST_UNPLACED,
            f"{len(unplaced):,} of {len(rows):,} schools are in no {what} we know, such as {names}. Codes may have changed.",
        )
