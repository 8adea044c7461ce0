"""Comparisons computed from the shipped figures: the same as plain loops give, once for each release, and what they say."""

import dataclasses
import re
import statistics

import numpy as np
import pytest
from causeway.evidence.domain.findings import Side
from causeway.evidence.findings.unusual import unusual, unusual_here
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Max

from benchmarks import plain_areas as plain
from causeway.areas.models import Area, AreaRelation
from causeway.audit.models import Entry
from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.domain.positions import Basis, Position
from causeway.evidence.domain.trend import Direction
from causeway.evidence.ingest.area_groups import read_all
from causeway.evidence.models import Comparison, Observation, Spread
from causeway.evidence.releases import actions
from causeway.evidence.releases.reference import read
from causeway.evidence.statistics import area_groups, comparing
from causeway.evidence.statistics.comparisons import comparisons, inequality, spread
from causeway.evidence.statistics.standings import Unusual
from causeway.places.funnel_plots import funnel
from causeway.places.inequality import lottery
from tests.integration.evidence.conftest import TODAY

MENTAL, TALK, EHC, SCOTS = "mental_health_first_contact", "speech_language_waits", "ehc_20_weeks", "scotland_mental_health_waits"


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


@pytest.mark.parametrize("indicator", [MENTAL, TALK])
def test_every_board_stands_as_in_the_plain_loop(indicator):
    measure = indicators()[indicator].headline.key
    rows = counted(indicator, measure, "icb")
    (nation,) = counted(indicator, measure, "nation")
    target = nation.numerator / nation.denominator
    slow = plain.stand([row.numerator for row in rows], [row.denominator for row in rows], target)
    for row, (chance, wide, z, p, q) in zip(rows, slow, strict=True):
        kept = Comparison.objects.get(indicator=indicator, measure=measure, area_code=row.area_code)
        assert (kept.basis, kept.chance_position, kept.position) == ("chance", chance, wide)
        assert (kept.z, kept.p, kept.q) == pytest.approx((z, p, q))
        below = sum(other.value < row.value for other in rows) + sum(other.value == row.value for other in rows) / 2
        assert kept.percentile == pytest.approx(100 * below / len(rows))
        assert kept.nation_value == nation.value


def test_spreads_are_those_of_the_plain_loop():
    rows = counted(MENTAL, "over_52_weeks", "icb")
    x, n = [row.numerator for row in rows], [row.denominator for row in rows]
    kept = spread(MENTAL)
    shares = [100 * part / whole for part, whole in zip(x, n, strict=True)]
    assert (kept.p10, kept.p90) == pytest.approx((plain.quantile(shares, 0.1), plain.quantile(shares, 0.9)))
    assert kept.ratio == pytest.approx(kept.p90 / kept.p10)
    assert kept.scv == pytest.approx(plain.scv(x, n))
    assert (kept.areas, kept.left_out, kept.basis) == (42, 0, Basis.CHANCE)
    assert kept.ratio_interval.lower < kept.ratio < kept.ratio_interval.upper
    assert (kept.target, kept.centre) == pytest.approx((kept.nation, statistics.median(shares)), abs=0.2)


def test_the_bootstrap_is_near_one_drawn_case_by_case():
    rows = counted(SCOTS, "over_18_weeks", "health-board")
    assert spread(SCOTS).ratio is None  # some boards have nobody waiting so long
    kept = spread(TALK)
    rows = counted(TALK, "over_18_weeks", "icb")
    ratios = plain.bootstrap([row.numerator for row in rows], [row.denominator for row in rows], 60, 1)
    assert kept.ratio_interval.lower < statistics.median(ratios) < kept.ratio_interval.upper


def test_neighbours_and_fifths_are_middles_of_what_is_published():
    rows = {row.area_code: row.value for row in counted(EHC, "excluding_exceptions", "authority")}
    groups = area_groups.groups()
    for code in ("E10000003", "E09000005"):
        kept = Comparison.objects.get(indicator=EHC, measure="excluding_exceptions", area_code=code)
        ten = [rows[one] for one in groups.neighbours[code] if one in rows]
        same = [v for one, v in rows.items() if groups.fifths.get(("authority", one)) == groups.fifths["authority", code]]
        assert (kept.neighbours_value, kept.neighbours_count) == (statistics.median(ten), len(ten))
        assert (kept.fifth, kept.fifth_value) == (groups.fifths["authority", code], statistics.median(same))
    board = Comparison.objects.get(indicator=MENTAL, measure="over_52_weeks", area_code="E54000037")
    assert (board.neighbours_value, board.fifth) == (None, None)


