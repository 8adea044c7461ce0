"""The local case: golden values read by hand from the published files, spans, suppression, other nations."""

import pytest

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import UNITED_KINGDOM
from causeway.evidence.exceptions import FigureNotFound
from causeway.evidence.figures import queries
from causeway.evidence.models import Observation
from tests.integration.evidence.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


def by_key(case):
    return {figure.key: figure for figure in case.figures}


# Read by hand. EHC: sen2_2026/timeliness_20_week_2025_all_plans.csv, Cambridgeshire 50 of 685, Brent 276 of 396. MHSDS:
# mhsds/MHSDS_Data_4WW_SepPerf_2024.csv.gz, rows of QE1 (MRS10, MRS10a, MRS10b, MRS14e, MRS14f). Community:
# community_health_2025-10_published_2025-12-11.xlsx, Tables 4, 4f, 4g and 4h, row QJK DEVON: 3,943 waiting, 1,392 over 18 to 52 weeks,
# 1,154 to 104 and 575 over, so 3,121 of 3,943 = 79.15%.
GOLDEN = {
    "ehc_20_weeks:authority:E10000003:2025": (
        "7.3%",
        "46.1%",
        "5.6% to 9.5%",
        "Lower than England (46.1%), by more than chance alone would explain.",
    ),
    "ehc_20_weeks:authority:E09000005:2025": (
        "69.7%",
        "46.1%",
        "65.0% to 74.0%",
        "Higher than England (46.1%), by more than chance alone would explain.",
    ),
    "mental_health_first_contact:icb:E54000048:2024-09": (
        "34%",
        "37%",
        "33% to 36%",
        "Lower than England (37%), by more than chance alone would explain.",
    ),
    "speech_language_waits:icb:E54000037:2025-10": (
        "79%",
        "39%",
        "78% to 80%",
        "Higher than England (39%), by more than chance alone would explain.",
    ),
}


@pytest.mark.parametrize("key", GOLDEN)
def test_golden_values(country, key):
    shown = by_key(queries.local_case(country["seat"], TODAY))[key]
    assert (shown.headline, shown.england, shown.interval, shown.comparison_words) == GOLDEN[key]


def test_companions_are_the_published_ones(country):
    shown = by_key(queries.local_case(country["seat"], TODAY))["mental_health_first_contact:icb:E54000048:2024-09"]
    assert [(one.value, one.nation_value) for one in shown.companions] == [
        ("3,475", "233,799"),
        ("223 days", "248 days"),
        ("885 days", "809 days"),
        ("23%", "22%"),
        ("13%", "12%"),
    ]
    assert shown.sentence == (
        "At the end of September 2024, 34% of the 3,475 referrals of children and young people waiting for a first mental-health "
        "contact in the NHS Lancashire and South Cumbria area (as it was before April 2026) had waited "
        "more than a year (England: 37%). Half had waited longer than 223 days."
    )


def test_a_seat_across_several_areas_gets_each_with_its_share(country):
    case = queries.local_case(country["seat"], TODAY)
    assert case.spans
    ehc = [figure for figure in case.figures if figure.indicator.key == "ehc_20_weeks"]
    assert [(figure.area.name, figure.share, figure.share_words) for figure in ehc] == [
        ("Cambridgeshire", 0.62, "62% of the postcodes in Example Seat"),
        ("Brent", 0.38, "38% of the postcodes in Example Seat"),
    ]
    own = {figure.indicator.geography.kind for figure in case.figures if figure.area.code == "E14000001"}
    assert own == {"constituency"}  # only what is published for seats stands under the seat's own name
    assert case.slivers
    assert not any(figure.area.code == "E54000034" for figure in case.figures)


def test_exceptions_are_kept_apart_and_missing_is_not_zero(country):
    # sen2_2025/timeliness_20_week.csv.gz, 2024, Dorset: every one of 585 plans was called an exception, so none is left to count.
    shown = queries.figure("ehc_20_weeks:authority:E06000059:2024")
    assert not shown.published
    assert not shown.suppressed
    assert shown.headline == "Not applicable"
    assert shown.value is None
    assert [(one.value, one.nation_value) for one in shown.companions] == [("49.1%", "45.9%")]
    assert "0%" not in shown.sentence


