"""Cuts the excerpts beside this file from the published files: a few places of each table, as they stand there.

    python -m tests.excerpts.cut ../shared/data

A source's files stand in a folder of its key, under the path that its definition names. Nothing is cut from files that do not
give, whole, what ships: so an excerpt says of its places what the whole file said.
"""

import csv
import gzip
import io
import json
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).parent
ENGLAND = "E92000001"
YORKSHIRE = "E12000003"  # a slip of its figures is left out, which a test asks after
# GSS codes; with what is kept beside them for a reason: Barnsley and Sheffield have new codes, Birmingham's return came too late,
# Kingston and Richmond report together.
COUNCILS = {"E09000005", "E08000025", "E08000038", "E08000039", "E09000021", "E09000027"}
SEATS = {"E14001063", "E14001172", "W07000088", "S14000073", "N05000002"}
BOARDS = {"QJK": "Devon", "QOX": "Bath and North East Somerset, Swindon and Wiltshire", "QE1": "Lancashire and South Cumbria"}
CCGS = {"E38000215", "E38000235", "E38000014"}
SHEETS = ("Table 4", "Table 4f", "Table 4g", "Table 4h")  # the last in workbooks that have it
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# Areas on islands, and the board of Cornwall with its only neighbour: their borders come out as they do among all the others.
BORDERS = {
    "constituencies_2024_ultra_generalised.geojson": ("PCON24CD", {"W07000112", "S14000027", "S14000051"}),
    "upper_tier_local_authorities_2023.geojson": (
        "CTYUA23CD",
        {"E06000046", "W06000001", "S12000013", "S12000023", "S12000027"},
    ),
    "icbs_2023.geojson": ("ICB23CD", {"E54000036", "E54000037"}),
}
HEXAGONS = ("constituencies_2024.hexjson", "upper_tier_local_authorities.hexjson", "icbs_2022.hexjson")
LISTS = {  # the columns that our reading needs, of lists that are compared whole
    "representatives/mps_2026-06-27.csv": [
        "pcon_name",
        "pcon_code",
        "member_id",
        "full_title",
        "display_as",
        "party_text",
        "member_email",
    ],
    "representatives/ge2024-constituencies.csv": ["ONS ID", "Member first name", "Member surname", "First party"],
    "representatives/by-elections-59-candidacies.csv": [
        *("Election date", "ONS ID", "Candidate first name", "Candidate surname", "Member MNIS ID", "Votes"),
    ],
    "representatives/by-elections-59-constituencies.csv": [
        *("By-election date", "Writ date", "ONS ID", "Constituency name", "Member first name", "Member surname"),
    ],
    "area_groups/places/constituency_imd_2019.csv": ["parl25", "parl25-deprivation-score", "parl25-imd-pop-quintile"],
    "area_groups/childrens_social_care/sn_model_2025_wide.csv": [
        "old_la_code",
        *(f"SN_{rank}{part}" for rank in range(1, 11) for part in ("", "P")),
    ],
}


Cut = Callable[[bytes], bytes]
Line = dict[str, str]


# -- tables of text ----------------------------------------------------------------------------------------------------------------


