"""The same table of answers from ONS's quarterly postcode directory (ONSPD), which also has Northern Ireland."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from causeway.areas.building.postcodes import NATIONS, RENAMED_IN_2025
from causeway.areas.building.sources import must, table

NOT_A_PLACE = r"^[ESWNLM]99999999$"  # ONS's codes for "no such area here"


@dataclass(frozen=True)
class LookUps:
    """What the directory does not say: boards of sub-ICBs in both editions, main board and authority of districts."""

    icb_2023: pl.DataFrame  # sicbl_code, icb_2023
    icb_2026: pl.DataFrame  # sicbl_code, icb_2026
    main_icb: pl.DataFrame  # lad_code, icb26
    authorities: pl.DataFrame  # lad_code, authority


def published(places: Path) -> LookUps:
    """Return the look-ups from the published files in ``places``."""
    icbs = table(places / "subicb_to_icb_2023_to_2026.csv", "sicbl_vintage", "sicbl_code", "icb_code")
    return LookUps(
        _icb_of(icbs, "2025").rename({"icb_code": "icb_2023"}),
        _icb_of(icbs, "2026").rename({"icb_code": "icb_2026"}),
        _main_icb_of_districts(places),
        _authorities(places),
    )


def answers(onspd: Path, known: LookUps) -> pl.DataFrame:
    """Return one row per live postcode with the columns of the index.

    ``onspd`` is the directory's single file for the whole country. Postcodes that have ended (``doterm``) are left out.
    """
    read = table(onspd, "pcds", "doterm", "oslaua", "oshlthau", "ctry", "rgn", "pcon", "sicbl")
    live = read.filter(pl.col("doterm").is_null() | (pl.col("doterm").str.strip_chars() == "")).with_columns(
        pl.col("oslaua", "oshlthau", "ctry", "rgn", "pcon", "sicbl").replace("", None).map_batches(_blank_where_no_place)
    )
    must(live.height, f"{onspd.name} has no postcode in use.")
    must(live["pcds"].is_unique().all(), f"{onspd.name} has a postcode twice.")
    return (
        live.join(known.icb_2023, left_on="sicbl", right_on="sicbl_code", how="left")
        .join(known.icb_2026, left_on="sicbl", right_on="sicbl_code", how="left")
        .join(known.main_icb, left_on="oslaua", right_on="lad_code", how="left")
        .join(known.authorities, left_on="oslaua", right_on="lad_code", how="left")
        .select(
            postcode="pcds",
            constituency="pcon",
            district="oslaua",
            authority="authority",
            sub_icb=pl.when(pl.col("sicbl").str.starts_with("E38")).then("sicbl"),
            icb_2023="icb_2023",
            # Sub-ICBs that ended in March 2026 were shared out by district.
            icb_2026=pl.coalesce("icb_2026", pl.when(pl.col("sicbl").str.starts_with("E38")).then("icb26")),
            health_board=pl.when(pl.col("oshlthau").str.contains("^(S08|W11)")).then("oshlthau"),
            region=pl.when(pl.col("rgn").str.starts_with("E12")).then("rgn"),
            nation=pl.when(pl.col("ctry").is_in(list(NATIONS.values()))).then("ctry"),
        )
    )


def _blank_where_no_place(column: pl.Series) -> pl.Series:
    return column.to_frame("code").select(pl.when(~pl.col("code").str.contains(NOT_A_PLACE)).then("code")).to_series()


def _icb_of(icbs: pl.DataFrame, vintage: str) -> pl.DataFrame:
    return icbs.filter(pl.col("sicbl_vintage") == vintage).select("sicbl_code", "icb_code").unique()


def _main_icb_of_districts(places: Path) -> pl.DataFrame:
    """Return the ICB from April 2026 that has most of each district's postcodes, as ``icb26``."""
    overlaps = table(places / "lad23_icb26_by_postcode_count.csv", "lad_code", "icb26", "share")
    main = overlaps.sort(pl.col("share").cast(pl.Float64), descending=True).unique("lad_code", keep="first").drop("share")
    renamed = main.with_columns(pl.col("lad_code").replace(RENAMED_IN_2025))
    return pl.concat([main, renamed]).unique()


def _authorities(places: Path) -> pl.DataFrame:
    named = table(places / "constituency_authority_region_2025.csv", "lad_code", "new_la_code").unique()
    named = named.rename({"new_la_code": "authority"})
    old = [named.filter(pl.col("lad_code") == new).with_columns(lad_code=pl.lit(old)) for old, new in RENAMED_IN_2025.items()]
    return pl.concat([named, *old])
