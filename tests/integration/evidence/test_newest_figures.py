"""The figures of 2025 and after, as a person read them in the published tables; and what in those tables is not what it seems."""

import csv
import gzip
import io
import shutil

import openpyxl
import pytest

from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.domain.severity import Severity
from causeway.evidence.domain.symbols import Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import read_source, sen_attendance
from causeway.evidence.ingest.department_tables import ONE_YEAR_BEFORE
from causeway.evidence.releases import reference
from tests.integration.evidence.test_evidence_releases import FOLDER

ENGLAND = "E92000001"

# indicator, measure, period: England's value, numerator, denominator, as they stand in the file named.
PUBLISHED = {
    # timeliness_20_week_2025_all_plans.csv, National
    ("ehc_20_weeks", "excluding_exceptions", "2025"): (46.1, 43997, 95411),
    ("ehc_20_weeks", "including_exceptions", "2025"): (45.5, 46498, 102203),
    ("ehc_over_a_year", "including_exceptions", "2025"): (10.1, 10365, 102203),
    # timeliness_20_week.csv.gz, 2024 and 2019, National: counts behind percentages that had none before
    ("ehc_20_weeks", "excluding_exceptions", "2024"): (46.4, 39407, 84866),
    ("ehc_20_weeks", "excluding_exceptions", "2019"): (60.4, 29895, 49519),
    # requests_2025_all_requests.csv and requests.csv.gz, National
    ("ehc_requests_refused", "refused", "2025"): (26.6, 43289, 162702),
    ("ehc_requests_refused", "refused", "2024"): (25.2, 38889, 154489),
    ("ehc_requests_refused", "refused", "2019"): (22.8, 18755, 82329),
    ("ehc_decisions_in_6_weeks", "within_6_weeks", "2025"): (87.4, 139031, 158984),
    # assessments.csv.gz, 2024, National
    ("ehc_assessments_without_plan", "not_issued", "2024"): (6.1, 6404, 105340),
    # annual_reviews.csv.gz, National
    ("ehc_annual_reviews", "overdue", "2024"): (13.512333843, 70893, 524654),
    ("ehc_annual_reviews", "told_within_4_weeks", "2024"): (44.4, 154924, 348759),
    # ehc_plans_january_2026_and_phase_transfers.csv, National
    ("ehc_plans_in_force", "plans", "2026-01"): (718838, None, None),
    # send_appealable_decisions_rate_2024_2025.csv, England Total; send_tribunals_and_appeal_rate_2014_2024.csv, England Total
    ("send_tribunal_appeals", "decisions_appealed", "2025"): (6.6, 26977, 405735),
    ("send_tribunal_appeals", "appeal_rate", "2024"): (3.2, 22276, 689739),
    # community_health_2025-10_published_2025-12-11.xlsx, Tables 4, 4f, 4g and 4h, England
    ("speech_language_waits", "over_18_weeks", "2025-10"): (pytest.approx(100 * (18909 + 4053 + 999) / 61845), 23961, 61845),
    ("community_paediatric_waits", "over_52_weeks", "2025-10"): (pytest.approx(100 * (44370 + 24239) / 171489), 68609, 171489),
    ("community_paediatric_waits", "over_104_weeks", "2025-10"): (pytest.approx(100 * 24239 / 171489), 24239, 171489),
    # c1_…2013_to_2025.csv.gz and b1_…2013_to_2025.csv.gz, 2025, National; the population file, 2024, National
    ("social_care_referrals", "no_action", "2024-2025"): (6.5, 41340, 632830),
    ("children_in_need", "per_10000_children", "2024-2025"): (pytest.approx(10000 * 402400 / 12183016), 402400, 12183016),
    # absence_la.csv.gz, 202425, National, CINO, Total
    ("children_in_need_absence", "in_need", "2024-2025"): (46.0, 55270, 120250),
}


@pytest.mark.parametrize(("indicator", "measure", "period"), PUBLISHED)
def test_what_ships_for_england_is_what_was_read_in_the_tables(indicator, measure, period):
    source = sources()[indicators()[indicator].source]
    asked = (indicator, measure, period, "nation", ENGLAND)
    (row,) = [row for row in reference.read(source, FOLDER) if row.identity() == asked]
    assert (row.value, row.numerator, row.denominator) == PUBLISHED[indicator, measure, period]


def test_a_rate_without_a_newer_population_says_which_it_stands_beside(excerpts):
    rows = read_source(sources()["dfe_ehc_plans"], excerpts / "dfe_ehc_plans")
    rates = {
        row.period: row
        for row in rows
        if (row.measure, row.area_code) == ("per_1000_children", ENGLAND) and "requests" in row.indicator
    }
    assert rates["2025"].denominator == rates["2024"].denominator == 12183016
    assert (rates["2025"].note, rates["2024"].note) == (ONE_YEAR_BEFORE, "")
    assert all(row.note != ONE_YEAR_BEFORE for row in rows if row.measure == "requests")