def lines(keeps: Callable[[Line], object], columns: Sequence[str] | None = None) -> Cut:
    """Keep the lines that ``keeps`` wants, and of them ``columns``, or all, in the file's own order."""

    def cut(content: bytes) -> bytes:
        text = content.decode("utf-8-sig")
        read = csv.DictReader(io.StringIO(text))
        kept = [line for line in read if keeps(line)]
        written = io.StringIO()
        writer = csv.DictWriter(written, columns or list(read.fieldnames or ()), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
        return ("\ufeff" * content.startswith(b"\xef\xbb\xbf") + written.getvalue()).encode()

    return cut


def packed(cut: Cut) -> Cut:
    """The same of a compressed file."""
    return lambda content: gzip.compress(cut(gzip.decompress(content)), mtime=0)


def first(titles: int, keeps: Callable[[list[str]], object]) -> Cut:
    """Keep the first lines, which are titles, and of the others those that are wanted."""

    def cut(content: bytes) -> bytes:
        read = list(csv.reader(io.StringIO(content.decode("utf-8"))))
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(read[:titles] + [line for line in read[titles:] if keeps(line)])
        return written.getvalue().encode()

    return cut


def of_england(line: Line) -> bool:
    """Whether a line of the Department's tables is about a place that is kept."""
    match line["geographic_level"]:
        case "National":
            return True
        case "Regional":
            return line["region_code"] == YORKSHIRE
    codes = {*line["new_la_code"].split(" / "), *line["old_la_code"].split(" / ")}
    return bool(codes & (COUNCILS | numbers()))


def of_everybody(line: Line) -> bool:
    """Whether a line is of all plans or requests, not of an age, a sex or a setting."""
    return line.get("breakdown_topic") == line.get("breakdown")


def of_attendance(line: Line) -> bool:
    """Whether a line is of all phases and of a council that is kept; Barnsley and Sheffield stand there with their old codes too."""
    return line["education_phase"] == "Total" and line["new_la_code"] in COUNCILS | {"E08000016", "E08000019"}


def of_england_with_yorkshires_councils(line: Line) -> bool:
    """The same, with the councils of the region whose figures have a slip."""
    return of_england(line) or line["region_code"] == YORKSHIRE


def numbers(*, of_yorkshire: bool = False) -> set[str]:
    """The Department's numbers of what is kept."""
    from causeway.evidence.ingest.education_places import by_number

    kept = COUNCILS | {ENGLAND, YORKSHIRE}
    yorkshire = {"810", "811", "812", "813", "815", "816", "370", "371", "372", "373", "380", "381", "382", "383", "384"}
    return {number for number, (_, gss) in by_number().items() if gss in kept} | (yorkshire if of_yorkshire else set())


# -- workbooks ---------------------------------------------------------------------------------------------------------------------


def tool(key: str) -> Cut:
    """Of the Interactive Tool's long table, the series that a source reads and the places that are kept."""
    import polars as pl

    from causeway.evidence.definitions.schema import sources
    from causeway.evidence.ingest.rows import measures_of

    reads = [measure.reads for _, measure in measures_of(sources()[key])]
    series = {name for one in reads for name in (one.series, *one.numerator, *one.denominator) if name}
    kept = {float(number) for number in numbers(of_yorkshire=key == "dfe_ehc_plans")}
    return parquet(lambda: pl.col("Short Desc").is_in(series) & pl.col("LA Number").cast(pl.Float64).is_in(kept))


def parquet(keeps: Callable[[], object]) -> Cut:
    def cut(content: bytes) -> bytes:
        import polars as pl

        written = io.BytesIO()
        table = pl.read_parquet(io.BytesIO(content)).filter(keeps())
        table.select("Short Desc", "Years", "LA and Regions", "Values", "LA Number").write_parquet(written, compression="zstd")
        return written.getvalue()

    return cut


def workbook(keeps: Callable[[Sequence[object]], object], sheets: Sequence[str] | None = None) -> Cut:
    """Of a workbook the sheets that are read, and of them the lines that are wanted."""

    def cut(content: bytes) -> bytes:
        import openpyxl

        whole, small = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True), openpyxl.Workbook()
        written = io.BytesIO()
        small.remove(small.active)
        for sheet in [whole[title] for title in sheets if title in whole.sheetnames] if sheets else whole.worksheets[:1]:
            copy = small.create_sheet(sheet.title)
            sheet.reset_dimensions()  # some workbooks declare one column and hold sixty
            for line in sheet.iter_rows(values_only=True):
                if keeps(line):
                    copy.append(line)
        small.save(written)
        return written.getvalue()

    return cut


def of_boards(line: Sequence[object]) -> bool:
    """Titles, England, regions, the boards kept, and one organisation, which is no board."""
    words = {str(value).casefold() for value in line[:3] if value}
    titles = len([value for value in line if value]) < 2 or any(str(value).startswith("(A)") for value in line)
    kept = {"england", "region", "london", *(name.casefold() for name in (*BOARDS, *BOARDS.values()))}
    return titles or bool(words & kept) or "organisation" in words


