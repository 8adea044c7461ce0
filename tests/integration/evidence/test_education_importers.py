"""The education and local-government importers on small example files: what a changed file says, and what a sign becomes."""

import csv
import zipfile

import openpyxl
import polars as pl
import pytest

from causeway.evidence.definitions.schema import Slip, indicators, sources
from causeway.evidence.domain.symbols import Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import IMPORTERS, read_source
from causeway.evidence.ingest.opendocument import sheet
from causeway.evidence.releases import reference
from tests.integration.evidence.test_evidence_releases import FOLDER

TOOL = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number"]


def tool(folder, lines, columns=TOOL):
    """Write an example of the interactive tool's long file."""
    path = folder / "la_interactive_tool" / "bds_long_0.parquet"
    path.parent.mkdir(exist_ok=True)
    rows = [dict(zip(columns, line, strict=True)) for line in lines]
    pl.DataFrame(rows, schema_overrides={columns[-1]: pl.Float64}).write_parquet(path)
    return path


def shares(*values, series="SEN_TotStat", year="2025", number=873):
    """Return lines of every series that the source of SEN shares reads, the first with the values given."""
    reads = [measure.reads.series for key in ("ehc_plan_share", "sen_support_share") for measure in indicators()[key].measures]
    others = [(name, "2025", "Example", "1", 873.0) for name in reads if name != series]
    return [*((series, year, "Example", value, float(number)) for value in values), *others]


def read_shares(tmp_path, lines, **more):
    return IMPORTERS["interactive_tool"]([tool(tmp_path, lines, **more)], sources()["dfe_sen_shares"])


def test_a_january_figure_has_its_month_and_a_dash_is_no_zero(tmp_path):
    (one,) = [row for row in read_shares(tmp_path, shares("-")) if row.measure == "all_schools" and "plan" in row.indicator]
    assert (one.period, one.status, one.value, one.area_code) == ("2025-01", Status.MISSING, None, "E10000003")


@pytest.mark.parametrize(
    ("lines", "columns", "says"),
    [
        (shares("5.8"), ["Short Desc", "Year", "LA and Regions", "Values", "LA Number"], "no column Years"),
        (shares("~"), TOOL, "neither a number nor a sign"),
        (shares("5.8", number=999), TOOL, "authority number 999"),
        (shares("5.8", "5.9"), TOOL, "stands there twice"),
        (shares("5.8", year="2024/25"), TOOL, "not a year we know how to read"),
        (shares("5.8")[1:], TOOL, "no series SEN_TotStat"),
    ],
)
def test_a_changed_tool_is_refused_with_a_sentence(tmp_path, lines, columns, says):
    with pytest.raises(IngestError, match=says):
        read_shares(tmp_path, lines, columns=columns)


def test_a_truncated_tool_is_refused(tmp_path):
    path = tool(tmp_path, shares("5.8"))
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(IngestError, match="cannot be read to its end"):
        IMPORTERS["interactive_tool"]([path], sources()["dfe_sen_shares"])


@pytest.mark.parametrize(("label", "period"), [("2024-25 (OT)", "2024-2025"), ("2023/24", "2023-2024"), ("2024", "2023-2024")])
def test_labels_of_financial_and_school_years(tmp_path, label, period):
    path = tool(tmp_path, [("SENFinance", label, "Example", "110", 873.0)])
    (row,) = IMPORTERS["interactive_tool"]([path], sources()["dfe_send_spend"])
    assert (row.period, row.value) == (period, 110)


def test_a_slip_of_the_publisher_is_shown_as_none_with_its_reason(tmp_path):
    slip = Slip(series="SENFinance", year="2024-25 (OT)", kind="authority", value=110, why="An example of a slip.")
    source = sources()["dfe_send_spend"].model_copy(update={"slips": (slip,)})
    path = tool(tmp_path, [("SENFinance", "2024-25 (OT)", "A", "110", 873.0), ("SENFinance", "2024-25 (OT)", "B", "110", 982.0)])
    council, region = IMPORTERS["interactive_tool"]([path], source)
    assert (council.status, council.value, council.note) == (Status.MISSING, None, "An example of a slip.")
    assert (region.value, region.note) == (110, "")


