"""Areas, their names and the dated relations between them, as tables ready to ship."""

from pathlib import Path

import openpyxl
import polars as pl
from django.conf import settings

from causeway.areas.building.postcodes import NATIONS, RENAMED_IN_2025
from causeway.areas.building.sources import document, must, table
from causeway.areas.domain.place_names import everyday
from causeway.words.domain.keys import only_digits
from causeway.yaml_files import read_yaml

SEATS_FROM = "2024-07-04"  # the general election at which the seats were first used
ICBS_FROM, OLD_ICBS_TO, NEW_ICBS_FROM = "2022-07-01", "2026-03-31", "2026-04-01"
CODES_OF_2025_FROM, CODES_BEFORE_2025_TO = "2025-04-01", "2025-03-31"
WELSH_NATIONS = {"W92000004": "Cymru"}
# Their names are in no file we were given; the seven boards are named in law (the Local Health Boards (Establishment) Orders).
WELSH_HEALTH_BOARDS = {
    "W11000023": ("Betsi Cadwaladr University Health Board", "Bwrdd Iechyd Prifysgol Betsi Cadwaladr"),
    "W11000024": ("Powys Teaching Health Board", "Bwrdd Iechyd Addysgu Powys"),
    "W11000025": ("Hywel Dda University Health Board", "Bwrdd Iechyd Prifysgol Hywel Dda"),
    "W11000028": ("Aneurin Bevan University Health Board", "Bwrdd Iechyd Prifysgol Aneurin Bevan"),
    "W11000029": ("Cardiff and Vale University Health Board", "Bwrdd Iechyd Prifysgol Caerdydd a’r Fro"),
    "W11000030": ("Cwm Taf Morgannwg University Health Board", "Bwrdd Iechyd Prifysgol Cwm Taf Morgannwg"),
    "W11000031": ("Swansea Bay University Health Board", "Bwrdd Iechyd Prifysgol Bae Abertawe"),
}
LEAST_SHARE = 0.005  # placing postcodes by generalised boundaries is wrong for about 0.3% of them

COLUMNS = ("kind", "code", "name", "name_cy", "valid_from", "valid_to", "dfe_code", "short_code")
_EMPTY = dict.fromkeys(COLUMNS, "")


def areas(places: Path, health_boards: Path, dfe_codes: Path) -> pl.DataFrame:
    """Return every area with :data:`COLUMNS` by its official name, sorted by kind and code.

    Raises ``BadSource`` when a count is not what it must be.
    """
    parts = [
        *_nations_and_regions(places),
        *_constituencies(places),
        *_councils(places, _dfe_codes(dfe_codes)),
        *_health(places, health_boards),
    ]
    frame = pl.DataFrame([_EMPTY | part for part in parts], schema=dict.fromkeys(COLUMNS, pl.String)).sort("kind", "code")
    counts = dict(frame.group_by("kind").len().iter_rows())
    # 153: England's upper-tier authorities since April 2023; Wales has 22, Scotland 32, Northern Ireland 11.
    wanted = {
        "nation": 4,
        "region": 9,
        "constituency": 650,
        "authority": 153 + 22 + 32 + 11,
        "icb": 42 + 7,
        "health-board": 14 + 7,
    }
    for kind, count in wanted.items():
        must(counts.get(kind) == count, f"There are {counts.get(kind)} areas of the kind {kind}, not {count}.")
    return frame


def _nations_and_regions(places: Path) -> list[dict[str, str]]:
    lookup = table(places / "constituency_authority_region_2025.csv", "region_code", "region_name").unique().sort("region_code")
    regions = [{"kind": "region", "code": code, "name": name} for code, name in lookup.iter_rows() if code.startswith("E12")]
    return [
        {"kind": "nation", "code": code, "name": name, "name_cy": WELSH_NATIONS.get(code, "")} for name, code in NATIONS.items()
    ] + regions


