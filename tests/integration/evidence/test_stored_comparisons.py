"""Comparisons computed from the shipped figures: the same as plain loops give, once for each release, and what they say."""

import dataclasses
import datetime as dt
import math
import re
import statistics
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext

from benchmarks import plain_areas as plain
from causeway.areas.models import Area, AreaRelation
from causeway.audit.models import Entry
from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.domain.positions import Basis, Position
from causeway.evidence.ingest.area_groups import read_all
from causeway.evidence.models import Comparison, Observation, Spread
from causeway.evidence.releases import actions
from causeway.evidence.releases.reference import read
from causeway.evidence.statistics import area_groups, comparing
from causeway.evidence.statistics.comparisons import comparisons, inequality, spread
from causeway.evidence.statistics.domain.between import CUT
from causeway.places.all_areas import everywhere, offered
from causeway.places.choices import choose
from causeway.places.funnel_plots import funnel
from causeway.places.inequality import lottery

UNCOUNTED = "special_school_absence"  # percentages without counts
MENTAL, TALK, EHC, SCOTS = "mental_health_first_contact", "speech_language_waits", "ehc_20_weeks", "scotland_mental_health_waits"


TODAY = dt.date(2026, 11, 24)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("compared_figures")]


@pytest.fixture
def only(monkeypatch):
    """Let what is computed anew be of some indicators alone: all of them take seconds."""

    def only_these(*keys):
        monkeypatch.setattr(comparing, "indicators", lambda: {key: indicators()[key] for key in keys})

    return only_these


def counted(indicator, measure, kind):
    rows = Observation.objects.current().filter(indicator=indicator, measure=measure, area_kind=kind, value__isnull=False)
    latest = rows.aggregate(Max("period"))["period__max"]
    return list(rows.filter(period=latest).order_by("area_code"))


def shown_funnel(key):
    """Return the funnel of an indicator's page as it is first asked for."""
    return funnel(everywhere(choose(indicators()[key], {}, offered(key))))


@pytest.mark.parametrize("indicator", [MENTAL, TALK])
def test_every_board_stands_as_in_the_plain_loop(indicator):
    measure = indicators()[indicator].headline.key
    rows = counted(indicator, measure, "icb")
    (nation,) = counted(indicator, measure, "nation")
    target = nation.numerator / nation.denominator
    mean, tau_squared = plain.between([(row.numerator, row.denominator) for row in rows], CUT)
    held = mean * (1 - mean) / tau_squared - 1
    for row in rows:
        kept = Comparison.objects.get(indicator=indicator, measure=measure, area_code=row.area_code)
        few, many = plain.binomial_tails(int(row.numerator), int(row.denominator), target)
        place = (
            "far below" if few < 0.001 else "below" if few < 0.025
            else "far above" if many < 0.001 else "above" if many < 0.025 else "within"
        )  # fmt: skip
        assert (kept.basis, kept.chance_position) == ("chance", place)
        assert kept.shrunk == pytest.approx(100 * (mean * held + row.numerator) / (held + row.denominator), rel=1e-3)
        if 0 < row.numerator < row.denominator:
            higher = plain.higher_than(row.numerator, row.denominator, mean * held, (1 - mean) * held, target)
            assert kept.higher == pytest.approx(higher, abs=2e-3)
        below = sum(other.value < row.value for other in rows) + sum(other.value == row.value for other in rows) / 2
        assert kept.percentile == pytest.approx(100 * below / len(rows))
        assert kept.nation_value == nation.value


def test_what_honest_figures_says_is_unusual_is_so():
    told = (settings.ROOT / "docs" / "explanation" / "honest-figures.md").read_text(encoding="utf-8").replace("\n", " ")
    headlines = {(one.key, one.headline.key) for one in indicators().values()}
    tested = [row for row in Comparison.objects.filter(q__isnull=False) if (row.indicator, row.measure) in headlines]
    (one,) = [row for row in tested if row.q <= 0.05]
    assert (one.indicator, one.area_code, one.period) == ("ehc_requests", "E06000016", "2025")
    among = Spread.objects.get(indicator=one.indicator, measure=one.measure, area_kind=one.area_kind, period=one.period)
    assert (
        f"Of {len(tested):,} headline figures with counts that may be compared, one is: in 2025 Leicester had {one.numerator:.0f} requests"
        in told
    )
    assert f"{one.value:.1f} for every 1,000 children, where England had {one.nation_value:.1f} and eight" in told
    assert f"lie between {among.p10:.1f} and {among.p90:.1f}." in told