def deficits(folder, *lines, head=("time_period", "geographic_level", "region_name", "la_name", "deficit", "balance")):
    book = openpyxl.Workbook()
    for line in (head, *lines):
        book.active.append(line)
    path = folder / "example.xlsx"
    book.save(path)
    return path


BALANCE = "DSG cumulative balance as a % of the total income"
HEAD = ("time_period", "geographic_level", "region_name", "la_name", "deficit", BALANCE)


def test_a_deficit_is_below_zero_and_a_blank_is_none(tmp_path):
    path = deficits(
        tmp_path,
        ("202122", "Local authority", "South West", "Dorset", 1.5, -1.5),
        ("202122", "Regional", "South West", "", 1.5, None),
        head=HEAD,
    )
    council, region = IMPORTERS["grant_balances"]([path], sources()["dfe_schools_grant"])
    assert (council.area_code, council.period, council.value) == ("E06000059", "2021-2022", -1.5)
    assert (region.area_code, region.status) == ("E12000009", Status.MISSING)


@pytest.mark.parametrize(
    ("line", "head", "says"),
    [
        (("202122", "Local authority", "South West", "Nowhere", 1.5, -1.5), HEAD, "Nowhere. is unknown"),
        (("2021", "Local authority", "South West", "Dorset", 1.5, -1.5), HEAD, "not a financial year"),
        (("202122", "Local authority", "South West", "Dorset", 1.5, -1.5), (*HEAD[:5], "balance"), "no column DSG"),
        (("202122", "Local authority", "South West", "Dorset", 1.5, "n/a"), HEAD, "neither a number nor a sign"),
    ],
)
def test_a_changed_workbook_is_refused_with_a_sentence(tmp_path, line, head, says):
    with pytest.raises(IngestError, match=says):
        IMPORTERS["grant_balances"]([deficits(tmp_path, line, head=head)], sources()["dfe_schools_grant"])


PTR = [
    ["PCON24CD", "PCON24NM", *(s for s in ("State-funded nursery and primary", "State-funded secondary"))],
    ["", "", "202425", "202425"],
    ["---"] * 4,
    ["E14001063", "Aldershot", "21.21", ""],
]
PHASES = ("Total state-funded schools", "State-funded special or PRU")


def ptr(folder, lines):
    path = folder / "example.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def whole_ptr():
    lines = [list(line) for line in PTR]
    for at, more in enumerate((PHASES, ("202425", "202425"), ("---", "---"), ("19.22", "7.54"))):
        lines[at] += more
    return lines


def test_a_seat_without_a_kind_of_school_has_no_ratio(tmp_path):
    rows = {
        row.measure: row
        for row in IMPORTERS["constituency_teachers"]([ptr(tmp_path, whole_ptr())], sources()["dfe_constituency_teachers"])
    }
    assert (rows["all_schools"].value, rows["all_schools"].period) == (19.22, "2024-2025")
    assert (rows["secondary"].status, rows["secondary"].value) == (Status.MISSING, None)


@pytest.mark.parametrize(
    ("at", "column", "text", "says"),
    [
        (0, 4, "All schools", "no columns “Total state-funded schools”"),
        (1, 4, "2024", "not a school year"),
        (2, 0, "E14001063", "two lines of titles and a rule"),
        (3, 0, "Aldershot", "not a constituency's code"),
        (3, 4, "~", "neither a number nor a sign"),
    ],
)
def test_a_changed_table_of_seats_is_refused_with_a_sentence(tmp_path, at, column, text, says):
    lines = whole_ptr()
    lines[at][column] = text
    with pytest.raises(IngestError, match=says):
        IMPORTERS["constituency_teachers"]([ptr(tmp_path, lines)], sources()["dfe_constituency_teachers"])


def people(folder, under_18):
    ages = {"PCON24CD": "E14001063", **{str(age): "10" for age in range(18)}, "<18": under_18}
    path = folder / "example.csv"
    pl.DataFrame([ages]).write_csv(path)
    return path


