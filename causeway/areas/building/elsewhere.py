"""What the index of postcodes and the list of England's schools do not have: hints for postcodes, and schools of the other three nations."""

import re
from pathlib import Path

import polars as pl

from causeway.areas.building.sources import must, table


def northern_irish_districts(path: Path) -> pl.DataFrame:
    """Return, for each postcode district of Northern Ireland, the seats that schools of it stand in: district, constituency, schools."""
    read = table(path, "postcode_district", "pcon24_code", "schools_in_seat")
    must(read.height > 100, f"{path.name} has only {read.height} rows. It is not whole.")  # noqa: PLR2004
    must(read["postcode_district"].str.starts_with("BT").all(), f"{path.name} has a district that is not of Northern Ireland.")
    return read.select(
        district="postcode_district", constituency="pcon24_code", schools=pl.col("schools_in_seat").cast(pl.Int64)
    ).sort("district", "schools", "constituency", descending=[False, True, False])


def added(path: Path) -> pl.DataFrame:
    """Return postcodes that are newer than the index, each with the seat most of its sector lies in, and what share: 0 to 1."""
    read = table(path, "postcode", "likely_pcon24", "share_of_2023_sector_in_that_seat")
    must(read["postcode"].is_unique().all(), f"{path.name} has a postcode twice.")
    return read.select(
        postcode="postcode",
        constituency=pl.col("likely_pcon24").fill_null(""),
        share=pl.col("share_of_2023_sector_in_that_seat").cast(pl.Float64),
    ).sort("postcode")


def ended(path: Path) -> pl.DataFrame:
    """Return postcodes of the index that have ended since."""
    read = table(path, "postcode")
    must(read["postcode"].is_unique().all(), f"{path.name} has a postcode twice.")
    return read.select("postcode").sort("postcode")


def _town(*columns: str) -> pl.Expr:
    return pl.coalesce(pl.col(column).replace("", None) for column in columns).fill_null("").str.to_titlecase()


def as_written(name: str) -> str:
    """Return a name that is published in capitals as people write it: "St Mary's Primary School"."""
    if not name.isupper():
        return name.strip()
    words = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: word[0].capitalize(), name.strip())
    return re.sub(r"(?<=\s)(And|Of|The|In|At|For|Y|Yr)(?=\s)", lambda word: word[0].lower(), words)


def schools(folder: Path) -> pl.DataFrame:
    """Return the schools of Wales, Northern Ireland and Scotland that could be placed in a seat.

    Of Northern Ireland only those in the lists of primary and post-primary schools: the list of all institutions is of 2015.
    """
    wales = table(
        folder / "wales_schools.csv.gz", "School_Number", "School_Name", "Local_Authority", "Postcode", "pcon24_gss"
    ).select(
        nation=pl.lit("W92000004"), number="School_Number", name="School_Name", town="Local_Authority", postcode="Postcode",
        constituency="pcon24_gss",
    )  # fmt: skip
    scotland = table(
        folder / "scotland_school_roll_2023.csv.gz", "SeedCode", "SchoolName", "AddressLine2", "AddressLine3", "LAName", "PostCode", "pcon24_gss"
    ).select(
        nation=pl.lit("S92000003"), number="SeedCode", name="SchoolName", town=_town("AddressLine3", "AddressLine2", "LAName"),
        postcode="PostCode", constituency="pcon24_gss",
    )  # fmt: skip
    irish = [
        table(folder / name, "De ref", "school name", "town", "postcode", "pcon24_code").select(
            nation=pl.lit("N92000002"), number="De ref", name="school name", town=_town("town"),
            postcode=pl.col("postcode").str.replace(r"^(\S+)(\d\w\w)$", "${1} ${2}"), constituency="pcon24_code",
        )
        for name in ("ni_primary_school_level.csv.gz", "ni_post_primary_school_level.csv.gz")
    ]  # fmt: skip
    found = pl.concat([wales, scotland, *irish])
    must(found.height > 4_500, f"The lists of {folder.name} have only {found.height:,} schools. They are not whole.")  # noqa: PLR2004
    placed = found.filter(pl.col("constituency").fill_null("") != "")
    return placed.with_columns(
        pl.col("town", "postcode").fill_null(""), name=pl.col("name").map_elements(as_written, return_dtype=pl.String)
    ).sort("nation", "number")