def test_few_boards_are_unusual_even_among_boards_that_differ():
    for indicator in (MENTAL, TALK):
        rows = Comparison.objects.filter(indicator=indicator, measure=indicators()[indicator].headline.key, area_kind="icb")
        assert rows.filter(q__lte=0.05).count() <= 2
        assert rows.exclude(chance_position="within").count() > 20  # by chance alone nearly all are outside


def test_spreads_are_those_of_the_plain_loop():
    rows = counted(TALK, "over_18_weeks", "icb")
    pairs = [(row.numerator, row.denominator) for row in rows if row.denominator >= 20]
    mean, tau_squared = plain.between(pairs, CUT)
    drawn = []
    for part, whole in pairs:
        kept = math.sqrt(tau_squared / plain.spread(whole, mean, tau_squared, rates=False))
        drawn.append(100 * (mean + kept * (part / whole - mean)))
    found = spread(TALK)
    assert (found.p10, found.p90) == pytest.approx((plain.quantile(drawn, 0.1), plain.quantile(drawn, 0.9)), rel=1e-3)
    odds = [value / (100 - value) for value in (found.p10, found.p90)]
    assert found.ratio == pytest.approx(odds[1] / odds[0])
    assert (found.basis, found.left_out) == (Basis.CHANCE, 42 - found.areas)
    assert found.ratio_interval.lower < found.ratio < found.ratio_interval.upper
    assert found.p10_interval.lower < found.p10 < found.p10_interval.upper
    assert found.chi_p < 1e-12


def test_scottish_boards_are_not_said_to_differ_by_chance(country):
    # Chi-squared 193 on 13 degrees of freedom, and the national page said "chance alone could make areas differ this much".
    found = spread(SCOTS)
    assert found.chi_p < 1e-9
    assert found.ratio is None  # a tenth of boards have nobody waiting so long
    (told,) = [one for _service, _anchor, same, _said in lottery(TODAY)["groups"] for one in same if one.indicator.key == SCOTS]
    assert told.beyond_chance == "Areas differ by more than chance alone would make them."
    assert "in Scotland" in told.said


def test_no_interval_reaches_none_where_the_test_is_sure():
    sure = Spread.objects.filter(chi_p__lt=0.001)
    assert sure.count() > 20
    assert not sure.filter(scv_lower__lte=0).exists()


def test_neighbours_and_fifths_are_middles_of_what_is_published():
    rows = {row.area_code: row.value for row in counted(EHC, "excluding_exceptions", "authority")}
    groups = area_groups.groups()
    for code in ("E10000003", "E09000005"):
        kept = Comparison.objects.get(indicator=EHC, measure="excluding_exceptions", area_code=code)
        ten = [rows[one] for one in groups.neighbours[code] if one in rows and one not in groups.not_close[code]]
        same = [v for one, v in rows.items() if groups.fifths.get(("authority", one)) == groups.fifths["authority", code]]
        assert (kept.neighbours_value, kept.neighbours_count) == (statistics.median(ten), len(ten))
        assert (kept.fifth, kept.fifth_value) == (groups.fifths["authority", code], statistics.median(same))
    board = Comparison.objects.get(indicator=MENTAL, measure="over_52_weeks", area_code="E54000037")
    assert (board.neighbours_value, board.fifth) == (None, None)


def test_without_counts_nothing_is_called_chance(country):
    standing = {(one.indicator.key, one.measure.key): one for one in comparisons(country["cambridgeshire"])}
    one = standing[UNCOUNTED, "persistent"]
    assert (one.basis, one.position, one.chance_position, one.p, one.q) == (Basis.SPREAD, None, None, None, None)
    assert one.z is not None
    assert 0 <= one.percentile <= 100
    assert one.key == "special_school_absence:authority:E10000003:2024-2025"
    assert one.beside.nation == 35.26
    assert spread(UNCOUNTED).scv is None
    counted_too = standing[EHC, "excluding_exceptions"]
    assert (counted_too.basis, counted_too.beside.nation) == (Basis.CHANCE, 46.1)
    assert spread(EHC).basis is spread(EHC, period="2022").basis is Basis.CHANCE


def test_plain_counts_are_not_compared(country):
    (one,) = [one for one in comparisons(country["devon"]) if one.measure.key == "waiting" and one.indicator.key == MENTAL]
    assert (one.basis, one.z, one.percentile, one.beside.nation) == (Basis.NONE, None, None, None)
    assert spread(MENTAL, "waiting") is None


def test_nothing_is_computed_from_what_is_missing():
    missing = Observation.objects.current().filter(period="2025", value__isnull=True, indicator=EHC)
    codes = set(missing.filter(measure="excluding_exceptions").values_list("area_code", flat=True))
    assert codes
    assert not Comparison.objects.filter(indicator=EHC, measure="excluding_exceptions", area_code__in=codes).exists()