def test_ages_are_added_up_and_must_make_the_published_total(tmp_path):
    source = sources()["ons_constituency_people"]
    rows = {row.measure: row.value for row in IMPORTERS["constituency_people"]([people(tmp_path, "180")], source)}
    assert rows == {"under_18": 180, "under_5": 50, "age_5_to_10": 60, "age_11_to_15": 50, "age_16_to_17": 20}
    with pytest.raises(IngestError, match="do not add up"):
        IMPORTERS["constituency_people"]([people(tmp_path, "181")], source)


def ods(folder, title, lines):
    """Write a small OpenDocument workbook of text and numbers, with its empty cells repeated as office programs do."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    rows = ""
    for line in lines:
        cells = "".join(
            f'<table:table-cell office:value="{one}"/>'
            if isinstance(one, int | float)
            else f"<table:table-cell><text:p>{one}</text:p></table:table-cell>"
            for one in line
        )
        rows += f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    body = (
        f'<office:d {spaces}><table:table table:name="other"/><table:table table:name="{title}">{rows}</table:table></office:d>'
    )
    path = folder / "example_2024-25_example.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("content.xml", body)
    return path


def test_a_sheet_is_read_by_name_with_stored_numbers(tmp_path):
    path = ods(tmp_path, "SEND_2", [["a", 1.25], ["", ""], ["b", ".."]])
    assert sheet(path, "SEND_2") == [["a", "1.25"], ["b", ".."]]
    with pytest.raises(IngestError, match="no sheet “Else”"):
        sheet(path, "Else")


@pytest.mark.parametrize("content", [b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", b"<x><unclosed>"])
def test_a_document_with_entities_or_cut_short_is_refused(tmp_path, content):
    path = tmp_path / "example.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("content.xml", content)
    with pytest.raises(IngestError):
        sheet(path, "SEND_2")
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(IngestError, match="not an OpenDocument"):
        sheet(path, "SEND_2")


def test_the_counts_of_appeals_reproduce_the_published_percentages(excerpts):
    rows = read_source(sources()["moj_send_appeals"], excerpts / "moj_send_appeals")
    counted = {row.area_code: row for row in rows if row.period == "2022" and row.numerator is not None}
    england = counted["E92000001"]
    assert (england.numerator, england.denominator, england.value) == (12796, 549887, 2.3)  # SEND_1, 2022
    shipped = reference.read(sources()["moj_send_appeals"], FOLDER)
    assert len({row.area_code for row in shipped if row.period == "2022" and row.numerator is not None}) > 130


def test_rates_use_the_children_of_the_same_year(excerpts):
    rows = read_source(sources()["dfe_ehc_plans"], excerpts / "dfe_ehc_plans")
    (one,) = [
        row
        for row in rows
        if row.measure == "per_1000_children"
        and row.indicator == "ehc_requests"
        and (row.area_code, row.period) == ("E92000001", "2024")
    ]
    assert (one.numerator, one.denominator) == (154489, 12183016)  # the population file, 2024, National
    assert one.value == pytest.approx(1000 * 154489 / 12183016)


def test_yorkshires_slip_is_not_shown(excerpts):
    rows = read_source(sources()["dfe_ehc_plans"], excerpts / "dfe_ehc_plans")
    marked = [row for row in rows if "Yorkshire" in row.note]
    assert {row.period for row in marked} == {"2022"}
    assert {row.indicator for row in marked} == {"ehc_new_plans", "ehc_mainstream_placements"}  # shares of it, too
    assert len({row.area_code for row in marked}) == 15
    assert not any(row.value == 6078 and row.area_kind == "authority" for row in rows)


def test_barnsley_and_sheffield_keep_their_spending_under_their_new_codes(excerpts):
    rows = read_source(sources()["mhclg_outturn"], excerpts / "mhclg_outturn")
    found = {row.area_code: row.value for row in rows if (row.indicator, row.measure) == ("childrens_services_spend", "total")}
    assert (found["E08000038"], found["E08000039"]) == (82172000, 156717000)  # RO3, the lines of both councils
    assert "E08000016" not in found
    assert found["E08000025"] is None  # Birmingham's return came too late: [x]