def test_two_councils_that_a_table_mixes_up_keep_their_appeals_and_have_no_rate(excerpts):
    rows = read_source(sources()["moj_send_appeals"], excerpts / "moj_send_appeals")
    of = {(row.measure, row.area_code, row.period): row for row in rows}
    cambridgeshire, central_bedfordshire = "E10000003", "E06000056"
    assert of["appeals", cambridgeshire, "2025"].value == 145
    assert of["appeals", central_bedfordshire, "2025"].value == 150
    for code in (cambridgeshire, central_bedfordshire):
        for measure, period in (("decisions_appealed", "2025"), ("decisions_appealed", "2024"), ("appeal_rate", "2024")):
            row = of[measure, code, period]
            assert (row.status, row.value, row.numerator) == (Status.MISSING, None, None)
            assert "Central Bedfordshire" in row.note
        assert of["appeal_rate", code, "2023"].value is not None


def test_a_minus_among_appeals_is_none_and_an_x_is_not_known(excerpts, tmp_path):
    shutil.copytree(excerpts / "moj_send_appeals", tmp_path, dirs_exist_ok=True)
    table = tmp_path / "sen2_2026" / "send_appealable_decisions_rate_2024_2025.csv"
    table.write_text(table.read_text() + "LONDON,City of London,201,-,18,0.00%,0,26,x\n")
    rows = read_source(sources()["moj_send_appeals"], tmp_path)
    of = {(row.measure, row.period): row for row in rows if row.area_code == "E09000001"}
    assert (of["appeals", "2024"].value, of["decisions_appealed", "2024"].value) == (0, 0)
    assert of["decisions_appealed", "2025"].status is Status.MISSING


def test_two_tables_of_appeals_that_disagree_are_refused(excerpts, tmp_path):
    shutil.copytree(excerpts / "moj_send_appeals", tmp_path, dirs_exist_ok=True)
    table = tmp_path / "sen2_2026" / "send_appealable_decisions_rate_2024_2025.csv"
    table.write_text(table.read_text().replace("22276", "22277"))
    with pytest.raises(IngestError, match="in 2024 has 22276"):
        read_source(sources()["moj_send_appeals"], tmp_path)


def anew(path, change):
    """Write a compressed table again, each line changed."""
    lines = list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8-sig"))))
    text = io.StringIO()
    changed = [change(line) for line in lines]
    writer = csv.DictWriter(text, changed[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(changed)
    path.write_bytes(gzip.compress(text.getvalue().encode()))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda line: line | {"time_period": "2024/25"}, "not a year such as 2024 or 202425"),
        (lambda line: line | {"old_la_code": "999"} if line["la_name"] else line, "not one of the authorities we know"),
        (lambda line: {key.replace("plans_issued", "issued"): value for key, value in line.items()}, "no column"),
        (lambda line: line | {"plans_issued_den": "~"}, "neither a number nor a sign"),
    ],
)
def test_a_changed_table_of_the_department_is_refused_with_a_sentence(excerpts, tmp_path, change, says):
    shutil.copytree(excerpts / "dfe_ehc_timeliness", tmp_path, dirs_exist_ok=True)
    anew(tmp_path / "sen2_2025" / "timeliness_20_week.csv.gz", change)
    with pytest.raises(IngestError, match=says):
        read_source(sources()["dfe_ehc_timeliness"], tmp_path)


def test_counts_that_do_not_give_the_published_percentage_are_left_out(excerpts, tmp_path):
    shutil.copytree(excerpts / "dfe_ehc_timeliness", tmp_path, dirs_exist_ok=True)
    anew(
        tmp_path / "sen2_2025" / "timeliness_20_week.csv.gz",
        lambda line: line | {"plans_issued_den": str(int(line["plans_issued_den"]) * 2)},
    )
    rows = read_source(sources()["dfe_ehc_timeliness"], tmp_path)
    (row,) = [row for row in rows if row.identity() == ("ehc_20_weeks", "including_exceptions", "2024", "nation", ENGLAND)]
    assert (row.value, row.numerator, row.denominator) == (45.9, None, None)


def test_a_percentage_of_which_only_the_counts_are_published_is_rounded_as_the_others(excerpts):
    rows = read_source(sources()["dfe_ehc_plans"], excerpts / "dfe_ehc_plans")
    refused = {row.period: row.value for row in rows if (row.measure, row.area_code) == ("refused", ENGLAND)}
    assert (refused["2019"], refused["2022"], refused["2023"]) == (22.8, 22.1, 24)


