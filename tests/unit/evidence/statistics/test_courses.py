"""Courses against the nation's and what lasts: slow second implementations, and every series that was told wrongly."""

import math
import statistics

import numpy as np
import pytest

from benchmarks import plain_areas as plain
from causeway.evidence.statistics.domain.lasting import distances, error_of_mean, lasting, p_values
from causeway.evidence.statistics.domain.relative_trend import PRIOR, compared, courses, in_pandemic

YEARS = ["2014", "2015", "2016", "2017", "2018", "2019", "2022", "2023", "2024"]


def others(many=149, periods=9, seed=1):
    generator = np.random.default_rng(seed)
    nation = 50 - 1.0 * np.arange(periods)
    return nation, nation + generator.normal(0, 8, (many, 1)) + generator.normal(0, 2, (many, periods))


def told(series, *, share=True, breaks=(), periods=YEARS):
    nation, rest = others(periods=len(periods))
    found = courses(periods, np.vstack([series, rest]), nation, breaks, share=share)
    return float(found.slope[0]), float(found.p[0])


def test_losing_ground_while_the_nation_falls_slowly_is_told():
    slope, p = told([55, 52, 47, 42, 38, 33, 28, 22, 16])
    assert slope < 0
    assert p < 0.001


def test_falling_as_the_nation_falls_is_no_news():
    _slope, p = told([60, 59, 58, 57, 56, 55, 54, 53, 52])
    assert p > 0.2


def test_what_doubles_in_the_last_year_has_not_fallen():
    # Eight years down to 41.8, then 82.4: it was told as "has fallen", good.
    _slope, p = told([90, 85, 78, 70, 62, 55, 48, 41.8, 82.4])
    assert p == 1


def test_below_the_pandemics_peak_and_far_above_the_year_before_is_no_fall():
    years = ["2016-2017", "2017-2018", "2018-2019", "2019-2020", "2020-2021", "2021-2022", "2022-2023", "2023-2024", "2024-2025"]
    assert [in_pandemic(one) for one in years] == [False, False, False, True, True, True, False, False, False]
    nation = np.array([10.0, 10, 10, 14, 20, 24, 20, 19, 18])
    generator = np.random.default_rng(2)
    rest = nation + generator.normal(0, 1, (149, 9))
    found = courses(years, np.vstack([[10.0, 10, 10, 20, 30, 40, 27, 26, 25], rest]), nation, share=True)
    assert found.slope[0] > 0 or found.p[0] == 1


def test_a_break_starts_a_series_anew():
    assert compared(YEARS, ["2018"]) == [4, 5, 6, 7, 8]
    nation, rest = others()
    assert courses(YEARS, rest, nation, ["2022"], share=True) is None


def test_of_months_only_the_latest_ones_name_is_used():
    months = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in (3, 6, 9)]
    assert [months[place] for place in compared(months, ())] == ["2022-09", "2023-09", "2024-09"]


def slow_course(series, nation, times):
    def scaled(value):
        return math.asin(math.sqrt(value / 100))

    apart = [[scaled(v) - scaled(n) for v, n in zip(row, nation, strict=True)] for row in series]
    found = [plain.slope(times, row) for row in apart]
    freedom, squares = len(times) - 2, sum((t - statistics.fmean(times)) ** 2 for t in times)
    usual = statistics.median(left for _slope, left in found)
    ratios = [s / math.sqrt((PRIOR * usual + freedom * left) / (PRIOR + freedom) / squares) for s, left in found]
    middle = statistics.median(ratios)
    spread = max(1.0, 1.482602218505602 * statistics.median(abs(r - middle) for r in ratios))
    return [(s, r / spread, (r - middle) / spread) for (s, _left), r in zip(found, ratios, strict=True)]


def test_slopes_and_distances_as_in_the_slow_loop():
    from causeway.evidence.statistics.domain.relative_trend import _ratios, scaled

    nation, rest = others(many=30)
    times = np.array([float(year) for year in YEARS])
    both = scaled(np.vstack([rest, nation]), share=True)
    slope, size = _ratios(both[:-1] - both[-1], times)
    for got_slope, got, (want, beside, among) in zip(
        slope, size, slow_course(rest.tolist(), nation, times.tolist()), strict=True
    ):
        assert got_slope == pytest.approx(want)
        nearer = min(abs(beside), abs(among)) if beside * among > 0 else 0.0
        assert abs(got) == pytest.approx(nearer)


def test_too_few_areas_or_periods_have_no_course():
    nation, rest = others(many=9)
    assert courses(YEARS, rest, nation, share=True) is None
    nation, rest = others(periods=4)
    assert courses(YEARS[:4], rest, nation, share=True) is None


def test_an_area_without_every_period_is_not_told():
    nation, rest = others(many=30)
    rest[3, 2] = math.nan
    assert math.isnan(courses(YEARS, rest, nation, share=True).p[3])


def test_amounts_are_compared_by_their_logarithms():
    nation = np.array([100.0, 104, 108, 112, 116, 120])
    generator = np.random.default_rng(3)
    rest = nation * np.exp(generator.normal(0, 0.3, (60, 1)) + generator.normal(0, 0.02, (60, 6)))
    found = courses(YEARS[:6], np.vstack([100 * 1.3 ** np.arange(6), rest]), nation, share=False)
    assert found.p[0] < 1e-4


def test_year_after_year_on_one_side_lasts():
    generator = np.random.default_rng(4)
    values = [generator.normal(20, 4, 80) for _ in range(4)]
    for one in values:
        one[0] = 36
    z = lasting(values, [20.0] * 4)
    assert z[0] > 4
    assert p_values(z)[0] < 0.0001
    values[1][0] = 12  # once on the other side
    assert lasting(values, [20.0] * 4)[0] == 0


def test_two_periods_last_nothing():
    assert (lasting([np.arange(20.0)] * 2, [10.0] * 2) == 0).all()
    assert (lasting([np.arange(5.0)] * 3, [2.0] * 3) == 0).all()


def test_distances_are_from_the_nearer_of_nation_and_middle():
    values = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    spread = 1.482602218505602 * 3
    assert distances(values, 8.0).tolist() == pytest.approx(
        [(v - 8) / spread if v > 8 else min(v - 6, 0) / spread for v in values]
    )
    assert (distances(np.ones(12), 1.0) == 0).all()


def test_the_error_of_a_mean_of_values_that_lean_on_each_other():
    # Var of the mean of 3 with correlations ½ and ¼: (3 + 2(2·½ + ¼))/9.
    assert error_of_mean(3) ** 2 == pytest.approx((3 + 2 * (2 * 0.5 + 0.25)) / 9)
    assert error_of_mean(1) == 1
