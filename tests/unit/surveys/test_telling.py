"""What is told of a survey lets nobody work out a small number; differences are no chance; the base is right."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint
from simulated import answered, definition, schools

from causeway.disclosure.domain.sums import Day, K, Mixed
from causeway.surveys.counting.domain.cells import Cells, name
from causeway.surveys.counting.domain.composing import compose
from causeway.surveys.counting.domain.differences import Asked, chance, differing
from causeway.surveys.counting.domain.telling import LEAST, _attacked, learned_from, tell
from tests.least import least as least_sum

ANSWERS, GROUPS = ("y", "n", "-"), ("r", "s", "t")


def cells(told_by=(0,)):
    return Cells(ANSWERS, [GROUPS], told_by, "-")


def numbers(*rows):
    """Counts by answer and group, row by row."""
    return {
        (answer, (group,)): many
        for answer, row in zip(ANSWERS, rows, strict=True)
        for group, many in zip(GROUPS, row, strict=True)
    }


PLAIN = numbers((40, 30, 25), (3, 35, 60), (12, 14, 20))


def test_no_small_number_is_told_and_another_goes_with_it():
    told = tell(cells(), PLAIN, {}).numbers
    assert name("a", "n", 0, "r") not in told
    assert all(many >= LEAST for area, many in told.items() if area not in cells().given_away)
    row = [group for group in GROUPS if name("a", "n", 0, group) not in told]
    assert len(row) > 1


def test_a_planted_leak_is_found():
    """One number of a row is missing, and the row's sum is told: it is the rest."""
    found = cells().counted(PLAIN)
    told = {area: many for area, many in found.items() if many >= LEAST}
    leaks = _attacked(cells(), PLAIN, Day(told, frozenset({name("a", "n", 0, "r")}))).leaks
    assert [(leak.area, leak.least, leak.most) for leak in leaks] == [(name("a", "n", 0, "r"), 3, 3)]


def test_a_weighted_share_that_would_give_a_number_away_is_found():
    told = tell(cells(), PLAIN, {}).numbers
    weights = tuple(1.0 if leaf == name("n", "r") else 0.0 for leaf in cells().leaves)
    assert not learned_from(cells(), PLAIN, told, ()).leaks
    assert learned_from(cells(), PLAIN, told, [Mixed(weights, 2.5, 3.5)]).leaks


def slow_range(made, told, small, area):
    """The least and the most of one number, by a program of its own that shares nothing with the attack but the solver."""
    rows, low, high = [], [], []
    for each, places in made.leaves_of.items():
        row = np.zeros(len(made.leaves))
        row[list(places)] = 1
        rows.append(row)
        low.append(told.get(each, 0))
        high.append(told.get(each, K if each in small else np.inf))
    wanted = np.zeros(len(made.leaves))
    wanted[list(made.leaves_of[area])] = 1
    ends = []
    for sign in (1, -1):
        answer = least_sum(sign * wanted, LinearConstraint(np.array(rows), low, high), Bounds(0, 1000))
        ends.append(round(sign * answer.fun))
    return ends[0], ends[1]


small_counts = st.lists(st.sampled_from((0, 1, 4, 10, 11, 12, 20, 45)), min_size=9, max_size=9)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_counts)
def test_whatever_is_answered_every_number_not_told_may_be_from_none_to_ten_apart(drawn):
    counts = dict(zip(product(ANSWERS, [(group,) for group in GROUPS]), drawn, strict=True))
    if sum(drawn) < LEAST:
        return
    made = cells()
    told = tell(made, counts, {})
    if told.learned:  # nothing of it is told then
        return
    found = made.counted(counts)
    small = {area for area, many in found.items() if many < LEAST}
    for area in set(made.areas) - set(told.numbers):
        least, most = slow_range(made, told.numbers, small, area)
        assert most - least >= K, area


def test_of_ten_or_fewer_nothing_is_told():
    made = compose(definition(), answered(np.random.default_rng(1), 10), schools())
    assert made.told == {"answered": None}


