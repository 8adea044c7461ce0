"""EHC plans within 20 weeks: the interactive tool's percentages, joined by SEN2's counts where the two agree."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions import Source, codes
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need

INDICATOR, VINTAGE = "ehc_20_weeks", "2025"
SERIES = {"SEN_EHC_Excpt_20wks": "excluding_exceptions", "SEN_EHC_All_20wks": "including_exceptions"}
COUNTS = {
    "excluding_exceptions": ("no_exc_20week_ehc", "tot_no_exc_ehc"),
    "including_exceptions": ("inc_exc_20week_ehc", "tot_inc_exc_ehc"),
}
UNUSED = {"987", "988"}  # Inner and Outer London: no figure is given for them in any year
ENGLAND = "E92000001"

Counts = dict[tuple[str, str, str], tuple[float, float]]


def _places() -> dict[str, tuple[str, str]]:
    places = {code: ("authority", gss) for code, gss in codes("education_authorities_2025").items()}
    for code, gss in codes("education_regions").items():
        places[code] = ("nation" if gss == ENGLAND else "region", gss)
    return places


def _sen2_code(row: dict[str, str]) -> str:
    if row["geographic_level"] == "Local authority":
        return codes("education_authorities_2025").get(row["old_la_code"], row["new_la_code"])
    return row["region_code"] if row["geographic_level"] == "Regional" else row["country_code"]


def read_counts(path: Path, source: Source) -> Counts:
    """Return (measure, area, year) → (within 20 weeks, all) from SEN2, leaving out what has no counts."""
    table = pl.read_csv(path, infer_schema=False)
    wanted = [column for pair in COUNTS.values() for column in pair]
    need(
        table,
        ["time_period", "geographic_level", "new_la_code", "old_la_code", "region_code", "country_code", *wanted],
        path.name,
    )
    counts: Counts = {}
    for row in table.fill_null("").rows(named=True):
        for measure, (within, whole) in COUNTS.items():
            where = f"{path.name}, {row['time_period']} {row['la_name']}"
            part, base = cell(row[within], source, where), cell(row[whole], source, where)
            if part.value is not None and base.value:
                counts[measure, _sen2_code(row), row["time_period"]] = (part.value, base.value)
    return counts


def _agreeing(counts: tuple[float, float] | None, percent: float | None) -> tuple[float | None, float | None]:
    """Return the counts only if they round to the published percentage (to one decimal): otherwise they are of something else."""
    if counts is None or percent is None or abs(100 * counts[0] / counts[1] - percent) > 0.0501:  # noqa: PLR2004  half a tenth
        return None, None
    return counts


def _rows(table: pl.DataFrame, counts: Counts, source: Source, name: str) -> Iterator[Row]:
    places = _places()
    for row in table.rows(named=True):
        code = str(int(row["LA Number"]))
        if code in UNUSED:
            continue
        if code not in places:
            raise IngestError(
                f"{name}: authority number {code} ({row['LA and Regions']}) is unknown. Add it to definitions/codes."
            )
        kind, gss = places[code]
        measure, year = SERIES[row["Short Desc"]], row["Years"]
        read = cell(row["Values"], source, f"{name}, {year} {row['LA and Regions']}")
        numerator, denominator = _agreeing(counts.get((measure, gss, year)), read.value)
        yield Row(INDICATOR, measure, kind, gss, VINTAGE, year, read.status, read.value, numerator, denominator)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the tool's long file and the SEN2 file, in that order."""
    long, sen2 = paths
    table = pl.read_parquet(long)
    need(table, ["Short Desc", "Years", "LA and Regions", "Values", "LA Number"], long.name)
    table = table.filter(pl.col("Short Desc").is_in(list(SERIES)))
    return list(_rows(table, read_counts(sen2, source), source, long.name))
