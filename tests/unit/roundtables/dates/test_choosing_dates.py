import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.dates.domain.choosing import Answer, Reason, Said, Side, Tally, choose, tally, why

DAY = dt.date(2027, 3, 5)
DAYS = [DAY + dt.timedelta(days=7 * week) for week in range(4)]
SAID = st.lists(
    st.builds(Said, st.sampled_from(Side), st.sampled_from("abcde"), st.sampled_from(DAYS), st.sampled_from(Answer)), max_size=40
)
CONFLICTS = st.dictionaries(st.sampled_from(DAYS), st.integers(0, 3))


def brute_force(days, said, conflicts):
    """The rule of the docstring, by throwing dates out one sentence at a time; nothing is shared with the code under test."""
    spoke = {}
    for each in said:
        spoke[each.side, each.who, each.day] = each.answer

    def number(day, side, *answers):
        return len([1 for key, answer in spoke.items() if key[0] == side and key[2] == day and answer in answers])

    def both(day):
        return number(day, "seat", "yes") > 0 and number(day, "head", "yes") > 0

    left = [day for day in days if both(day)] or list(days)
    for worth in (
        lambda day: number(day, "seat", "yes"),
        lambda day: number(day, "seat", "yes", "maybe"),
        lambda day: number(day, "head", "yes"),
        lambda day: number(day, "head", "yes", "maybe"),
        lambda day: -conflicts.get(day, 0),
    ):
        most = max(worth(day) for day in left)
        left = [day for day in left if worth(day) == most]
    return min(left)


@given(SAID, CONFLICTS)
def test_the_date_is_the_one_brute_force_finds(said, conflicts):
    assert choose(tally(DAYS, said, conflicts)).best.day == brute_force(DAYS, said, conflicts)


@given(SAID, CONFLICTS)
def test_the_order_of_the_dates_does_not_matter_and_every_step_down_has_its_reason(said, conflicts):
    tallies = tally(DAYS, said, conflicts)
    chosen = choose(tallies)
    assert all(choose(order) == chosen for order in permutations(tallies))
    for better, worse in zip(chosen.order, chosen.order[1:], strict=False):
        assert why(better, worse) is not None
        assert why(worse, better) is None


@given(SAID, CONFLICTS, st.sampled_from(Side))
def test_one_more_yes_to_the_chosen_date_keeps_it_chosen(said, conflicts, side):
    best = choose(tally(DAYS, said, conflicts)).best.day
    more = [*said, Said(side, "somebody new", best, Answer.YES)]
    assert choose(tally(DAYS, more, conflicts)).best.day == best


@given(SAID)
def test_who_answers_twice_counts_once(said):
    assert tally(DAYS, [*said, *said], {}) == tally(DAYS, said, {})


def test_who_changes_their_mind_counts_as_they_spoke_last():
    twice = [Said(Side.SEAT, "a", DAY, Answer.YES), Said(Side.SEAT, "a", DAY, Answer.NO)]
    assert tally([DAY], twice, {}) == (Tally(DAY, 0, 0, 0, 0, 0),)


@pytest.mark.parametrize(
    ("better", "worse", "reason"),
    [
        ((1, 0, 1, 0, 0), (3, 0, 0, 5, 0), Reason.BOTH_SIDES),
        ((2, 0, 1, 0, 9), (1, 3, 9, 0, 0), Reason.MPS),
        ((2, 1, 1, 0, 0), (2, 0, 9, 0, 0), Reason.SEATS),
        ((2, 1, 3, 0, 0), (2, 1, 2, 9, 0), Reason.HEADS),
        ((2, 1, 3, 1, 9), (2, 1, 3, 0, 0), Reason.HEADS_PERHAPS),
        ((2, 1, 3, 1, 0), (2, 1, 3, 1, 1), Reason.CONFLICTS),
    ],
)
def test_what_counts_first(better, worse, reason):
    later, earlier = Tally(DAYS[1], *better), Tally(DAYS[0], *worse)
    chosen = choose([earlier, later])
    assert (chosen.best, chosen.why) == (later, reason)


def test_of_equals_the_earlier():
    one, other = (Tally(day, 1, 0, 1, 0, 0) for day in DAYS[:2])
    assert choose([other, one]).why is Reason.EARLIER


def test_without_answers_there_is_an_order_but_no_choice():
    assert not choose(tally(DAYS, [], {})).served
    with pytest.raises(ValueError, match="no date"):
        choose([])