def test_no_submission_is_said(country):
    # community_health_2023-12-01.xlsx, Table 4, row QNQ FRIMLEY: the cell is blank.
    shown = queries.figure("speech_language_waits:icb:E54000034:2023-10")
    assert shown.headline == "Not published"
    assert shown.sentence.startswith("No provider in the NHS Frimley area")


def test_suppressed_is_withheld_never_zero(country):
    Observation.objects.filter(indicator="mental_health_first_contact", area_code="E54000048", measure="over_52_weeks").update(
        status="suppressed", value=None, lower=None, upper=None, numerator=None, denominator=None
    )
    shown = queries.figure("mental_health_first_contact:icb:E54000048:2024-09")
    assert shown.suppressed
    assert shown.headline == "Withheld"
    assert "It is not zero" in shown.sentence
    assert shown.comparison is None
    assert shown.interval is None


def test_a_withheld_companion_gives_the_plain_sentence(country):
    Observation.objects.filter(indicator="mental_health_first_contact", area_code="E54000048", measure="median_days").update(
        status="suppressed", value=None
    )
    shown = queries.figure("mental_health_first_contact:icb:E54000048:2024-09")
    assert "Withheld" not in shown.sentence
    assert shown.sentence.endswith("had waited more than a year.")


@pytest.mark.parametrize("seat", ["welsh_seat", "ni_seat"])
def test_wales_and_northern_ireland_get_no_english_figures(country, seat):
    case = queries.local_case(country[seat], TODAY)
    assert {figure.indicator.geography.nation for figure in case.figures} == {UNITED_KINGDOM}
    assert {figure.area for figure in case.figures} == {country[seat]}
    assert case.gaps
    assert case.nation.code[0] == country[seat].code[0]


def test_scotland_gets_scotlands(country):
    # scotland_camhs/camhs-adjusted-patients-waiting.csv, S08000024 202503: 1,909 waiting, 400 + 213 + 144 over 18 weeks = 39.65%;
    # S92000003 202503: 4,674 waiting, 499 + 253 + 164 = 19.60%.
    figures = by_key(queries.local_case(country["scottish_seat"], TODAY))
    assert {figure.area.code for figure in figures.values() if figure.indicator.service == "Mental health"} == {"S08000024"}
    shown = figures["scotland_mental_health_waits:health-board:S08000024:2025-03"]
    assert (shown.headline, shown.comparator, shown.england, shown.period) == ("40%", "Scotland", "20%", "March 2025")
    assert shown.share_words == ""
    assert "England" not in shown.sentence


def test_a_figure_published_twice_is_shown_as_neither(country):
    both = Observation.objects.current().filter(indicator="scotland_mental_health_waits", area_code="S08000015", period="2025-01")
    assert {one.status for one in both} == {"missing"}


def test_region_and_nation_have_what_is_published_for_them(country):
    region = by_key(queries.local_case(country["region"], TODAY))["ehc_20_weeks:region:E12000006:2025"]
    # sen2_2026/timeliness_20_week_2025_all_plans.csv, East of England and National
    assert (region.headline, region.england) == ("35.3%", "46.1%")
    nation = by_key(queries.local_case(country["england"], TODAY))
    assert nation["ehc_20_weeks:nation:E92000001:2025"].headline == "46.1%"
    assert nation["ehc_20_weeks:nation:E92000001:2025"].comparison is None
    assert "England: " not in nation["ehc_20_weeks:nation:E92000001:2025"].sentence


def test_a_district_gets_its_county_and_its_former_board(country):
    keys = by_key(queries.local_case(country["district"], TODAY))
    assert "ehc_20_weeks:authority:E10000003:2025" in keys
    assert "mental_health_first_contact:icb:E54000037:2024-09" in keys


def test_a_new_board_shows_the_former_ones_and_has_none_of_its_own(country):
    figures = [figure for figure in queries.local_case(country["new_board"], TODAY).figures if figure.area.kind == "icb"]
    assert {figure.area.code for figure in figures} == {"E54000037"}
    assert all(figure.share is None and figure.share_words == "covers part of NHS Example New" for figure in figures)


def test_history_says_where_the_series_breaks(country):
    shown = queries.figure("ehc_20_weeks:authority:E10000003:2024")
    assert [(past.period, past.value) for past in shown.history[:3]] == [
        ("2024", "8.8%"),
        ("2023", shown.history[1].value),
        ("2022", "41.2%"),
    ]
    assert "one record for each person" in shown.history[1].break_before


