"""Where areas stand, against plain loops written from the formulas; the middle, the spread, percentiles."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import plain_statistics as plain
from causeway.evidence.domain import positions
from causeway.evidence.domain.positions import Position, percentiles, robust_z


def agree(found, expected):
    assert [(one.value, other.value) for one, other in zip(found.by_chance, found.among_areas, strict=True)] == [
        (chance, wide) for chance, wide, *_ in expected
    ]
    assert found.z.tolist() == pytest.approx([one[2] for one in expected])
    assert found.p.tolist() == pytest.approx([one[3] for one in expected])
    assert found.q.tolist() == pytest.approx([one[4] for one in expected])


@pytest.mark.parametrize("seed", range(4))
def test_proportions_stand_as_in_the_plain_loop(seed):
    generator = np.random.default_rng(seed)
    n = generator.integers(30, 900, 40)
    x = generator.binomial(n, np.clip(generator.normal(0.4, 0.02 + 0.05 * seed, 40), 0.02, 0.98))
    agree(positions.of_proportions(x, n, 0.42), plain.stand(x.tolist(), n.tolist(), 0.42))


@pytest.mark.parametrize("seed", range(4))
def test_rates_stand_as_in_the_plain_loop(seed):
    generator = np.random.default_rng(seed)
    people = generator.uniform(4_000, 90_000, 40)
    x = generator.poisson(people * np.clip(generator.normal(0.005, 0.0002 + 0.001 * seed, 40), 0.001, 1))
    agree(positions.of_rates(x, people, 0.0052), plain.stand(x.tolist(), people.tolist(), 0.0052, rates=True))


def test_around_the_middle_area_neither_side_is_favoured():
    generator = np.random.default_rng(5)
    n = np.full(400, 2000)
    x = generator.binomial(n, np.clip(generator.normal(0.3, 0.1, 400), 0.01, 0.99))
    stood = positions.of_proportions(x, n, 0.38)  # a nation pulled up by what is counted nowhere else
    low = sum(one in (Position.BELOW, Position.FAR_BELOW) for one in stood.among_areas)
    high = sum(one in (Position.ABOVE, Position.FAR_ABOVE) for one in stood.among_areas)
    assert low < 25 > high
    assert stood.centre == pytest.approx(0.3, abs=0.02)
    assert sum(one is not Position.WITHIN for one in stood.by_chance) > 300


def test_where_the_middle_area_has_none_the_target_is_the_centre():
    stood = positions.of_proportions([0] * 8 + [4, 6], [40] * 10, 0.03)
    assert stood.centre == 0.03


def slow_robust(values: list[float]) -> list[float]:
    middle = statistics.median(values)
    spread = 1.4826 * statistics.median([abs(value - middle) for value in values])
    if spread == 0:
        spread = statistics.pstdev(plain.winsorised(values))
    return [(value - middle) / spread if spread else 0.0 for value in values]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_robust_distance_as_by_hand(values):
    assert robust_z(values).tolist() == pytest.approx(slow_robust(values), rel=1e-4, abs=1e-9)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=60))
def test_percentiles_count_ties_half(values):
    slow = [100 * (sum(o < v for o in values) + sum(o == v for o in values) / 2) / len(values) for v in values]
    assert percentiles(values).tolist() == pytest.approx(slow)


def test_one_wild_value_moves_no_other():
    calm = robust_z([10, 11, 12, 13, 14, 15, 16])
    wild = robust_z([10, 11, 12, 13, 14, 15, 1_000_000])
    assert calm[:6].tolist() == pytest.approx(wild[:6].tolist())


def test_areas_without_a_figure_are_refused():
    with pytest.raises(ValueError, match="without a figure"):
        robust_z([1.0, math.nan])
