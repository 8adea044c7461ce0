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


def in_region(code, region, councils, **known):
    return Seat(code, code, region, councils=councils, **known)


def test_equals_are_taken_from_different_places_with_different_figures():
    neighbours = [in_region(f"A{n}", "E12000008", ("E10000014",), figures=("Waits",)) for n in range(6)]
    others = [
        in_region("B", "E12000008", ("E10000030",), figures=("Referrals",)),
        in_region("C", "E12000007", ("E09000002",), figures=("Waits",)),
        in_region("D", "E12000007", ("E09000003",), figures=("Absence",)),
    ]
    found = most_of([*neighbours, *others], WORDS, TODAY, (), 5)
    assert [each.seat.code for each in found] == ["A0", "D", "B", "C"]
    assert [each.code for each in found[0].also] == ["A1", "A2", "A3", "A4", "A5"]


def test_a_seat_with_a_reason_of_its_own_stands_by_itself():
    first = in_region("A", "E12000008", ("E10000014",), figures=("Waits", "Absence"))
    same = in_region("B", "E12000008", ("E10000014",), figures=("Waits",))
    another_figure = in_region("C", "E12000008", ("E10000014",), figures=("Waits", "Referrals"))
    another_council = in_region("D", "E12000008", ("E10000030",), figures=("Waits",))
    with_letters = in_region("E", "E12000008", ("E10000014",), figures=("Waits",), letters=1)
    found = most_of([first, same, another_figure, another_council, with_letters], WORDS, TODAY, (), 5)
    assert [each.seat.code for each in found] == ["E", "D", "A", "C"]
    assert [[each.code for each in one.also] for one in found] == [["B"], [], [], []]


def test_a_seat_with_more_points_comes_first_wherever_it_is():
    alike = [
        in_region(code, "E12000008", ("E10000014",), figures=("Waits",), letters=letters)
        for code, letters in (("A", 20), ("B", 19))
    ]
    found = most_of([in_region("C", "E12000007", ("E09000002",), figures=("Waits",)), *alike], WORDS, TODAY, (), 3)
    assert [each.seat.code for each in found] == ["A", "B", "C"]


@given(
    st.lists(st.tuples(st.sampled_from("NSEW"), st.sampled_from("123"), st.sampled_from("abc"), st.integers(0, 30)), max_size=40),
    st.integers(0, 6),
)
def test_variety_never_costs_a_point(known, many):
    seats = [
        in_region(f"{n:02}", region, (f"{region}{council}",), figures=(figure,), letters=letters)
        for n, (region, council, figure, letters) in enumerate(known)
    ]
    found = most_of(seats, WORDS, TODAY, (), many)
    best = sorted((weigh(each, WORDS, TODAY).rank for each in seats), reverse=True)
    beside = sum(len(each.also) for each in found)
    assert [each.rank for each in found] == sorted((each.rank for each in found), reverse=True)
    assert len(found) == many or len(found) + beside == len(seats)
    assert not found or found[0].rank == best[0]
    assert len({each.seat.code for each in found}) == len(found)


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
