"""How often the rules speak when there is nothing: a small simulation. The large one is in ``script/bench statistics``."""

import pytest

from causeway.evidence.statistics import operating
from causeway.evidence.statistics.domain.simulation import Characteristics, Truth, standings, trends, unusual

ALIKE = [Truth.COMMON, Truth.SMALL, Truth.RATES_ALIKE]
DIFFERENT = [Truth.DIFFERENT, Truth.SMALL_DIFFERENT, Truth.RATES, Truth.RARE]


@pytest.mark.parametrize("many", [14, 42])
@pytest.mark.parametrize("truth", Truth)
def test_nobody_is_called_unusual_where_all_come_from_one_distribution(truth, many):
    assert unusual(truth, many, runs=60, seed=11).spoke_share <= 0.1  # sixty runs; 5% in the large simulation


def test_one_that_is_far_out_is_found():
    found = unusual(Truth.DIFFERENT, 150, runs=20, seed=12, planted=True)
    assert found.power >= 0.5
    assert found.false <= 1


@pytest.mark.parametrize("truth", ALIKE)
def test_no_page_says_that_an_area_differs_where_all_are_alike(truth):
    found = standings(truth, 42, indicators=18, runs=6, seed=13)
    assert found.runs == 252
    assert found.spoke_share <= 0.05


@pytest.mark.parametrize("truth", DIFFERENT)
def test_of_what_is_said_beside_the_nation_at_most_one_in_twenty_is_false(truth):
    found = standings(truth, 42, indicators=18, runs=4, seed=14)
    assert found.told > 50
    assert found.false_share <= 0.05


@pytest.mark.parametrize("leaning", [0.0, 0.5, 1.0])
def test_no_page_tells_a_course_where_all_drift_alike(leaning):
    assert trends(leaning, 42, indicators=18, runs=6, seed=15).spoke_share <= 0.05


def test_courses_that_turn_are_found_and_nearly_none_is_false():
    found = trends(0.5, 150, indicators=12, runs=2, seed=16, turned=3)
    assert found.power > 0.3
    assert found.false_share <= 0.05


def test_among_42_areas_fewer_than_one_in_twenty_called_unusual_is_like_the_others():
    found = unusual(Truth.NORMAL, 42, runs=400, seed=17, planted=True)  # one in twelve before all others were asked too
    assert found.told > 80
    assert found.false_share <= 0.05


def test_every_published_line_with_enough_findings_keeps_what_is_aimed_at():
    lines = operating.published()
    assert {(one.found.rule, one.found.areas) for one in lines} == {
        (rule, many) for rule in operating.RULES for many in operating.AREAS
    }
    for one in lines:
        assert one.found.spoke_share <= 0.05, operating.line(one)
        assert one.found.told < 100 or one.found.false_share <= 0.05, operating.line(one)


def test_lines_simulated_anew_take_the_place_of_those_kept(tmp_path):
    def line(areas, runs, nothing=True):
        return operating.Simulated(
            Characteristics("unusual", "alike", areas, runs, spoke=1, told=3, false=2, there=9), nothing=nothing
        )

    joined = operating.together([line(14, 100), line(42, 100), line(14, 100, nothing=False)], [line(42, 900)])
    assert [(one.found.areas, one.found.runs, one.nothing) for one in joined] == [
        (14, 100, True),
        (42, 900, True),
        (14, 100, False),
    ]
    kept = operating.write(joined, tmp_path / "lines.json").read_text()
    assert kept.count('"spoke"') == 2
    assert kept.count('"told"') == 1  # each line keeps what the table shows of it


def test_the_same_seed_gives_the_same_answer():
    assert unusual(Truth.COMMON, 14, 5, 1) == unusual(Truth.COMMON, 14, 5, 1)
