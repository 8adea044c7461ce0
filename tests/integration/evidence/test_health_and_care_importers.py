"""The NHS, social-care, Commissioner's and Scottish importers on small examples: signs, moved codes, renamed columns, half files.

Every name, code and number written here is an example, not a published figure, unless a comment says where it was read.
"""

import csv
import gzip
import json
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings

from causeway.evidence.definitions.schema import code_names, codes, indicators, sources
from causeway.evidence.domain.symbols import Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import IMPORTERS, read_source
from causeway.evidence.ingest.series import columns_of
from causeway.evidence.releases import reference
from causeway.evidence.releases.verify import faults

OURS = [
    "childrens_commissioner",
    "dfe_assessment_factors",
    "dfe_social_work_workforce",
    "nhs_community_waits",
    "nhs_mental_health_waits",
    "scotland_mental_health",
]
EES = "time_period,geographic_level,country_code,region_code,old_la_code,new_la_code,la_name"
ENGLAND = "{year},National,E92000001,,,,"
BRENT = "{year},Local authority,E92000001,E13000002,304,E09000005,Brent"


def read(key, *paths):
    return IMPORTERS[sources()[key].importer](paths, sources()[key])


def one(rows, indicator, measure, code=None):
    (found,) = [row for row in rows if (row.indicator, row.measure) == (indicator, measure) and code in (None, row.area_code)]
    return found


def table(path, header, *lines):
    path.write_text("\n".join([header, *lines]) + "\n")
    return path


# -- the real files: what ships is what they say, see test_importers ----------------------------------------------------------------


@lru_cache(maxsize=len(OURS))
def published(key):
    return reference.read(sources()[key], Path(settings.REFERENCE_PATH) / "evidence")


@pytest.mark.parametrize("key", OURS)
def test_half_of_a_published_file_is_refused(key):
    source, rows = sources()[key], published(key)
    assert faults(rows, source, indicators(), None) == []
    assert faults(rows[: len(rows) // 2], source, indicators(), None)


@pytest.mark.parametrize("key", OURS)
def test_a_rebuild_gives_the_bytes_that_ship(key, tmp_path):
    reference.write([(sources()[key], published(key))], tmp_path)
    name = f"{key}.csv.gz"
    assert (tmp_path / name).read_bytes() == (Path(settings.REFERENCE_PATH) / "evidence" / name).read_bytes()


@pytest.mark.parametrize("key", OURS)
def test_every_area_that_ships_is_known_or_ended(key):
    """What the areas room does not know must be an authority that ended: those keep the years they existed."""
    with (Path(settings.REFERENCE_PATH) / "areas" / "areas.csv").open() as lines:
        known = {(row["kind"], row["code"]) for row in csv.DictReader(lines)}
    ended = {("authority", gss) for gss in codes("education_authorities_2025").values()}
    rows = published(key)
    assert {(row.area_kind, row.area_code) for row in rows} - known - ended == set()


@pytest.mark.parametrize("key", OURS)
def test_every_indicator_has_two_values_read_by_a_person(key):
    source = sources()[key]
    for indicator in (one for one in indicators().values() if one.source == key):
        assert sum(known.indicator == indicator.key for known in source.checks.known) >= 2, indicator.key


def test_what_we_ship_is_small():
    files = json.loads((Path(settings.REFERENCE_PATH) / "evidence" / "manifest.json").read_text())["files"]
    assert sum(files[f"evidence/{key}.csv.gz"]["bytes"] for key in OURS) < 3_000_000


def test_the_values_that_have_been_in_the_news(excerpts):
    """Read in reports of the Children's Commissioner's edition of March 2023: closed 50% (North Cumbria), 5% (East Sussex)."""
    rows = read_source(sources()["childrens_commissioner"], excerpts / "childrens_commissioner")
    shares = {row.area_code: row.value for row in rows if (row.measure, row.period) == ("closed", "2021-2022")}
    assert int(shares["E38000215"]) == 50
    assert int(shares["E38000235"]) == 5
    assert int(shares["E92000001"]) == 32


# -- NHS England: community waits ----------------------------------------------------------------------------------------------


def workbook(path, month="October 2023", services=None, code="QJK", named=False):
    services = services or [
        indicator.published_as["service"] for indicator in indicators().values() if "service" in indicator.published_as
    ]
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, title in enumerate(("Table 4", "Table 4f", "Table 4g")):
        sheet = book.create_sheet(title)
        counts = [[100, 20, 5][at]] * len(services)
        if named:  # the layout of early 2023: an empty first column, the kind only once, services without capitals
            sheet.append([None, f"Example, {month}"])
            sheet.append([None, None, None, *(service.lower().replace("(cyp)", "(CYP)") for service in services)])
            sheet.append([None, None, "England", *counts])
            sheet.append([None, "Region", "Example", *counts])
            sheet.append([None, "ICB", "Bedfordshire, Luton and Milton Keynes", *[""] * len(services)])
            sheet.append([None, None, "Devon", *counts])
            sheet.append([None, "Organisation", "Devon Example NHS Trust", *counts])
        else:
            sheet.append([f"Example, {month}"])
            sheet.append(["Organisation Type", "Organisation Code", "Organisation Name", *services])
            sheet.append(["National", "", "England", *counts])
            sheet.append(["ICB", code, "EXAMPLE", *counts])
    book.save(path)
    return path


@pytest.mark.parametrize("named", [True, False])
def test_both_layouts_of_the_workbooks_are_read(tmp_path, named):
    rows = read("nhs_community_waits", workbook(tmp_path / "a.xlsx", named=named))
    for indicator in ("speech_language_waits", "occupational_therapy_waits", "community_paediatric_waits", "audiology_waits"):
        found = one(rows, indicator, "over_18_weeks", "E54000037")
        assert (found.value, found.numerator, found.denominator, found.period) == (25.0, 25.0, 100.0, "2023-10")
    if named:
        assert one(rows, "audiology_waits", "waiting", "E54000024").status is Status.MISSING


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"code": "QZZ"}, "QZZ is not one of the 42"),
        ({"month": "sometime"}, "does not end with a month"),
        ({"services": ["(CYP) Audiology", "(CYP) Speech"]}, "has no column"),
    ],
)
def test_a_changed_workbook_is_refused(tmp_path, more, says):
    with pytest.raises(IngestError, match=says):
        read("nhs_community_waits", workbook(tmp_path / "a.xlsx", **more))


