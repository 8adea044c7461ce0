"""Which findings stand and which are kept."""

import numpy as np
import pytest

from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.findings import Candidate, Side, chosen, side, standing


def one(name, p, strength=3.0, where=Side.BAD, percentile=None):
    return Candidate(name, True, where, strength, p, percentile)


@pytest.mark.parametrize(
    ("polarity", "higher", "expected"),
    [
        (Polarity.HIGH_IS_BETTER, True, Side.GOOD),
        (Polarity.HIGH_IS_BETTER, False, Side.BAD),
        (Polarity.LOW_IS_BETTER, True, Side.BAD),
        (Polarity.LOW_IS_BETTER, False, Side.GOOD),
        (Polarity.NEUTRAL, True, Side.NEUTRAL),
        (Polarity.NEUTRAL, False, Side.NEUTRAL),
    ],
)
def test_which_way_is_good(polarity, higher, expected):
    assert side(polarity, higher=higher) is expected


def test_what_one_test_would_find_falls_among_thirty():
    assert standing([one("a", 0.03)]) == [one("a", 0.03)]
    assert standing([one("a", 0.03), *(one(str(i), 0.5) for i in range(30))]) == []


def test_of_nothing_but_chance_nearly_nothing_stands():
    generator = np.random.default_rng(21)
    places = [[one(str(i), float(p)) for i, p in enumerate(generator.uniform(size=30))] for _ in range(400)]
    assert sum(bool(standing(place)) for place in places) / 400 < 0.08


@pytest.mark.parametrize(
    ("percentile", "strength", "stands"),
    [(5.0, 1.0, True), (5.1, 3.0, False), (95.0, 1.0, True), (94.9, 3.0, False), (1.0, 0.99, False), (None, 9.0, False)],
)
def test_without_a_test_only_the_outer_twentieth_is_told(percentile, strength, stands):
    assert bool(standing([one("a", None, strength, percentile=percentile)])) is stands


def test_tested_ones_come_first_then_the_strongest():
    untested = one("u", None, 9.0, percentile=99)
    weak, strong = one("w", 0.001, 3.3), one("s", 0.0001, 3.9)
    assert chosen([untested, weak, strong]) == [strong, weak, untested]


def test_six_at_most_and_a_good_one_among_them():
    bad = [one(f"b{i}", 1e-6, 5.0 - i / 10) for i in range(8)]
    good, better = one("g", 1e-3, 3.1, Side.GOOD), one("h", 1e-3, 3.2, Side.GOOD)
    kept = chosen([*bad, good, better])
    assert [each.name for each in kept] == ["b0", "b1", "b2", "b3", "b4", "h"]
    assert len(chosen(bad)) == 6
    assert chosen([bad[0], good]) == [bad[0], good]
    assert chosen([]) == []