def test_nine_regions_are_too_few_to_compare(country):
    assert {one.basis for one in comparisons(country["region"])} == {Basis.NONE}
    assert spread(EHC, kind="region") is None


def test_a_funnel_has_points_and_lines_in_the_same_unit(country):
    plot = shown_funnel(MENTAL)
    assert len(plot.points) == 42
    names = {point.area_code: point.area_name for point in plot.points}
    assert names["E54000037"] == "NHS Devon Integrated Care Board"
    assert names["E54000008"] == "E54000008"  # an area that is not in the small country
    kept = dict(Comparison.objects.filter(indicator=MENTAL, measure="over_52_weeks").values_list("area_code", "position"))
    assert all(kept[point.area_code] == point.position for point in plot.points)
    for line in plot.lines:
        assert (
            0
            <= line.wide_998.lower
            <= line.wide_95.lower
            < line.chance_95.upper
            < line.wide_95.upper
            <= line.wide_998.upper
            <= 100
        )
        assert line.chance_998.lower <= line.chance_95.lower < plot.spread.target < line.chance_95.upper
    assert [line.size for line in plot.lines] == sorted(line.size for line in plot.lines)
    assert shown_funnel(UNCOUNTED) is None


def test_the_widest_gap_comes_first():
    found = inequality()
    ratios = [one.now.ratio for one in found if one.now.ratio is not None]
    assert ratios == sorted(ratios, reverse=True)
    assert {EHC, MENTAL, TALK, SCOTS} <= {one.now.indicator.key for one in found} <= set(indicators())
    (plans,) = [one for one in found if one.now.indicator.key == EHC]
    assert [one.period for one in plans.past] == ["2023", "2024", "2025"]  # cut at the break of 2023


def test_the_national_picture_is_of_services_and_says_both_ends(country):
    assert any(one.now.indicator.context for one in inequality())
    told = lottery(TODAY)
    shown = [one for _service, _anchor, same, _said in told["groups"] for one in same]
    assert EHC in {one.indicator.key for one in shown}
    assert not [one.indicator.key for one in shown if one.indicator.context]
    for one in told["widest"]:
        said = one.ends.removeprefix("Once chance is taken out, ")
        assert ("Once chance is taken out" in one.said) == (said != one.ends)
        assert re.fullmatch(r"(at least )?1 area in 10 in (England|Scotland) has .*\d.*, (at least )?1 in 10 has .*\d.*\.", said)
    every = [one for _service, _anchor, same, _said in told["groups"] for one in same]
    said = " ".join(one.ends for one in every)
    assert "at least 1 area in 10 in Scotland has under 1%, 1 in 10 has " in said  # half have; it read "under 1% or less"
    assert not re.search(r"under [\d.]+% or less|over [\d.]+% or more", said)
    (admitted,) = [one for one in every if one.indicator.key == "mental_health_admissions"]
    assert " per 100,000 or less" in admitted.ends  # it read "42.8 or less", of nobody knew what
    (caseload,) = [one for one in every if one.indicator.key == "social_worker_caseload"]
    assert caseload.course == "These figures do not let us say whether the gap grows."  # it read "There are no earlier figures"


def test_what_is_older_than_two_years_is_no_widest_gap(country):
    waits = "mental_health_first_contact"  # of September 2024
    before, after = lottery(dt.date(2026, 9, 1)), lottery(TODAY)
    assert waits in {one.indicator.key for one in before["widest"]}
    assert waits not in {one.indicator.key for one in after["widest"]}
    assert waits in {one.indicator.key for _service, _anchor, same, _said in after["groups"] for one in same}


def test_computing_twice_changes_nothing():
    before = list(Comparison.objects.order_by("pk").values_list("pk", "z"))
    again = comparing.recompute(actor="test")
    assert (again.new, again.comparisons) == (False, len(before))
    assert list(Comparison.objects.order_by("pk").values_list("pk", "z")) == before


def test_the_same_figures_always_give_the_same_numbers():
    first = [(row.indicator, row.period, row.ratio_lower, row.scv_upper) for row in Spread.objects.order_by("pk")]
    _found, spreads = comparing.computed()
    assert [(row.indicator, row.period, row.ratio_lower, row.scv_upper) for row in spreads] == first