def test_a_derived_month_that_differs_from_the_workbook_is_refused(tmp_path):
    header = "Organisation Name,Organisation Type,formattedDate,Therapy,Total waiting list,Waiting >18-52 weeks,Waiting >52 weeks"
    therapies = [one.published_as["derived"] for one in indicators().values() if "derived" in one.published_as]
    derived = table(tmp_path / "a.csv", header, *(f"England,National,2023-10-01,{each},100,20,6" for each in therapies))
    with pytest.raises(IngestError, match="but the workbook says 25"):
        read("nhs_community_waits", workbook(tmp_path / "a.xlsx"), derived)


# -- the Department for Education: social care -----------------------------------------------------------------------------------


def factors(tmp_path, *lines, header=f"{EES},Episodes_with_assessment_factor,Mental_Health_child,Self_harm"):
    people = table(
        tmp_path / "people.csv",
        f"{EES},age_group,population_estimate",
        f"{ENGLAND.format(year=2024)},Children aged 0 to 17 years,20000",
        f"{BRENT.format(year=2024)},Children aged 0 to 17 years,8000",
        f"{BRENT.format(year=2025)},Children aged 0 to 17 years,9999",
    )
    return read("dfe_assessment_factors", table(tmp_path / "factors.csv", header, *lines), people)


def test_a_rate_is_set_against_the_children_of_the_middle_of_the_year_before(tmp_path):
    rows = factors(tmp_path, f"{BRENT.format(year=2025)},50,10,c")
    rate = one(rows, "assessed_child_mental_health", "rate")
    assert (rate.value, rate.numerator, rate.denominator, rate.period) == (12.5, 10.0, 8000.0, "2024-2025")
    assert one(rows, "assessed_child_mental_health", "share").value == 20.0
    assert {row.status for row in rows if row.indicator == "assessed_self_harm"} == {Status.SUPPRESSED}


def test_no_children_known_gives_no_rate_but_a_share(tmp_path):
    rows = factors(tmp_path, f"{BRENT.format(year=2018)},50,10,0")
    assert one(rows, "assessed_child_mental_health", "rate").status is Status.MISSING
    assert one(rows, "assessed_self_harm", "share").value == 0.0  # a published nought is a nought


