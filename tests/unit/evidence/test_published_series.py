"""Measures read by the names their definitions give: sums, shares, signs that are carried along and never become numbers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.evidence.definitions.schema import Measure, indicators
from causeway.evidence.domain.symbols import Cell, Status, UnknownSign, read_cell
from causeway.evidence.ingest.series import columns_of, figure, names_in

PER = 10_000
COUNTS = st.integers(min_value=0, max_value=10**6)
NO_FIGURE = [Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE]
SIGNS = {"*": Status.SUPPRESSED, "": Status.MISSING, "z": Status.NOT_APPLICABLE, "low": Status.MISSING}


def measure(kind="proportion", unit="percent", per=0, **published_as):
    return Measure(
        key="example",
        name="Example",
        kind=kind,
        unit=unit,
        per=per,
        polarity="neutral",
        decimals=0,
        formula="as published",
        published_as=published_as,
    )


def cells(**values):
    found = {name: value if isinstance(value, Cell) else Cell(Status.PUBLISHED, float(value)) for name, value in values.items()}
    return found.__getitem__


@given(a=COUNTS, b=COUNTS, c=COUNTS)
def test_sums_add_and_take_away(a, b, c):
    one, *counts = figure(measure(kind="count", unit="count", value="A + B - C"), cells(A=a, B=b, C=c))
    assert (one.value, counts) == (a + b - c, [None, None])


@given(part=COUNTS, rest=COUNTS)
def test_a_share_is_of_its_counts_and_a_rate_of_its_people(part, rest):
    names = {"numerator": "A", "denominator": "A + B"}
    one, numerator, denominator = figure(measure(**names), cells(A=part, B=rest))
    rate, *_ = figure(measure(kind="rate", unit="rate", per=PER, **names), cells(A=part, B=rest))
    if part + rest == 0:
        assert (one.status, one.value, numerator, denominator) == (Status.NOT_APPLICABLE, None, None, None)
    else:
        assert one.value == pytest.approx(100 * part / (part + rest), abs=1e-8)
        assert rate.value == pytest.approx(PER * part / (part + rest), abs=1e-8)
        assert (numerator, denominator) == (part, part + rest)


@pytest.mark.parametrize("status", NO_FIGURE)
@pytest.mark.parametrize("place", ["A", "B"])
def test_a_sign_anywhere_prevents_the_figure_and_is_kept(status, place):
    read = cells(**({"A": 5, "B": 7} | {place: Cell(status)}))
    for names in ({"value": "A + B"}, {"numerator": "A", "denominator": "A + B"}):
        one, *counts = figure(measure(**names), read)
        assert (one, counts) == (Cell(status), [None, None])


def test_a_published_value_stands_without_its_withheld_counts():
    one, *counts = figure(measure(value="V", numerator="A", denominator="B"), cells(V=12, A=Cell(Status.SUPPRESSED), B=40))
    assert (one.value, counts) == (12.0, [None, None])


def test_a_withheld_value_is_not_computed_from_its_counts():
    one, *counts = figure(measure(value="V", numerator="A", denominator="B"), cells(V=Cell(Status.SUPPRESSED), A=3, B=40))
    assert (one, counts) == (Cell(Status.SUPPRESSED), [None, None])


def test_money_is_divided_but_not_counted():
    one, *counts = figure(measure(kind="amount", numerator="A", denominator="B"), cells(A=5, B=200))
    assert (one.value, counts) == (2.5, [None, None])


@given(st.text(alphabet="0123456789.,-+eE*zxlowc ", max_size=12))
def test_a_cell_is_a_number_or_a_declared_sign_or_refused(text):
    try:
        one = read_cell(text, SIGNS)
    except UnknownSign:
        return
    assert (one.value is None) == (text.strip() in SIGNS)
    assert one.status is SIGNS.get(text.strip(), Status.PUBLISHED)


def test_names_are_those_between_the_signs():
    assert names_in("A + B - C") == ["A", "B", "C"]
    assert columns_of((indicators()["scotland_mental_health_referrals"],)) == ["ReferralsReceived", "ReferralsAccepted"]


def test_every_indicator_read_by_its_names_gives_counts_where_it_promises_an_interval():
    for indicator in indicators().values():
        for one in indicator.measures:
            if (
                one.published_as and one.interval and indicator.key != "send_tribunal_appeals"
            ):  # a table by years: each has its counts
                assert {"numerator", "denominator"} <= set(one.published_as), (indicator.key, one.key)
            if one.published_as:
                assert "value" in one.published_as or "numerator" in one.published_as, (indicator.key, one.key)
        assert indicator.next_review > dt.date(2026, 11, 24)