def test_options_chosen_together_are_each_told_of_all_who_answered():
    many = [{"key": "all", "kind": "several", "text": "Which?", "options": [{"key": key, "text": key} for key in ("a", "b")]}]
    said = definition(questions=many, tables=[{"question": "all"}], breaks=[])
    told = compose(said, Counter({("", "", ()): 60, ("all", "a", ()): 40, ("all", "b", ()): 55, ("all", "-", ()): 2}), {}).told
    # 55 of 60 leaves five who did not: neither is told.
    assert told["questions"]["all"]["numbers"] == {"a": 40, "b": None, "-": None}


def test_a_weighted_share_is_what_raking_makes_it():
    said = definition(weighting=["region"])
    tallies = answered(np.random.default_rng(4), 1500, lambda stratum: 0.8 if stratum[0] == "E12000008" else 0.2)
    told = compose(said, tallies, schools()).told
    by_region = Counter()
    for (question, answer, stratum), many in tallies.items():
        if (question, answer) == ("yes", "y"):
            by_region[stratum[0]] += many
    who = Counter()
    for (question, _answer, stratum), many in tallies.items():
        if not question:
            who[stratum[0]] += many
    expected = 100 * sum(by_region[region] / who[region] / 9 for region in who)  # the list has as many schools in each
    assert told["questions"]["yes"]["weighted"]["y"] == pytest.approx(expected, abs=0.5001)
    assert told["weights"]["by"] == ["region"]
    assert told["weights"]["effective"] < 1500


def test_no_weight_tells_how_few_a_group_is():
    """Two answered in a region that has many schools: a weight made for them would be their number, told another way."""
    said = definition(weighting=["region"], breaks=["region"], tables=[{"question": "yes"}])
    tallies = Counter()
    for region, many in (("E12000001", 2), ("E12000002", 60), ("E12000003", 60), ("E12000004", 11)):
        tallies |= Counter({("", "", (region,)): many, ("yes", "y", (region,)): many})
    told = compose(
        said, tallies, {"region": dict.fromkeys(("E12000001", "E12000002", "E12000003", "E12000004", "E12000005"), 500)}
    ).told
    assert told["who"]["region"]["E12000001"] is None
    left_out = [group for _by, group in told["weights"]["left_out"]]
    assert left_out == ["E12000001", "E12000004", "E12000005"]  # few, held back and nobody read the same
    assert told["weights"]["largest"] == 1.0


# --- a known truth ------------------------------------------------------------------------------------------------------


def test_where_there_is_no_difference_none_is_told_more_often_than_stated():
    """Told from what is told alone: over 60 surveys, one or more in at most five of a hundred, as far as chance in 60 allows."""
    chances = np.random.default_rng(20)
    said = definition(tables=[{"question": "yes", "by": by} for by in (None, "region", "kind")])
    false = sum(bool(compose(said, answered(chances, 700), schools()).told["differences"]) for _each in range(60))
    assert false <= 8  # 0.05 of 60 is 3; more than 8 would come in fewer than one run of a hundred


def test_a_difference_that_is_there_is_told_and_the_base_is_who_answered():
    tallies = answered(np.random.default_rng(5), 1240, lambda stratum: 0.75 if stratum[1] == "secondary" else 0.35)
    told = compose(definition(), tallies, schools()).told
    assert told["answered"] == 1240
    assert ["yes", "kind", "y"] in told["differences"]
    assert sum(told["questions"]["yes"]["numbers"][answer] for answer in ("y", "n")) == 1240


def test_pearsons_statistic_is_the_published_one_and_holm_goes_down_step_by_step():
    # 2 × 2: 30 of 50 against 20 of 50 gives χ² = 4 on one degree of freedom, p = 0.0455.
    one = Asked(("one",), (30, 20), (50, 50))
    assert chance(one) == pytest.approx(0.0455, abs=1e-4)
    assert differing([one]) == {("one",): chance(one)}
    assert differing([one, Asked(("two",), (25, 25), (50, 50))]) == {}
    assert chance(Asked(("few",), (1, 2), (6, 6))) == 1.0