def document(title: str, keeps: Callable[[list[str]], bool]) -> Cut:
    """Of an OpenDocument workbook one sheet, and of it the lines that are wanted, without its style."""

    def cut(content: bytes) -> bytes:
        from causeway.evidence.ingest.opendocument import _line

        with zipfile.ZipFile(io.BytesIO(content)) as book:
            kind, root = book.read("mimetype"), ET.fromstring(book.read("content.xml"))
        for parent in list(root.iter()):
            for child in list(parent):
                other = child.tag == f"{TABLE}table" and child.get(f"{TABLE}name") != title
                if other or (child.tag == f"{TABLE}table-row" and not keeps(_line(child))):
                    parent.remove(child)
        for prefix, name in {"office": "office", "table": "table", "text": "text"}.items():
            ET.register_namespace(prefix, f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0")
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as book:
            for name, data in (("mimetype", kind), ("content.xml", ET.tostring(root, encoding="utf-8", xml_declaration=True))):
                book.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return written.getvalue()

    return cut


def of_spending(line: list[str]) -> bool:
    """Titles, England and the councils kept; Barnsley and Sheffield stand in the return with their old codes."""
    titles = not any(cell.startswith("E") and cell[1:].isdigit() for cell in line[:3])
    return titles or bool(set(line[:3]) & (COUNCILS | {ENGLAND, "E08000016", "E08000019"}))


def of_appeals(line: list[str]) -> bool:
    """England, a region above its councils, those councils and two that the table mixes up, with what ends the table."""
    names = (
        *("Brent", "Birmingham", "Barnsley", "Sheffield", "Kingston upon Thames", "Richmond upon Thames"),
        *("Cambridgeshire", "Central Bedfordshire", "England Total", "England total", "Sources"),
    )
    return line[0].startswith(names) or not any(cell.strip() for cell in line[1:])


# -- postcodes and schools ---------------------------------------------------------------------------------------------------------


def postcodes(content: bytes) -> bytes:
    """Every third postcode of the first district, and all others; none of Northern Ireland, whose licence is another."""
    read = list(csv.DictReader(io.StringIO(gzip.decompress(content).decode())))
    columns = ["pcds", "doterm", "oslaua", "oshlthau", "ctry", "rgn", "pcon", "sicbl"]
    kept = [
        row
        for at, row in enumerate(read)
        if (at % 3 == 0 or not row["pcds"].startswith("AB")) and not row["pcds"].startswith("BT")
    ]
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return gzip.compress(written.getvalue().encode(), mtime=0)


def whole(content: bytes) -> bytes:
    """A file that is small, or of which the whole is asked after."""
    return content


def seats(content: bytes) -> bytes:
    """The list of constituencies, those kept."""
    kept = {code: one for code, one in json.loads(content).items() if one["parlcon_2024_gss_code"] in SEATS}
    return (json.dumps(kept, indent=1, ensure_ascii=False) + "\n").encode()


def _short_codes(places: Path) -> set[str]:
    known = json.loads((places / "constituencies_2024.json").read_text(encoding="utf-8"))
    return {code for code, one in known.items() if one["parlcon_2024_gss_code"] in SEATS}


def _ccgs() -> set[str]:
    from causeway.evidence.definitions.schema import codes

    return {code for code, gss in codes("ccgs_2021").items() if gss in CCGS}


# -- all of it ---------------------------------------------------------------------------------------------------------------------


def cuts(key: str, data: Path) -> dict[str, Cut]:
    """Return how each published file is cut, by its path or the end of it."""
    ees, ccgs, short = lines(of_england), _ccgs(), _short_codes(data / "places")
    councils = of_england_with_yorkshires_councils if key == "dfe_ehc_plans" else of_england
    return {
        "bds_long_0.parquet": tool(key),
        "sen2_mi.csv": lines(councils),
        "ons_mid-year_population_estimates_2012_to_2024.csv": lines(
            lambda line: line["age_group"] == "Children aged 0 to 17 years" and councils(line)
        ),
        "c3_factors_identified_at_end_of_assessment_2018_to_2025.csv": ees,
        "csww_indicators_2017_to_2025.csv": ees,
        "sen_la.csv": ees,
        "ccg_df.csv": lines(lambda line: line["org_cd"] in ccgs),
        "england_202122.csv": whole,
        "workforce_ptrs_2010_2024.csv": first(3, lambda line: line[0] in SEATS),
        "population_2022.csv": lines(lambda line: line["PCON24CD"] in SEATS),
        "constituency_imd_2019.csv": lines(lambda line: line["parl25"] in short),
        "constituencies_2024.json": seats,
        "la_ch_time_series_derived.csv": lines(
            lambda line: (
                line["Organisation Name"].removeprefix("NHS ").removesuffix(" INTEGRATED CARE BOARD").casefold()
                in {"england", *(name.casefold() for name in BOARDS.values())}
            )
        ),
        "MHSDS_Data": packed(lines(lambda line: line["PRIMARY_LEVEL"] in {"England", "UNKNOWN", *BOARDS})),
        "dsg_deficit_derived.xlsx": workbook(
            lambda line: (
                {str(value) for value in line[:9]}
                & {"time_period", "England", "Brent", "Birmingham", "Barnsley", "Sheffield", "Kingston upon Thames", "National"}
            )
        ),
        ".xlsx": workbook(of_boards, SHEETS),
        "send_tribunals_and_appeal_rate_2014_2024.csv": first(5, of_appeals),
        "send_appealable_decisions_rate_2024_2025.csv": lines(
            lambda line: of_appeals([line["la_name_as_published"], line["old_la_code"] or "England"])
        ),
        "send_attendance_suspensions_by_la.csv.gz": packed(lines(of_attendance)),
        "absence_la.csv.gz": packed(lines(lambda line: of_england(line) and line["phase_type_grouping"] == "Total")),
        **{
            name: packed(lines(lambda line: of_everybody(line) and councils(line)))
            for name in (
                *("requests.csv.gz", "assessments.csv.gz", "newplans.csv.gz", "ceased_plans.csv.gz", "annual_reviews.csv.gz"),
                *("caseload.csv.gz", "timeliness_20_week.csv.gz", "_2013_to_2025.csv.gz"),
            )
        },
        "requests_2025_all_requests.csv": lines(councils),
        "timeliness_20_week_2025_all_plans.csv": lines(councils),
        "ehc_plans_january_2026_and_phase_transfers.csv": lines(councils),
        ".ods": document("RO3_LA_Data_202425", of_spending),
        "camhs-": whole,  # asked after whole: what one refreshes is the file of all years
    }


def _cut_of(path: str, known: dict[str, Cut]) -> Cut:
    name = Path(path).name
    return next(cut for end, cut in known.items() if name == end or name.endswith(end) or name.startswith(end))


def cut_source(key: str, data: Path) -> int:
    """Cut one source's files, if the whole of them gives what ships; return the bytes written."""
    from django.conf import settings

    from causeway.evidence.definitions.schema import sources
    from causeway.evidence.ingest import files_of, read_source
    from causeway.evidence.ingest.rows import digest
    from causeway.evidence.releases import reference

    source, evidence = sources()[key], data / "evidence"
    if digest(read_source(source, evidence)) != reference.rows_digest(source, Path(settings.REFERENCE_PATH) / "evidence"):
        raise SystemExit(f"{key}: the published files do not give what ships. Run build_evidence first.")
    known, written = cuts(key, data), 0
    shutil.rmtree(HERE / key, ignore_errors=True)
    for path in files_of(source, evidence):
        base = evidence if path.is_relative_to(evidence) else data
        written += _write(HERE / key / path.relative_to(base), _cut_of(path.name, known)(path.read_bytes()))
    return written


def _write(path: Path, content: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)


def cut_others(data: Path) -> int:
    """Cut what is no source of figures: lists of representatives, groups of areas, postcodes, schools."""
    import polars as pl

    written = 0
    for name, columns in LISTS.items():
        room, _, path = name.partition("/")
        origin = (
            data / room / path
            if room == "representatives"
            else data / path
            if path.startswith("places")
            else data / "evidence" / path
        )
        written += _write(HERE / name, lines(lambda _line: True, columns)(origin.read_bytes()))
    low_income = parquet(lambda: (pl.col("Short Desc") == "ChildPov") & (pl.col("Years") == "2025"))
    long = "la_interactive_tool/bds_long_0.parquet"
    written += _write(HERE / "area_groups" / long, low_income((data / "evidence" / long).read_bytes()))
    written += _write(
        HERE / "postcodes/onspd_sample_2025-08.csv.gz", postcodes((data / "formats/onspd_sample_2025-08.csv.gz").read_bytes())
    )
    for name, columns in {
        "subicb_to_icb_2023_to_2026.csv": ["sicbl_vintage", "sicbl_code", "icb_code"],
        "lad23_icb26_by_postcode_count.csv": ["lad_code", "icb26", "share"],
        "constituency_authority_region_2025.csv": ["lad_code", "lad_name", "new_la_code", "region_code", "country_name"],
    }.items():
        content = lines(lambda _line: True, columns)((data / "places" / name).read_bytes())
        head, *rest = content.decode().splitlines(keepends=True)
        written += _write(HERE / "postcodes/places" / name, (head + "".join(dict.fromkeys(rest))).encode())
    written += _britain(data / "places") + _maps(data / "places")
    example = "members_search_item.json"
    written += _write(HERE / "representatives" / example, (data / "formats/parliament" / example).read_bytes())
    for path in (data / "calendar").iterdir():
        compact = path.suffix == ".json"
        content = path.read_bytes()
        text = json.dumps(json.loads(content), ensure_ascii=False) + "\n" if compact else content.decode()
        written += _write(HERE / "calendar" / path.name, text.encode())
    schools = first(1, lambda line: int(line[0]) < 130010)
    sample = "gias_edubasealldata_synthetic_sample.csv"
    return written + _write(HERE / "schools" / sample, schools((data / "formats" / sample).read_bytes()))


def _maps(places: Path) -> int:
    """Cut borders and copy layouts, if the whole of them gives the maps that ship."""
    from django.conf import settings
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as made:
        call_command("build_maps", source=places, to=Path(made), stdout=io.StringIO())
        for path in (Path(settings.REFERENCE_PATH) / "charts").glob("*.json"):
            if (Path(made) / path.name).read_bytes() != path.read_bytes():
                raise SystemExit(f"{path.name}: the published borders do not give what ships. Run build_maps first.")
    written = sum(_write(HERE / "maps" / name, (places / name).read_bytes()) for name in HEXAGONS)
    for name, (field, codes) in BORDERS.items():
        found = json.loads((places / name).read_bytes())
        found["features"] = [one for one in found["features"] if one["properties"][field] in codes]
        written += _write(HERE / "maps" / name, (json.dumps(found, ensure_ascii=False) + "\n").encode())
    return written


def _britain(places: Path) -> int:
    """Cut every five-hundredth postcode of the list that ships, and what the list of England's boards says of those."""
    kept: set[str] = set()
    written = 0
    for name in ("postcodes_gb_2023.csv.gz", "postcodes_england_health_2023.csv.gz"):
        head, *rest = gzip.decompress((places / name).read_bytes()).decode().splitlines(keepends=True)
        kept = kept or {line.partition(",")[0] for line in rest[::500]}
        text = head + "".join(line for line in rest if line.partition(",")[0] in kept)
        written += _write(HERE / "postcodes/places" / name, gzip.compress(text.encode(), mtime=0))
    return written


def main(arguments: Iterable[str]) -> None:
    """Cut everything, or the sources named after the folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    import django

    django.setup()
    from causeway.evidence.definitions.schema import sources

    folder, *keys = arguments
    data = Path(folder)
    for key in keys or sorted(sources()):
        sys.stdout.write(f"{key}: {cut_source(key, data):,} bytes\n")
    if not keys:
        sys.stdout.write(f"others: {cut_others(data):,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