def test_without_counts_nothing_is_called_chance(country):
    standing = {(one.indicator.key, one.measure.key): one for one in comparisons(country["cambridgeshire"])}
    one = standing[EHC, "excluding_exceptions"]
    assert (one.basis, one.position, one.chance_position, one.p, one.q) == (Basis.SPREAD, None, None, None, None)
    assert one.z < 0
    assert one.percentile < 10
    assert one.key == "ehc_20_weeks:authority:E10000003:2024"
    assert (one.beside.nation, one.trend.direction, one.trend.since) == (46.4, Direction.TOO_SHORT, "2023")
    assert spread(EHC).scv is None
    assert spread(EHC, period="2022").basis is Basis.CHANCE


def test_plain_counts_are_not_compared(country):
    (one,) = [one for one in comparisons(country["devon"]) if one.measure.key == "waiting" and one.indicator.key == MENTAL]
    assert (one.basis, one.z, one.percentile, one.beside.nation) == (Basis.NONE, None, None, None)
    assert spread(MENTAL, "waiting") is None


def test_nothing_is_computed_from_what_is_missing():
    missing = Observation.objects.current().filter(period="2024", value__isnull=True, indicator=EHC)
    codes = set(missing.filter(measure="excluding_exceptions").values_list("area_code", flat=True))
    assert codes
    assert not Comparison.objects.filter(indicator=EHC, measure="excluding_exceptions", area_code__in=codes).exists()


def test_nine_regions_are_too_few_to_compare(country):
    assert {one.basis for one in comparisons(country["region"])} == {Basis.NONE}
    assert spread(EHC, kind="region") is None


def test_months_are_compared_with_the_same_month(country):
    one = next(one for one in comparisons(country["lothian"]) if one.measure.key == "over_18_weeks")
    assert one.period == "2025-03"
    assert one.trend.since.endswith("-03")


def test_a_funnel_has_points_and_lines_in_the_same_unit(country):
    plot = funnel(MENTAL)
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
    assert funnel(EHC) is None


def test_the_widest_gap_comes_first():
    found = inequality()
    ratios = [one.now.ratio for one in found if one.now.ratio is not None]
    assert ratios == sorted(ratios, reverse=True)
    assert {EHC, MENTAL, TALK, SCOTS} <= {one.now.indicator.key for one in found} <= set(indicators())
    (plans,) = [one for one in found if one.now.indicator.key == EHC]
    assert [one.period for one in plans.past] == ["2023", "2024"]  # cut at the break of 2023


def test_the_national_picture_is_of_services_and_says_both_ends():
    assert any(one.now.indicator.context for one in inequality())
    told = lottery()
    shown = [one for _service, _anchor, same in told["groups"] for one in same]
    assert EHC in {one.indicator.key for one in shown}
    assert not [one.indicator.key for one in shown if one.indicator.context]
    for one in told["widest"]:
        assert re.fullmatch(r"1 area in 10 has .*\d.* or less, 1 in 10 has .*\d.* or more\.", one.ends)


def test_computing_twice_changes_nothing():
    before = list(Comparison.objects.order_by("pk").values_list("pk", "z"))
    again = comparing.recompute(actor="test")
    assert (again.new, again.comparisons) == (False, len(before))
    assert list(Comparison.objects.order_by("pk").values_list("pk", "z")) == before


def test_the_same_figures_always_give_the_same_numbers():
    first = [(row.indicator, row.period, row.ratio_lower, row.scv_upper) for row in Spread.objects.order_by("pk")]
    _found, spreads = comparing.computed()
    assert [(row.indicator, row.period, row.ratio_lower, row.scv_upper) for row in spreads] == first


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
    assert (one.region_name, one.region_value) == ("East of England", 39.6)