def test_an_earlier_period_has_its_counts_and_interval(country):
    # sen2_2025/timeliness_20_week.csv.gz, 2022, Cambridgeshire: plans_issued_20_weeks_ex 397 of plans_issued_den_ex 964 = 41.18%.
    shown = queries.figure("ehc_20_weeks:authority:E10000003:2022")
    assert (shown.headline, shown.counts, shown.interval) == ("41.2%", "397 of 964", "38.1% to 44.3%")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "ehc_20_weeks:authority:E10000003:1999",
        "nothing:authority:E10000003:2024",
        "ehc_20_weeks:planet:E10000003:2024",
        "ehc_20_weeks:authority:E99999999:2024",
    ],
)
def test_a_key_of_nothing_is_not_found(country, key):
    with pytest.raises(FigureNotFound):
        queries.figure(key)


def test_keys_are_stable_and_lead_back_to_the_same_figure(country):
    for figure in queries.local_case(country["seat"], TODAY).figures:
        again = queries.figure(figure.key)
        assert (again.headline, again.sentence, again.interval) == (figure.headline, figure.sentence, figure.interval)


def test_a_school_has_its_seats_councils_and_boards_figures(country):
    found = queries.school_case(999999, TODAY)
    assert {figure.area.code for figure in found.case.figures} == {country["seat"].code, "E06000059", "E54000037"}


def test_few_of_many_is_not_shown_as_none(country):
    # community_health_2023-12-01.xlsx, row QK1: 2 of 640 over 18 weeks = 0.31%.
    Area.objects.create(kind="icb", code="E54000015", name="NHS Leicester, Leicestershire and Rutland Integrated Care Board")
    assert queries.figure("speech_language_waits:icb:E54000015:2023-10").headline == "under 1%"


# The seats' own figures, for places that are real. Files and rows:
# population_2022.csv, E14001063 (Aldershot), "<18"; workforce_ptrs_2010_2024.csv, Aldershot, Total state-funded schools, 202425;
# bds_long_0.parquet, SEN_CASES_JAN 2025 England; RO3, Barnsley, TOTAL CHILDREN SOCIAL CARE; dsg_deficit_derived.xlsx, Cambridgeshire.
EDUCATION = [
    ("children_in_constituency:constituency:E14001063:2022", "24,886"),
    ("pupils_per_teacher:constituency:E14001063:2024-2025", "19.2"),
    ("ehc_plans_in_force:nation:E92000001:2025-01", "638,745"),
    ("ehc_requests:authority:E10000003:2024", "13.1"),
    ("ehc_requests_refused:nation:E92000001:2024", "25.2%"),
    ("schools_grant_balance:authority:E10000003:2021-2022", "−7.3%"),
    ("send_unit_spend:nation:E92000001:2024-2025", "£110"),
    ("mental_health_admissions:nation:E92000001:2023-2024", "80.2"),
    ("constituency_deprivation:constituency:N05000002:2019", "1"),
]


@pytest.mark.parametrize(("key", "headline"), EDUCATION)
def test_golden_values_of_education(country, key, headline):
    kind, code = key.split(":")[1:3]
    Area.objects.get_or_create(kind=kind, code=code, defaults={"name": "Example"})
    assert queries.figure(key).headline == headline


def test_a_rate_is_not_some_of_others_and_says_so(country):
    shown = queries.figure("ehc_requests:authority:E10000003:2024")
    assert shown.counts == ""
    assert "1,869 first requests" in shown.sentence


def test_a_council_missing_from_a_file_has_a_figure_that_says_so(country):
    Area.objects.create(kind="authority", code="E06000063", name="Cumberland")
    shown = queries.figure("schools_grant_balance:authority:E06000063:2021-2022")
    assert not shown.published
    assert shown.sentence == "No figure is held here for the schools grant of Cumberland in 2021–22."


def test_the_publishers_slip_is_told_beside_the_figure(country):
    Area.objects.create(kind="authority", code="E08000035", name="Leeds")
    shown = queries.figure("ehc_new_plans:authority:E08000035:2022")
    assert not shown.published
    assert "region's total" in shown.note