@pytest.mark.parametrize(
    ("line", "header", "says"),
    [
        (
            BRENT + ",50,10,5",
            f"{EES},Episodes_with_assessment_factor,MentalHealth_child,Self_harm",
            "no column Mental_Health_child",
        ),
        (BRENT + ",50,k,5", None, "neither a number nor a sign"),
        (BRENT.replace(",304,", ",999,") + ",50,10,5", None, r"Brent \(999\) is not one of the authorities"),
        (BRENT.replace("Local authority", "Ward") + ",50,10,5", None, "not a level we know"),
        (BRENT.replace("{year}", "2024-25") + ",50,10,5", None, "is not a year"),
        ("{year},Regional,E92000001,E12999999,,,,50,10,5", None, "nine regions"),
    ],
)
def test_a_changed_table_of_factors_is_refused(tmp_path, line, header, says):
    more = {"header": header} if header else {}
    with pytest.raises(IngestError, match=says):
        factors(tmp_path, line.format(year=2025), **more)


def workers(tmp_path, *lines, header=None):
    names = columns_of(tuple(each for each in indicators().values() if each.source == "dfe_social_work_workforce"))
    made = [",".join([start, *(str(values.get(name, 1)) for name in names)]) for start, values in lines]
    return read("dfe_social_work_workforce", table(tmp_path / "w.csv", header or ",".join([EES, *names]), *made))


def test_low_is_more_than_none_and_said(tmp_path):
    rows = workers(tmp_path, (BRENT.format(year=2025), {"agency_rate_fte": "low"}))
    found = one(rows, "social_worker_agency", "agency_rate")
    assert (found.status, found.value, found.period) == (Status.MISSING, None, "2025-09")
    assert "rounds to zero" in found.note


def test_two_councils_that_report_together_have_no_figure_each(tmp_path):
    line = "2025,Local authority,E92000001,E13000002,314 / 318,E09000021 / E09000027,Example / Example"
    rows = workers(tmp_path, (line, {"cases": 200}))
    assert {row.area_code for row in rows} == {"E09000021", "E09000027"}
    assert {(row.status, row.value) for row in rows} == {(Status.MISSING, None)}
    assert all("together" in row.note for row in rows)


def test_parts_of_london_are_no_area_of_ours(tmp_path):
    assert workers(tmp_path, ("2025,Regional,E92000001,E13000001,,,", {})) == []


def test_counts_that_do_not_give_the_published_share_are_left_out(tmp_path):
    values = {"agency_rate_headcount": "20", "agency_headcount": "10", "inpost_headcount": "40"}
    rows = workers(tmp_path, (BRENT.format(year=2025), values), (ENGLAND.format(year=2025), values | {"inpost_headcount": "50"}))
    agrees, differs = (one(rows, "social_worker_agency", "agency_people", code) for code in ("E09000005", "E92000001"))
    assert (agrees.value, agrees.numerator, agrees.denominator) == (20.0, 10.0, 50.0)
    assert (differs.value, differs.numerator, differs.denominator) == (20.0, None, None)


def test_a_lost_column_of_the_workforce_is_named(tmp_path):
    with pytest.raises(IngestError, match="caseload_fte"):
        workers(tmp_path, header=EES)


# -- the Children's Commissioner -------------------------------------------------------------------------------------------------


def commissioner(tmp_path, code="01H", *, without="", **values):
    path = tmp_path / "ccg_df.csv"
    names = [name for name in COMMISSIONER if name != without]
    table(path, ",".join(["org_cd", *names]), ",".join([code, *(str(values.get(name, 1)) for name in names)]))
    return read("childrens_commissioner", path)


SHORT, LONG = ("1920", "2021", "2122"), ("201920", "202021", "202122")
COMMISSIONER = [
    *(
        f"{name}_{year}"
        for name in (
            "no_referred",
            "referrals_closed_number",
            "avg_wait_days",
            "stillwaiting_nocontact",
            "stillwaiting_onecontact",
            "wait_0to4_weeks",
            "wait_over12_weeks",
        )
        for year in SHORT
    ),
    *(f"mhspend_cyp_{year}" for year in ("1718", "1819", *SHORT)),
    *(f"spc_{year}" for year in LONG),
    *(f"total_budget_{year}" for year in ("201718", "201819", "201920", "202122")),
    "access_2122_1c",
    "pop_2019",
    "pop_2020",
]