def test_a_board_hears_what_is_unusual_there(country):
    first, *_more = unusual(country["devon"], TODAY)
    assert first.sentence == (
        "In October 2023, about 7 in 10 (70%) of the children waiting for speech and language therapy with providers in the NHS Devon "
        "Integrated Care Board area (as it was before April 2026) had waited more than 18 weeks. Across England it was about 2 in 5 "
        "(40%). Nearly all other areas are lower, and chance alone does not explain it."
    )
    assert (first.direction, first.tested, first.area) == (Side.BAD, True, country["devon"])
    assert first.figure_key == "speech_language_waits:icb:E54000037:2023-10"
    assert "We allowed for chance" in first.caveat


@pytest.fixture
def first_four(monkeypatch):
    """Findings from four indicators only, as though all the others said merely what kind of place it is."""
    for key, one in indicators().items():
        if key not in {MENTAL, TALK, EHC, SCOTS}:
            monkeypatch.setitem(indicators(), key, one.model_copy(update={"context": True}))


@pytest.fixture
def devon_county(country):
    """A real council with few plans in time, holding an invented share of the example seat."""
    council = Area.objects.create(kind="authority", code="E10000008", name="Devon")
    AreaRelation.objects.create(
        part=country["seat"], whole=council, share=0.62, basis="postcodes", valid_from="2020-01-01", source="invented for a test"
    )
    return council


@pytest.mark.usefixtures("first_four")
def test_a_seat_hears_of_its_councils_and_boards_by_name(country, devon_county):
    here = unusual_here(country["seat"], TODAY)
    assert here.compared >= 4
    assert [one.area for one in here.findings] == [country["devon"], devon_county]
    plans = next(one for one in here.findings if one.indicator.key == EHC)
    assert not plans.tested
    assert plans.share_words == "62% of the postcodes in Example Seat"
    assert plans.sentence == (
        "In 2024, about 3 in every 100 (3.2%) of new education, health and care plans in Devon were issued within the legal limit of "
        "20 weeks. Across England it was nearly half (46.4%). Nearly all other areas are higher."
    )
    assert plans.neighbours.startswith("Middle of its ten statistical neighbours: ")


def test_a_board_that_holds_under_a_tenth_is_not_told_of(country):
    AreaRelation.objects.filter(part=country["seat"], whole=country["devon"]).update(share=0.09)
    assert country["devon"] not in {one.area for one in unusual(country["seat"], TODAY)}


def test_what_kind_of_place_it_is_is_no_finding(country, monkeypatch):
    for key in ("children_in_constituency", "constituency_deprivation", "pupils_per_teacher"):
        assert indicators()[key].context
    assert TALK in {one.indicator.key for one in unusual(country["devon"], TODAY)}
    monkeypatch.setitem(indicators(), TALK, indicators()[TALK].model_copy(update={"context": True}))
    assert TALK not in {one.indicator.key for one in unusual(country["devon"], TODAY)}


def test_a_place_without_figures_has_no_findings(country):
    assert unusual_here(country["welsh_seat"], TODAY) == Unusual((), 0)


@pytest.mark.usefixtures("first_four")
def test_where_nothing_stands_out_the_page_says_so(client, country):
    page = client.get("/areas/authority/E09000005/").text
    assert unusual(country["brent"], TODAY) == ()
    assert "None stands out" in page or "It does not stand out" in page


@pytest.mark.usefixtures("first_four")
def test_the_page_shows_findings_with_their_caveats(client, country, devon_county):
    page = client.get("/areas/constituency/E14000001/").text
    assert "What stands out here" in page
    assert "Chance not tested" in page
    assert "so we cannot say how much of this is chance" in page


def test_the_methods_page_names_its_references(client):
    page = client.get("/methods/")
    assert page.status_code == 200
    for said in ("Spiegelhalter (2005)", "arcsin", "1.4826", "No league tables", "neighbours_value"):
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
    sizes = np.bincount([one.fifth for one in fifths if one.kind == "authority"])[1:]
    assert sizes.tolist() == [31, 31, 30, 31, 30]


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
