"""Wilson's interval against its definition and published values; rounding against Decimal; signs never become zero."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import binomtest

from causeway.evidence.domain.comparison import Standing, compare
from causeway.evidence.domain.intervals import Z_95, Interval, wilson
from causeway.evidence.domain.keys import FigureKey, NotAKey, parse
from causeway.evidence.domain.periods import last_day, words
from causeway.evidence.domain.rounding import Unit, display, display_range, number, rounded
from causeway.evidence.domain.symbols import Status, UnknownSign, read_cell


def slow_wilson(x: int, n: int) -> tuple[float, float]:
    """Solve the definition: the proportions whose own standard error puts x/n exactly z away."""
    p = x / n

    def distance(theta: float) -> float:
        return (p - theta) ** 2 - Z_95**2 * theta * (1 - theta) / n

    lower = 0.0 if x == 0 else brentq(distance, 1e-15, min(p, 1 - 1e-12), xtol=1e-14)
    upper = 1.0 if x == n else brentq(distance, max(p, 1e-12), 1 - 1e-15, xtol=1e-14)
    return lower, upper


# Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3 (Wilson score without continuity correction).
PUBLISHED = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (1, 29): (0.0061, 0.1718)}


@pytest.mark.parametrize("counts", PUBLISHED)
def test_wilson_gives_published_values(counts):
    found = wilson(*counts)
    assert (round(found.lower, 4), round(found.upper, 4)) == PUBLISHED[counts]


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_a_slow_second_implementation_and_with_scipy(counts):
    found = wilson(*counts)
    assert (found.lower, found.upper) == pytest.approx(slow_wilson(*counts), abs=1e-9)
    scipys = binomtest(*counts).proportion_ci(method="wilson")
    assert (found.lower, found.upper) == pytest.approx((scipys.low, scipys.high), abs=1e-12)
    assert found.lower <= counts[0] / counts[1] <= found.upper or math.isclose(found.upper, counts[0] / counts[1])


@pytest.mark.parametrize("counts", [(1, 0), (-1, 5), (6, 5), (0, 0), (math.nan, 5)])
def test_wilson_refuses_what_is_no_proportion(counts):
    with pytest.raises(ValueError, match="proportion"):
        wilson(*counts)


def test_rounding_is_half_up_as_by_hand():
    assert [str(rounded(value)) for value in (0.5, 1.5, 2.5, -0.5, 37.105804)] == ["1", "2", "3", "-1", "37"]
    assert str(rounded(2.675, 2)) == "2.68"
    assert str(rounded(64.900000000000006, 1)) == "64.9"


@given(st.floats(-1e9, 1e9), st.integers(0, 2))
def test_rounding_is_never_more_than_half_a_step_off(value, decimals):
    assert abs(float(rounded(value, decimals)) - value) <= 0.5 * 10**-decimals + 1e-6


def test_display():
    assert display(3475, Unit.COUNT) == "3,475"
    assert [display(value, Unit.PERCENT) for value in (0, 0.3125, 0.5, 99.4, 99.7, 100)] == [
        "0%",
        "under 1%",
        "1%",
        "99%",
        "over 99%",
        "100%",
    ]
    assert (display(0.04, Unit.PERCENT, 1), display(99.96, Unit.PERCENT, 1)) == ("under 0.1%", "over 99.9%")
    assert display(46.4, Unit.PERCENT, 1) == "46.4%"
    assert (display(1, Unit.DAYS), display(248, Unit.DAYS)) == ("1 day", "248 days")
    assert display_range(32.8, 36.0, Unit.PERCENT) == "33% to 36%"
    assert (number(-0.2), number(-3)) == ("0", "−3")


SIGNS = {"*": Status.SUPPRESSED, "": Status.MISSING, "z": Status.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("raw", "status", "value"),
    [
        ("*", "suppressed", None),
        ("", "missing", None),
        (None, "missing", None),
        (" 0 ", "published", 0.0),
        ("1,234", "published", 1234.0),
        ("64.900000000000006", "published", 64.9),
    ],
)
def test_cells(raw, status, value):
    cell = read_cell(raw, SIGNS)
    assert (cell.status, cell.value) == (status, value)


@given(st.text())
def test_a_cell_is_a_number_a_declared_sign_or_an_error_and_never_a_silent_zero(raw):
    try:
        cell = read_cell(raw, SIGNS)
    except UnknownSign:
        return
    if cell.status is Status.PUBLISHED:
        assert float(raw.strip().replace(",", "")) == pytest.approx(cell.value, abs=1e-6)
    else:
        assert cell.value is None
        assert raw.strip() in SIGNS


@pytest.mark.parametrize("raw", ["12", "-3", "+4", "0.5", ".5", "5.", "1,234,567.8", "1e-05", "2.5E3"])
def test_a_number_is_read_in_every_way_that_publishers_write_one(raw):
    assert read_cell(raw, SIGNS).value == float(raw.replace(",", ""))


# Two in other digits, one that Python reads as 10, and numbers whose comma is no mark of thousands: 3,5 was read as 35.
@pytest.mark.parametrize("raw", ["x", "nan", "inf", "-", "12%", "~", "4²", "４5", "٣", "1_0", "3,5", "1,23,456", ",5", ".", "e5"])
def test_an_undeclared_sign_is_refused(raw):
    with pytest.raises(UnknownSign):
        read_cell(raw, SIGNS)


def test_comparison_claims_no_more_than_the_interval_does():
    assert compare(34, 37, Interval(32.8, 36.0), 0).standing is Standing.LOWER
    assert compare(34, 35.5, Interval(32.8, 36.0), 0).standing is Standing.UNCERTAIN
    assert compare(46.44, 46.36, None, 1).standing is Standing.SAME if rounded(46.44, 1) == rounded(46.36, 1) else Standing.HIGHER
    untested = compare(8.8, 46.4, None, 1)
    assert (untested.standing, untested.tested) == (Standing.LOWER, False)


@given(st.text(max_size=80))
def test_any_text_is_a_key_or_refused(text):
    with contextlib.suppress(NotAKey):
        assert str(parse(text)) == text


def test_keys():
    assert parse("ehc_20_weeks:authority:E10000014:2024") == FigureKey("ehc_20_weeks", "authority", "E10000014", "2024")
    with pytest.raises(NotAKey):
        parse("ehc_20_weeks:authority:E10000014:2024\n")


def test_periods():
    assert (words("2024"), words("2024-09")) == ("2024", "September 2024")
    assert (str(last_day("2024")), str(last_day("2024-02"))) == ("2024-12-31", "2024-02-29")
