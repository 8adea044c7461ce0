"""The order of news: fresh before old, near before far, pinned before all."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from causeway.news.items.domain import Kind
from causeway.news.ranking.domain import HALF_LIVES, Nearness, freshness, nearest, weigh

DAYS = st.floats(0, 400).map(lambda days: dt.timedelta(days=days))


def test_every_kind_has_its_half_life():
    assert set(HALF_LIVES) == set(map(str, Kind))


def test_after_its_half_life_something_counts_half():
    assert freshness("article", dt.timedelta(days=7)) == 0.5
    assert freshness("article", dt.timedelta(days=-3)) == 1


@given(st.sampled_from(sorted(HALF_LIVES)), DAYS, DAYS)
def test_what_is_newer_is_never_less_fresh(kind, one, other):
    assert (freshness(kind, min(one, other)) >= freshness(kind, max(one, other))) is True


def test_a_pin_goes_before_every_weight():
    old = weigh("article", 1, dt.timedelta(days=90), Nearness.ANYWHERE, pinned=True)
    new = weigh("article", 20, dt.timedelta(0), Nearness.ANYWHERE)
    assert old.order > new.order
    assert old.score < new.score


def test_nearness_goes_from_the_area_itself_to_its_council():
    inside, around = frozenset(["SEAT"]), frozenset(["BOARD"])
    assert nearest(["HERE", "SEAT"], "HERE", inside, around) is Nearness.HERE
    assert nearest(["SEAT", "BOARD"], "HERE", inside, around) is Nearness.INSIDE
    assert nearest(["BOARD"], "HERE", inside, around) is Nearness.AROUND
    assert nearest(["FAR"], "HERE", inside, around) is Nearness.ELSEWHERE
