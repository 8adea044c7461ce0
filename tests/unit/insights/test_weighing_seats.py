"""Monday's five: each part is what its rule says, and the order keeps still."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from causeway.insights.monday.domain import Reason, Seat, most_of, share, weigh
from causeway.insights.monday.pack import MondayWords

TODAY = dt.date(2026, 3, 2)
WORDS = MondayWords()


def seat(code="E14000901", **known):
    return Seat(code, known.pop("name", code), "E12000007", **known)


def parts(found):
    return {part.reason: part.points for part in weigh(found, WORDS, TODAY).parts}


def test_letters_give_their_points_until_somebody_plans_a_roundtable():
    assert parts(seat(letters=10)) == {Reason.LETTERS: 1.5}
    assert parts(seat(letters=200)) == {Reason.LETTERS: 3.0}
    assert parts(seat(letters=200, planned=True)) == {}


def test_silence_counts_from_the_first_letter_and_ends_with_an_answer():
    month = TODAY - dt.timedelta(days=14)
    assert parts(seat(letters=1, planned=True, first_on=month)) == {Reason.SILENCE: 1.0}
    assert parts(seat(letters=1, planned=True, first_on=month, replies=1)) == {}


def test_a_seat_with_an_offered_day_a_committee_and_a_bad_figure():
    found = seat(offered=3, planned=True, committees=("Example Committee",), figures=("Waits",))
    assert parts(found) == {Reason.OFFERED: 3.0, Reason.COMMITTEE: 2.0, Reason.FIGURE: 1.0}
    assert weigh(found, WORDS, TODAY).points == 6.0
    assert [part.reason for part in weigh(found, WORDS, TODAY).parts] == [Reason.OFFERED, Reason.COMMITTEE, Reason.FIGURE]


def test_a_weight_of_nothing_leaves_a_reason_out():
    words = MondayWords.model_validate({"points": {"letters": 0}})
    assert weigh(seat(letters=10), words, TODAY).parts == ()


def test_what_is_set_aside_and_what_has_no_reason_is_not_among_them():
    seats = [seat("A", letters=3), seat("B", letters=9), seat("C"), seat("D", letters=3, name="Zed")]
    found = most_of(seats, WORDS, TODAY, {"B"}, 5)
    assert [each.seat.code for each in found] == ["A", "D"]


@given(
    st.builds(
        Seat,
        st.just("E14000901"),
        st.just("x"),
        st.just(""),
        letters=st.integers(0, 10_000),
        replies=st.integers(0, 50),
        first_on=st.none() | st.dates(dt.date(2026, 1, 1), TODAY),
        planned=st.booleans(),
        offered=st.integers(0, 9),
    )
)
def test_no_part_is_more_than_whole(found):
    assert all(0.0 <= share(reason, found, WORDS, TODAY) <= 1.0 for reason in Reason)