def test_each_year_is_read_from_its_own_columns(tmp_path):
    rows = commissioner(
        tmp_path, no_referred_2122=200, referrals_closed_number_2122=90, no_referred_1920=50, referrals_closed_number_1920="NA"
    )
    closed = {row.period: row for row in rows if row.measure == "closed"}
    assert set(closed) == {"2019-2020", "2020-2021", "2021-2022"}
    assert (closed["2021-2022"].value, closed["2021-2022"].numerator, closed["2021-2022"].denominator) == (45.0, 90.0, 200.0)
    assert closed["2019-2020"].status is Status.MISSING
    assert {row.area_code for row in rows} == {codes("ccgs_2021")["01H"]}
    budgets = {row.period for row in rows if row.measure == "share_of_budget"}
    assert "2020-2021" not in budgets  # the published table repeats the next year's budgets there


def test_money_keeps_its_pence_and_no_more(tmp_path):
    rows = commissioner(tmp_path, mhspend_cyp_2122="41302176.00449")
    (spent,) = [row for row in rows if (row.measure, row.period) == ("spending", "2021-2022")]
    assert spent.value == 41302176.0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"code": "99Z"}, "99Z” is not one of the 106"),
        ({"without": "avg_wait_days_2021"}, "no column avg_wait_days_2021"),
        ({"no_referred_2122": "~"}, "neither a number nor a sign"),
    ],
)
def test_a_changed_table_of_the_commissioner_is_refused(tmp_path, more, says):
    with pytest.raises(IngestError, match=says):
        commissioner(tmp_path, **more)


def test_the_areas_of_2021_are_106_by_name():
    assert len(codes("ccgs_2021")) == 106
    assert code_names("ccgs_2021")["E38000014"] == "NHS Blackburn with Darwen CCG"


# -- Public Health Scotland -------------------------------------------------------------------------------------------------------

SCOTTISH = {
    each.published_as["file"]: columns_of((each,)) for each in indicators().values() if each.source == "scotland_mental_health"
}


def scotland(tmp_path, code="S08000024", month="202503", without="", **marked):
    paths = []
    for name, columns in SCOTTISH.items():
        kept = [column for column in columns if column != without]
        header = ",".join(["HB", "Month", *(f"{column},{column}QF" for column in kept)])
        line = ",".join([code, month, *(marked.get(column, "10,") for column in kept)])
        paths.append(table(tmp_path / name, header, line))
    return read("scotland_mental_health", *paths)


def test_referrals_not_accepted_are_those_received_less_those_accepted(tmp_path):
    rows = scotland(tmp_path, ReferralsReceived="40,d", ReferralsAccepted="30,d r")
    found = one(rows, "scotland_mental_health_referrals", "not_accepted")
    assert (found.value, found.numerator, found.denominator, found.note) == (
        25.0,
        10.0,
        40.0,
        "Derived by the publisher; revised",
    )


@pytest.mark.parametrize(("mark", "status"), [(":", Status.MISSING), ("c", Status.SUPPRESSED), ("z", Status.NOT_APPLICABLE)])
def test_a_mark_without_a_figure_is_kept(tmp_path, mark, status):
    rows = scotland(tmp_path, TotalPatientsSeen=f",{mark}")
    found = one(rows, "scotland_mental_health_seen", "within_18_weeks")
    assert (found.status, found.value) == (status, None)


def test_a_board_that_was_given_a_new_code_goes_on(tmp_path):
    assert {row.area_code for row in scotland(tmp_path, code="S08000018", month="201707")} == {"S08000029"}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"code": "S12000033"}, "not a health board's code"),
        ({"without": "ReferralsAccepted"}, "no column ReferralsAccepted"),
        ({"TotalPatientsSeen": "10,~"}, "the mark “~” is not one we know"),
        ({"TotalPatientsSeen": "ten,"}, "neither a number nor a sign"),
    ],
)
def test_a_changed_scottish_table_is_refused(tmp_path, more, says):
    with pytest.raises(IngestError, match=says):
        scotland(tmp_path, **more)


# -- NHS England: mental health ---------------------------------------------------------------------------------------------------


def test_a_figure_given_twice_in_a_month_is_refused(tmp_path):
    header = "REPORTING_PERIOD_END,BREAKDOWN,PRIMARY_LEVEL,MEASURE_ID,MEASURE_VALUE"
    line = "30/09/2024,England,England,MRS10,100"
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(f"{header}\n{line}\n{line}".encode()))
    with pytest.raises(IngestError, match="given twice"):
        read("nhs_mental_health_waits", path)
