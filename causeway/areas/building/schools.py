"""State-funded schools in England with the areas each stands in."""

from pathlib import Path

import polars as pl

from causeway.areas.building.postcodes import RENAMED_IN_2025
from causeway.areas.building.sources import must, table


def schools(path: Path) -> pl.DataFrame:
    """Return one row per school; areas are blank where the source could not place the school."""
    read = table(
        path,
        "urn",
        "school_name",
        "town",
        "postcode",
        "open_date",
        "pcon24_gss",
        "lad_code",
        "new_la_code",
        "sicbl23",
        "icb23",
        "icb26",
    )
    must(read["urn"].is_unique().all(), f"{path.name} has a school's number twice.")
    must(read.height > 20_000, f"{path.name} has only {read.height:,} schools. It is not whole.")  # noqa: PLR2004
    return read.select(
        urn=pl.col("urn").cast(pl.Int64),
        name="school_name",
        town=pl.col("town").fill_null(""),
        postcode=pl.col("postcode").fill_null(""),
        opened=_iso_day(pl.col("open_date")),
        constituency="pcon24_gss",
        district=pl.col("lad_code").replace(RENAMED_IN_2025),
        authority="new_la_code",
        sub_icb="sicbl23",
        icb_2023="icb23",
        icb_2026="icb26",
    ).sort("urn")


def _iso_day(column: pl.Expr) -> pl.Expr:
    """Return days written 31-12-2020 or 2020-12-31 as ISO; blank where there is none or it cannot be read."""
    day = pl.coalesce(
        column.str.strptime(pl.Date, "%d-%m-%Y", strict=False),
        column.str.strptime(pl.Date, "%d/%m/%Y", strict=False),
        column.str.strptime(pl.Date, "%Y-%m-%d", strict=False),
    )
    return day.dt.strftime("%Y-%m-%d").fill_null("")