def _constituencies(places: Path) -> list[dict[str, str]]:
    return [
        {
            "kind": "constituency",
            "code": seat["parlcon_2024_gss_code"],
            "name": seat["parlcon_2024_name"],
            "name_cy": seat["parlcon_2024_name_cy"] or "",
            "short_code": seat["parlcon_2024_three_code"],
            "valid_from": SEATS_FROM,
        }
        for seat in document(places / "constituencies_2024.json").values()
    ]


def _dfe_codes(path: Path) -> dict[str, str]:
    """Return the Department for Education's three-digit code of each authority by its name, from its own list."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return {str(name): str(number) for number, name, *_ in sheet.iter_rows(min_row=2, values_only=True)}


def _councils(places: Path, dfe_codes: dict[str, str]) -> list[dict[str, str]]:
    lookup = table(
        places / "constituency_authority_region_2025.csv", "lad_code", "lad_name", "la_name", "new_la_code", "old_la_code"
    )
    authorities = lookup.select("new_la_code", "la_name", "old_la_code").unique()
    districts = lookup.select("lad_code", "lad_name").unique()
    new = set(RENAMED_IN_2025.values())
    found = [
        {
            "kind": "authority",
            "code": code,
            "name": name,
            "dfe_code": dfe if only_digits(dfe) else dfe_codes.get(name, ""),  # the look-up lost the two whose GSS codes changed
            "valid_from": CODES_OF_2025_FROM if code in new else "",
        }
        for code, name, dfe in authorities.iter_rows()
    ]
    for code, name in districts.iter_rows():
        found.append({"kind": "district", "code": code, "name": name, "valid_from": CODES_OF_2025_FROM if code in new else ""})
    names = dict(districts.iter_rows())
    for old, code in RENAMED_IN_2025.items():
        found.append({"kind": "district", "code": old, "name": names[code], "valid_to": CODES_BEFORE_2025_TO})
    return found


def _health(places: Path, health_boards: Path) -> list[dict[str, str]]:
    lookup = table(places / "subicb_to_icb_2023_to_2026.csv", "sicbl_vintage", "sicbl_code", "sicbl_name", "icb_code", "icb_name")
    found = []
    for kind, code, name in (("icb", "icb_code", "icb_name"), ("sub-icb", "sicbl_code", "sicbl_name")):
        old = dict(lookup.filter(pl.col("sicbl_vintage") == "2023").select(code, name).unique().iter_rows())
        new = dict(lookup.filter(pl.col("sicbl_vintage") == "2026").select(code, name).unique().iter_rows())
        for each, named in (old | new).items():
            began = ICBS_FROM if each in old else NEW_ICBS_FROM
            found.append(
                {"kind": kind, "code": each, "name": named, "valid_from": began, "valid_to": "" if each in new else OLD_ICBS_TO}
            )
    for code, (name, welsh) in WELSH_HEALTH_BOARDS.items():
        found.append({"kind": "health-board", "code": code, "name": name, "name_cy": welsh})
    scottish = table(health_boards, "HB", "HBName", "HBDateArchived")
    for code, name, ended in scottish.iter_rows():
        if code.startswith("S08") and not ended:
            found.append({"kind": "health-board", "code": code, "name": name})
    return found


def by_everyday_names(official: pl.DataFrame) -> pl.DataFrame:
    """Return areas by the names people use; raises ``BadSource`` when a part of a board is named that there is not."""
    covers = read_yaml(Path(settings.DEFINITIONS_PATH) / "local_nhs_areas.yaml")
    there = {name.rpartition(" - ")[2] for (name,) in official.filter(pl.col("kind") == "sub-icb").select("name").iter_rows()}
    strange = sorted(covers.keys() - there)
    must(not strange, f"definitions/local_nhs_areas.yaml names what is no part of a board: {', '.join(strange)}.")
    named = [everyday(name, covers) for (name,) in official.select("name").iter_rows()]
    return official.with_columns(pl.Series("name", named, dtype=pl.String))


def names(areas_frame: pl.DataFrame, official_names: pl.DataFrame, places: Path) -> pl.DataFrame:
    """Return other names people type: Welsh names, and those of councils and parts of boards that are not their everyday ones."""
    welsh = areas_frame.filter(pl.col("name_cy") != "").select("code", text="name_cy", kind=pl.lit("welsh"), area_kind="kind")
    councils = table(places / "local_authorities.csv", "gss-code", "official-name", "nice-name", "end-date")
    known = areas_frame.filter(pl.col("kind").is_in(["authority", "district"])).select("code", "kind", "name")
    official = (
        councils.filter(pl.col("end-date").is_null())
        .with_columns(pl.col("gss-code").replace(RENAMED_IN_2025))
        .unpivot(["official-name", "nice-name"], index="gss-code", value_name="text")
        .join(known, left_on="gss-code", right_on="code")
        .filter(pl.col("text").is_not_null() & (pl.col("text") != pl.col("name")))
        .select(code="gss-code", text="text", kind=pl.lit("alias"), area_kind="kind")
    )
    said = areas_frame.select("kind", "code", "name")
    otherwise = (
        official_names.select("kind", "code", text="name")
        .join(said, on=["kind", "code"])
        .filter(pl.col("text") != pl.col("name"))
        .select("code", "text", kind=pl.lit("alias"), area_kind="kind")
    )
    return pl.concat([welsh, official, otherwise]).unique().sort("area_kind", "code", "text")


def relations(answers: pl.DataFrame, places: Path) -> pl.DataFrame:
    """Return which share of each area lies in which, on what basis and between which days. ``answers`` is one row per postcode."""
    wards = "Postcodes: OS Code-Point Open 2023"
    health = "Postcodes by ONS health boundaries, generalised"
    found = [
        _share(answers, "constituency", "authority", "constituency", "authority", wards),
        _share(answers, "constituency", "icb_2023", "constituency", "icb", health, ICBS_FROM, OLD_ICBS_TO),
        _share(answers, "constituency", "icb_2026", "constituency", "icb", health, NEW_ICBS_FROM),
        _share(answers, "constituency", "sub_icb", "constituency", "sub-icb", health, ICBS_FROM, OLD_ICBS_TO),
        _share(answers, "authority", "sub_icb", "authority", "sub-icb", health, ICBS_FROM, OLD_ICBS_TO),
        _share(answers, "district", "sub_icb", "district", "sub-icb", health, ICBS_FROM, OLD_ICBS_TO),
        _share(answers, "constituency", "health_board", "constituency", "health-board", wards),
        _share(answers, "authority", "icb_2023", "authority", "icb", health, ICBS_FROM, OLD_ICBS_TO),
        _share(answers, "authority", "icb_2026", "authority", "icb", health, NEW_ICBS_FROM),
        _share(answers, "authority", "health_board", "authority", "health-board", wards),
        _share(answers, "district", "icb_2023", "district", "icb", health, ICBS_FROM, OLD_ICBS_TO),
        _share(answers, "district", "icb_2026", "district", "icb", health, NEW_ICBS_FROM),
        *_by_population(places),
        *_wholes(places),
    ]
    return pl.concat(found).sort("part_kind", "part", "whole_kind", "whole", "valid_from")


def _share(
    answers: pl.DataFrame, part: str, whole: str, part_kind: str, whole_kind: str, source: str, since: str = "", until: str = ""
) -> pl.DataFrame:
    pairs = answers.filter(pl.col(part).is_not_null() & pl.col(whole).is_not_null()).group_by(part, whole).len()
    shared = pairs.with_columns(share=pl.col("len") / pl.col("len").sum().over(part)).filter(pl.col("share") >= LEAST_SHARE)
    return shared.select(
        part_kind=pl.lit(part_kind),
        part=part,
        whole_kind=pl.lit(whole_kind),
        whole=whole,
        share=pl.col("share").round(4),
        basis=pl.lit("postcodes"),
        valid_from=pl.lit(since),
        valid_to=pl.lit(until),
        source=pl.lit(source),
    )


def _by_population(places: Path) -> list[pl.DataFrame]:
    """Seats in districts by people; in Northern Ireland, where we have no postcodes, also seats in authorities."""
    seats = {key: seat["parlcon_2024_gss_code"] for key, seat in document(places / "constituencies_2024.json").items()}
    overlap = table(places / "constituency_district_overlap_2019_population.csv", "PARL25", "LAD23", "percentage_overlap_pop")
    shared = overlap.with_columns(
        part=pl.col("PARL25").replace_strict(seats),
        whole=pl.col("LAD23").replace(RENAMED_IN_2025),
        share=pl.col("percentage_overlap_pop").cast(pl.Float64),
    ).filter(pl.col("share") >= LEAST_SHARE)
    # The published shares are rounded, and lose up to a tenth where small areas straddle: they are scaled to come to one.
    shared = shared.with_columns(share=(pl.col("share") / pl.col("share").sum().over("part")).round(4))
    frame = _dressed(
        shared, "constituency", "district", "population", "mySociety: population overlap of seats and districts, 2019"
    )
    northern_irish = frame.filter(pl.col("part").str.starts_with("N")).with_columns(whole_kind=pl.lit("authority"))
    return [frame, northern_irish]


def _wholes(places: Path) -> list[pl.DataFrame]:
    """Relations in which the part lies wholly in the whole, by what the codes were made for."""
    lookup = table(
        places / "constituency_authority_region_2025.csv", "pcon_code", "lad_code", "new_la_code", "region_code", "country_name"
    ).with_columns(nation=pl.col("country_name").replace_strict(NATIONS))
    source = "ONS: constituency, authority and region look-up, 2025"
    english = lookup.filter(pl.col("region_code").str.starts_with("E12"))
    pairs = [
        (lookup, "lad_code", "new_la_code", "district", "authority"),
        (lookup, "lad_code", "nation", "district", "nation"),
        (lookup, "new_la_code", "nation", "authority", "nation"),
        (lookup, "pcon_code", "nation", "constituency", "nation"),
        (english, "lad_code", "region_code", "district", "region"),
        (english, "new_la_code", "region_code", "authority", "region"),
        (english, "pcon_code", "region_code", "constituency", "region"),
        (english, "region_code", "nation", "region", "nation"),
    ]
    found = []
    for frame, part, whole, part_kind, whole_kind in pairs:
        distinct = frame.select(part=part, whole=whole).unique()
        must(distinct["part"].is_unique().all(), f"A {part_kind} lies in two areas of the kind {whole_kind}.")
        found.append(_dressed(distinct.with_columns(share=pl.lit(1.0)), part_kind, whole_kind, "whole", source))
    icbs = table(places / "subicb_to_icb_2023_to_2026.csv", "sicbl_vintage", "sicbl_code", "icb_code")
    for vintage, since, until in (("2023", ICBS_FROM, OLD_ICBS_TO), ("2026", NEW_ICBS_FROM, "")):
        pairs_now = icbs.filter(pl.col("sicbl_vintage") == vintage).select(part="sicbl_code", whole="icb_code", share=pl.lit(1.0))
        found.append(_dressed(pairs_now, "sub-icb", "icb", "whole", "NHS England: sub-ICB to ICB look-up", since, until))
    return found


def _dressed(
    frame: pl.DataFrame, part_kind: str, whole_kind: str, basis: str, source: str, since: str = "", until: str = ""
) -> pl.DataFrame:
    return frame.select(
        pl.lit(part_kind).alias("part_kind"), "part", pl.lit(whole_kind).alias("whole_kind"), "whole", "share",
        basis=pl.lit(basis), valid_from=pl.lit(since), valid_to=pl.lit(until), source=pl.lit(source),
    )  # fmt: skip
