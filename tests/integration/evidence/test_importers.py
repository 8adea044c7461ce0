"""Importers on the published files: the same rows as what ships; renamed columns, moved codes and new signs are refused."""

import gzip
import shutil

import polars as pl
import pytest

from causeway.evidence.definitions.schema import sources
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import read_source
from causeway.evidence.ingest.mental_health_waits import read as read_waits
from causeway.evidence.ingest.rows import digest, share, total
from causeway.evidence.releases import reference
from tests.integration.evidence.test_evidence_releases import FOLDER

HEADER = (
    "REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION"
    ",SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE"
)


@pytest.mark.parametrize("key", sorted(sources()))
def test_what_ships_is_what_the_published_files_say(key, excerpts):
    """Of the places in the excerpt every figure, and no other; an excerpt is cut only from files that give all that ships."""
    source = sources()[key]
    fresh = read_source(source, excerpts / key)
    places = {(row.area_kind, row.area_code) for row in fresh}
    assert len(places) > 1
    shipped = [row for row in reference.read(source, FOLDER) if (row.area_kind, row.area_code) in places]
    assert digest(fresh) == digest(shipped)


def waits(tmp_path, *lines, header=HEADER):
    path = tmp_path / "example.csv.gz"
    path.write_bytes(gzip.compress("\n".join([header, *lines]).encode()))
    return read_waits([path], sources()["nhs_mental_health_waits"])


def line(code, measure, value, breakdown="ICB of GP Practice or Residence"):
    return f"01/09/2024,30/09/2024,Performance,{breakdown},{code},EXAMPLE,NONE,NONE,{measure},EXAMPLE,{value}"


def test_a_star_is_suppressed_and_takes_its_counts_with_it(tmp_path):
    rows = waits(tmp_path, line("QE1", "MRS10", "20"), line("QE1", "MRS14e", "*"), line("QE1", "MRS14f", "*"))
    first = [row for row in rows if row.indicator == "mental_health_first_contact"]
    (one,) = [row for row in first if row.measure == "over_52_weeks"]
    assert (one.status, one.value, one.numerator) == (Status.SUPPRESSED, None, None)
    (absent,) = [row for row in first if row.measure == "median_days"]
    assert (absent.status, absent.value) == (Status.MISSING, None)


def test_unplaced_referrals_are_no_area(tmp_path):
    assert waits(tmp_path, line("UNKNOWN", "MRS10", "7415")) == []


@pytest.mark.parametrize(
    ("lines", "header", "says"),
    [
        ([line("QE1", "MRS10", "20")], HEADER.replace("MEASURE_VALUE", "VALUE"), "no column MEASURE_VALUE"),
        ([line("QZZ", "MRS10", "20")], HEADER, "QZZ is not one of the 42"),
        ([line("QE1", "MRS10", "~")], HEADER, "neither a number nor a sign"),
        ([line("QE1", "MRS10", "20").replace("30/09/2024", "2024-09-30")], HEADER, "not a date"),
    ],
)
def test_a_changed_format_is_refused_with_a_sentence(tmp_path, lines, header, says):
    with pytest.raises(IngestError, match=says):
        waits(tmp_path, *lines, header=header)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(IngestError, match=r"timeliness_20_week\.csv\.gz"):
        read_source(sources()["dfe_ehc_timeliness"], tmp_path)


def test_an_unknown_authority_stops_the_import(tmp_path, excerpts):
    origin = excerpts / "dfe_ehc_timeliness"
    shutil.copytree(origin, tmp_path, dirs_exist_ok=True)
    table = pl.DataFrame(
        {
            "Short Desc": ["SEN_EHC_All_20wks"],
            "Years": ["2024"],
            "LA and Regions": ["Example"],
            "Values": ["1"],
            "LA Number": [999.0],
        }
    )
    table.write_parquet(tmp_path / "la_interactive_tool" / "bds_long_0.parquet")
    with pytest.raises(IngestError, match="authority number 999"):
        read_source(sources()["dfe_ehc_timeliness"], tmp_path)


def test_sums_and_shares_carry_signs_and_never_make_zeros():
    known, hidden = Cell(Status.PUBLISHED, 5.0), Cell(Status.SUPPRESSED)
    assert total(known, hidden) == hidden
    assert share(hidden, known)[0] == hidden
    assert share(known, Cell(Status.PUBLISHED, 0.0))[0].status is Status.NOT_APPLICABLE
    assert share(known, Cell(Status.PUBLISHED, 20.0)) == (Cell(Status.PUBLISHED, 25.0), 5.0, 20.0)