def test_the_two_bands_over_a_year_are_the_one_that_was_before(excerpts):
    """365 to 728 days and more than that, against 365 days and more: the workbooks say so in their list of contents."""
    rows = read_source(sources()["nhs_community_waits"], excerpts / "nhs_community_waits")
    periods = {measure: {row.period for row in rows if row.measure == measure} for measure in ("over_52_weeks", "over_104_weeks")}
    assert "2023-10" in periods["over_52_weeks"]
    assert periods["over_104_weeks"] == {"2025-10"}
    for key in ("speech_language_waits", "audiology_waits", "occupational_therapy_waits", "community_paediatric_waits"):
        assert any(one.from_period == "2025-10" for one in indicators()[key].breaks), "two years of months are not loaded"


def test_a_withheld_part_of_the_wait_over_a_year_withholds_the_whole(excerpts, tmp_path):
    shutil.copytree(excerpts / "nhs_community_waits", tmp_path, dirs_exist_ok=True)
    path = tmp_path / "community_waits" / "community_health_2025-10_published_2025-12-11.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Table 4h"]
    at = next(
        cell.column
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "(CYP) Therapy interventions: Speech and language"
    )
    line = next(row[0].row for row in sheet.iter_rows() if row[2].value == "England")
    sheet.cell(line, at).value = "*"
    book.save(path)
    rows = read_source(sources()["nhs_community_waits"], tmp_path)
    of = {
        row.measure: row
        for row in rows
        if row.indicator == "speech_language_waits" and (row.area_code, row.period) == (ENGLAND, "2025-10")
    }
    assert of["waiting"].value == 61845
    assert {of[name].status for name in ("over_18_weeks", "over_52_weeks", "over_104_weeks")} == {Status.SUPPRESSED}


def test_groups_of_pupils_are_not_counted_twice(excerpts):
    rows = read_source(sources()["dfe_sen_attendance"], excerpts / "dfe_sen_attendance")
    assert len({row.identity() for row in rows}) == len(rows)
    barnsley = [row for row in rows if row.area_code == "E08000038"]
    assert {row.indicator for row in barnsley} == {"part_time_timetables", "sen_absence", "sen_suspensions"}


def test_a_series_that_is_gone_is_named(excerpts):
    source = sources()["dfe_sen_attendance"]
    measure = indicators()["sen_absence"].headline
    other = measure.model_copy(
        update={"reads": measure.reads.model_copy(update={"series": "nothing: Total: EHC plan: Spring term"})}
    )
    assert measure.reads.series != other.reads.series
    table = sen_attendance.pl.DataFrame({name: ["x"] for name in sen_attendance.COLUMNS})
    with pytest.raises(IngestError, match="no series “nothing"):
        list(sen_attendance._rows("sen_absence", other, table, source, "example.csv.gz"))


def test_what_is_new_serves_the_case():
    """Over a year, six weeks and reviews are limits of the law; part-time timetables are children out of school."""
    for key in ("ehc_over_a_year", "ehc_decisions_in_6_weeks", "ehc_annual_reviews"):
        one = indicators()[key]
        assert one.severity_of(one.headline) is Severity.LEGAL_LIMIT
        assert one.headline.standard is not None
    assert indicators()["part_time_timetables"].severity is Severity.UNMET_NEED


def test_half_days_on_a_part_time_timetable_stand_beside_their_share(excerpts):
    rows = {
        (row.measure, row.area_code): row for row in read_source(sources()["dfe_sen_attendance"], excerpts / "dfe_sen_attendance")
    }
    share, missed = rows["plan_spring", "E08000038"], rows["plan_half_days", "E08000038"]
    assert (share.value, share.numerator) == (2.73, None)  # the half-days of one child are one chance, not many
    assert (missed.value, missed.period) == (5171, "2025-2026")


def test_new_plans_in_mainstream_schools_come_with_their_counts(excerpts):
    rows = read_source(sources()["dfe_ehc_plans"], excerpts / "dfe_ehc_plans")
    of = {(row.measure, row.period): row for row in rows if row.area_code == "E92000001"}
    council, every = of["council_mainstream", "2024"], of["mainstream", "2024"]
    assert (council.numerator, council.denominator, round(council.value, 1)) == (29_745, 97_747, 30.4)
    assert (every.numerator, every.denominator, round(every.value, 1)) == (73_369, 97_747, 75.1)
    earlier = of["council_mainstream", "2018"]
    assert (earlier.value, earlier.numerator) == (37.71648, None)  # before 2019 the interactive tool has the percentage alone
