"""Which areas are like which: statistical neighbours of councils, and fifths of areas by deprivation, from published files.

Councils are put into fifths by the share of their children under 16 in relative low-income families (Department for Work and
Pensions, as in the Local Authority Interactive Tool): about as many councils in each. Constituencies keep the fifth that mySociety
publishes, by its composite of the four nations' indices, each fifth with about as many people. Nothing comparable is published
for integrated care boards, so they have none.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import codes
from causeway.evidence.domain.area_groups import Closeness, Fifth, Neighbour
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import need

NEIGHBOURS = "childrens_social_care/sn_model_2025_wide.csv"
LOW_INCOME = "la_interactive_tool/bds_long_0.parquet"
SEATS = "places/constituency_imd_2019.csv"
HOW_MANY, FIFTHS = 10, 5
LOW_INCOME_MEASURE, LOW_INCOME_YEAR = "ChildPov", "2025"  # the financial year 2024 to 2025


def neighbours(path: Path) -> list[Neighbour]:
    """Read the Department's neighbours, ten for each authority; raises :class:`IngestError` for a code that is not known."""
    known = codes("education_authorities_2025")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return sorted(_neighbours(csv.DictReader(lines), known, path.name), key=lambda one: (one.authority, one.rank))


def _neighbours(rows: Iterable[dict[str, str]], known: dict[str, str], name: str) -> Iterator[Neighbour]:
    for row in rows:
        try:
            for rank in range(1, HOW_MANY + 1):
                close = Closeness(row[f"SN_{rank}P"].strip())
                yield Neighbour(known[row["old_la_code"]], rank, known[row[f"SN_{rank}"]], close)
        except KeyError as error:
            raise IngestError(f"{name}: there is no column or authority {error}. Has the file been renewed?") from error
        except ValueError as error:
            raise IngestError(f"{name}: {error}, and no word for how close neighbours are.") from error


def council_fifths(path: Path) -> list[Fifth]:
    """Read children in low-income families and cut the authorities in five, the most deprived first; equal shares keep code order."""
    table = pl.read_parquet(path)
    need(table, ["Short Desc", "Years", "Values", "LA Number"], path.name)
    table = table.filter(pl.col("Short Desc") == LOW_INCOME_MEASURE, pl.col("Years") == LOW_INCOME_YEAR)
    known = codes("education_authorities_2025")
    numbers = ((str(int(number)), value) for number, value in table.select("LA Number", "Values").rows())
    scores = {known[number]: float(value) for number, value in numbers if number in known and value != "-"}
    if not scores:
        raise IngestError(f"{path.name} has no {LOW_INCOME_MEASURE} for {LOW_INCOME_YEAR}.")
    ordered = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
    found = [Fifth("authority", code, at * FIFTHS // len(ordered) + 1, score) for at, (code, score) in enumerate(ordered)]
    return sorted(found, key=lambda one: one.code)


def seat_fifths(path: Path, seats: dict[str, str]) -> list[Fifth]:
    """Read the fifth of each constituency; ``seats`` is three-letter code → GSS code."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    try:
        found = [
            Fifth(
                "constituency",
                seats[row["parl25"].removeprefix("UKPARL.2025.")],
                int(row["parl25-imd-pop-quintile"]),
                round(float(row["parl25-deprivation-score"]), 3),
            )
            for row in rows
        ]
    except KeyError as error:
        raise IngestError(f"{path.name}: there is no column or constituency {error}.") from error
    return sorted(found, key=lambda one: one.code)


def read_all(evidence: Path, places: Path, seats: dict[str, str]) -> tuple[Sequence[Neighbour], Sequence[Fifth]]:
    """Read everything: ``evidence`` and ``places`` are the folders of published files."""
    fifths = council_fifths(evidence / LOW_INCOME) + seat_fifths(places / Path(SEATS).name, seats)
    return neighbours(evidence / NEIGHBOURS), fifths
