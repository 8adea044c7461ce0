"""The postcode index from the postcode files, either those we were given or ONS's own directory (ONSPD)."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from causeway.areas.building.sources import must, table
from causeway.areas.domain.postcode_index import COLUMNS, PostcodeIndex
from causeway.areas.domain.postcode_index_writing import write

FEWEST = 1_700_000  # Great Britain has had more than this since the 1990s; a file with fewer is not whole


def answers(places: Path) -> pl.DataFrame:
    """Return one row per postcode with the columns of the index, from the Great Britain and the England health file."""
    britain = table(places / "postcodes_gb_2023.csv.gz", "postcode", "lad_code", "nhs_ha_code", "pcon24_gss")
    health = table(places / "postcodes_england_health_2023.csv.gz", "postcode", "sicbl23", "icb23", "icb26")
    must(britain["postcode"].is_unique().all(), "postcodes_gb_2023.csv.gz has a postcode twice.")
    joined = britain.join(health, on="postcode", how="left", validate="1:1").join(districts(places), on="lad_code", how="left")
    return joined.select(
        "postcode",
        constituency="pcon24_gss",
        district=pl.col("lad_code").replace(RENAMED_IN_2025),  # the file is of 2023; who asks, asks now
        authority="authority",
        sub_icb="sicbl23",
        icb_2023="icb23",
        icb_2026="icb26",
        # In England the column still holds the strategic health authorities that ended in 2013.
        health_board=pl.when(pl.col("nhs_ha_code").str.contains("^[SW]")).then("nhs_ha_code"),
        region="region",
        nation="nation",
    )


def districts(places: Path) -> pl.DataFrame:
    """Return upper-tier authority, region and nation of each district code, old codes that changed in 2025 included."""
    named = table(
        places / "constituency_authority_region_2025.csv", "lad_code", "lad_name", "new_la_code", "region_code", "country_name"
    ).unique()
    current = named.select(
        "lad_code",
        "lad_name",
        authority="new_la_code",
        region=pl.when(pl.col("region_code").str.starts_with("E12")).then("region_code"),
        nation=pl.col("country_name").replace_strict(NATIONS),
    )
    must(current["lad_code"].is_unique().all(), "A district lies in two authorities, regions or nations.")
    renamed = [
        current.filter(pl.col("lad_code") == new).with_columns(lad_code=pl.lit(old)) for old, new in RENAMED_IN_2025.items()
    ]
    return pl.concat([current, *renamed]).drop("lad_name")


NATIONS = {"England": "E92000001", "Wales": "W92000004", "Scotland": "S92000003", "Northern Ireland": "N92000002"}
RENAMED_IN_2025 = {"E08000016": "E08000038", "E08000019": "E08000039"}  # Barnsley and Sheffield: new codes, the same people


def rows(frame: pl.DataFrame) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """Yield what the writer of the index takes."""
    for postcode, *codes in frame.select("postcode", *COLUMNS).iter_rows():
        yield postcode, tuple(codes)


def build(frame: pl.DataFrame, to: Path, fewest: int = FEWEST) -> int:
    """Write the index beside ``to``, read it back in whole, and only then put it in place; returns how many postcodes it knows."""
    must(
        frame.height >= fewest,
        f"There are only {frame.height:,} postcodes; {fewest:,} or more are expected. The file is not whole.",
    )
    fresh = to.with_suffix(".new")
    count = write(fresh, rows(frame))
    verify(PostcodeIndex(fresh), frame)
    fresh.replace(to)
    return count


def verify(index: PostcodeIndex, frame: pl.DataFrame) -> None:
    """Compare the index with every row of ``frame``, one at a time and in bulk; raises ``BadSource`` at the first difference."""
    must(len(index) == frame.height, f"The index knows {len(index):,} postcodes, the source {frame.height:,}.")
    bulk = index.find_many(frame["postcode"].to_numpy().astype("S8"))
    for (postcode, codes), number in zip(rows(frame), bulk.tolist(), strict=True):
        must(index.find(postcode) == codes == index.answers[number], f"The index answers differently for {postcode}.")