def test_one_processor_computes_what_several_do(only, monkeypatch):
    only(EHC)
    ends = ("indicator", "measure", "area_kind", "period", "p10_lower", "p90_upper", "ratio_lower", "ratio_upper", "scv_upper")
    found = []
    for processors in (None, 1, 4):  # None where a machine does not say
        monkeypatch.setattr(comparing.os, "cpu_count", lambda processors=processors: processors)
        found.append([tuple(getattr(row, name) for name in ends) for row in comparing.computed()[1]])
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_another_release_is_computed_anew_and_going_back_too(only):
    only(MENTAL)
    assert comparing.recompute(actor="test").new
    assert not comparing.recompute(actor="test").new
    source = sources()["nhs_mental_health_waits"]
    before = Comparison.objects.get(indicator=MENTAL, measure="median_days", area_code="E54000048").value
    rows = read(source, settings.REFERENCE_PATH / "evidence")
    changed = [
        dataclasses.replace(row, value=row.value + 1)
        if (row.measure, row.area_code, row.period) == ("median_days", "E54000048", "2024-09")
        else row
        for row in rows
    ]
    first = Observation.objects.current().filter(indicator=MENTAL).first().release
    actions.take_in(source, changed, actor="test")
    assert comparing.recompute(actor="test").new
    assert Comparison.objects.get(indicator=MENTAL, measure="median_days", area_code="E54000048").value == before + 1
    actions.go_back_to(first, actor="test")
    assert comparing.recompute(actor="test").new
    assert Comparison.objects.get(indicator=MENTAL, measure="median_days", area_code="E54000048").value == before
    assert Entry.objects.filter(act="evidence.comparisons.compute").count() >= 2


def test_comparisons_of_a_release_no_longer_shown_are_not_read(country):
    source = sources()["nhs_mental_health_waits"]
    rows = read(source, settings.REFERENCE_PATH / "evidence")
    changed = [dataclasses.replace(row, note="an example") for row in rows]
    actions.take_in(source, changed, actor="test")
    assert not [one for one in comparisons(country["devon"]) if one.indicator.key == MENTAL]
    assert spread(MENTAL) is None


def test_a_region_is_named_where_the_council_lies_in_one(country, only):
    only(EHC)
    AreaRelation.objects.create(
        part=country["cambridgeshire"], whole=country["region"], share=1.0, basis="whole", source="invented for a test"
    )
    found, _spreads = comparing.computed()
    (one,) = [row for row in found if row.area_code == "E10000003" and row.measure == "excluding_exceptions"]
    assert (one.region_name, one.region_value) == ("East of England", 35.3)


def test_the_methods_page_names_its_references(client):
    page = client.get("/methods/")
    assert page.status_code == 200
    for said in (
        "Spiegelhalter (2005)",
        "Paule and Mandel",
        "1.4826",
        "A limit of the law",
        "No league tables",
        "neighbours_value",
    ):
        assert said in page.text
    assert "style=" not in page.text


def test_the_shipped_groups_are_what_the_published_files_say(excerpts, tmp_path):
    seats = {}
    for line in (settings.REFERENCE_PATH / "areas" / "areas.csv").read_text().splitlines():
        kind, code, *_rest, short = line.split(",")
        if kind == "constituency":
            seats[short] = code
    neighbours, fifths = read_all(excerpts / "area_groups", excerpts / "area_groups" / "places", seats)
    area_groups.write(neighbours, fifths, tmp_path)
    for name in ("neighbours.csv", "fifths.csv", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (area_groups.folder() / name).read_bytes()
    assert len(neighbours) == 1530
    assert len(fifths) == 153 + 650
    sizes = Counter(one.fifth for one in fifths if one.kind == "authority")
    assert [sizes[fifth] for fifth in range(1, 6)] == [31, 31, 30, 31, 30]


def test_a_changed_group_stops_the_computing(settings, tmp_path):
    (tmp_path / "evidence" / "groups").mkdir(parents=True)
    for path in area_groups.folder().iterdir():
        (tmp_path / "evidence" / "groups" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "evidence" / "groups" / "fifths.csv").write_text("kind,code,fifth,score\n")
    settings.REFERENCE_PATH = tmp_path
    with pytest.raises(CommandError, match=r"fifths\.csv"):
        call_command("compute_comparisons")


def test_positions_stored_are_words_we_know():
    known = {one.value for one in Position} | {""}
    assert set(Comparison.objects.values_list("position", flat=True)) <= known
    assert Area.objects.count() == 0  # and none of it needed an area in the database


def test_the_national_picture_asks_no_more_of_the_database_for_many_than_for_few(country):
    lottery(TODAY)  # what is read once for a set of releases is read
    with CaptureQueriesContext(connection) as many:
        assert sum(len(each) for _service, _anchor, each, _said in lottery(TODAY)["groups"]) > 20
    Spread.objects.exclude(indicator__in=["ehc_20_weeks", "speech_language_waits"]).delete()
    with CaptureQueriesContext(connection) as few:
        assert sum(len(each) for _service, _anchor, each, _said in lottery(TODAY)["groups"]) == 2
    assert len(many) == len(few)
