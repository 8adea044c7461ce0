"""What staff write is refused with a sentence where it breaks a rule, and what is kept is what was written."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.surveys.answering.domain.path import asked_answers, counted, steps
from causeway.surveys.survey.domain.definition import Definition
from causeway.surveys.survey.forms import example
from causeway.surveys.survey.reading import NotWell, checked, read, written

GOOD = read(example(dt.date(2026, 11, 30)))


def changed(**more):
    return {**GOOD.model_dump(mode="json"), **more}


def problem(**more):
    with pytest.raises(NotWell) as refused:
        checked(changed(**more))
    return str(refused.value)


def test_the_example_is_a_survey_and_comes_back_as_it_was():
    assert read(written(GOOD)) == GOOD
    assert GOOD.minutes <= 6


def question(**more):
    return {
        "key": "one",
        "kind": "single",
        "text": "One?",
        "options": [{"key": "a", "text": "A"}, {"key": "b", "text": "B"}],
        **more,
    }


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"closes": "2026-12-01"}, "close after the day"),
        ({"drawn": None}, "how those with links were drawn"),
        ({"way": "open"}, "an open survey draws nobody"),
        ({"breaks": ["kind"]}, "weighting can only be by"),
        ({"breaks": ["region", "size"], "weighting": ["size"]}, "does not say how large"),
        ({"breaks": ["region", "region"]}, "stands twice"),
        ({"tables": [{"question": "own"}]}, "or one of words"),
        ({"tables": [{"question": "tried", "by": "region"}]}, "without by"),
        ({"tables": [{"question": "tried"}, {"question": "tried", "by": "size"}]}, "does not stand in breaks"),
        ({"questions": [question(options=[{"key": "a", "text": "A"}])]}, "two to twelve options"),
        ({"questions": [question(kind="scale", options=[])]}, "a scale needs points"),
        ({"questions": [question(kind="number", options=[], most=9, bands=[1, 5])]}, "bands begin with 0"),
        ({"questions": [question(), question()]}, "the key one stands twice"),
        ({"questions": [question(only_if={"question": "two", "answers": ["a"]})]}, "names no earlier question"),
        ({"questions": [question(), question(key="two", only_if={"question": "one", "answers": ["z"]})]}, "one has no answer z"),
        ({"tilte": "Example"}, "tilte"),
    ],
)
def test_what_breaks_a_rule_is_said(more, said):
    assert said.casefold() in problem(**more).casefold()


def test_what_takes_longer_than_six_minutes_is_refused():
    long = [question(key=f"q{number}", text="example words " * 15) for number in range(28)]
    assert "six is the most" in problem(questions=long, tables=[{"question": "q1"}])


def test_a_line_that_is_no_yaml_is_named():
    with pytest.raises(NotWell, match="line 2"):
        read("title: Example\n  bad: [")
    with pytest.raises(NotWell, match="begins with its fields"):
        read("just words")


def branching() -> Definition:
    two = question(key="two", only_if={"question": "one", "answers": ["a"]})
    three = question(key="three", only_if={"question": "two", "answers": ["b"]})
    return checked(changed(questions=[question(), two, three], tables=[{"question": "one"}]))


def test_a_branch_is_asked_only_after_its_answer():
    assert steps(branching(), {}, ("size",)) == ("about-size", "one")
    assert steps(branching(), {"one": "a"}, ()) == ("one", "two")
    assert steps(branching(), {"one": "a", "two": "b"}, ()) == ("one", "two", "three")


def test_an_answer_on_a_page_no_longer_asked_is_not_counted_and_leads_nowhere():
    given_before = {"one": "b", "two": "b", "three": "a"}
    assert asked_answers(branching(), given_before) == {"one": "b"}


@given(st.integers(0, 500))
def test_a_number_is_counted_in_the_band_it_lies_in(number):
    weeks = GOOD.question("weeks")
    (band,) = counted(weeks, number)
    assert int(band) <= number
    assert not any(int(band) < other <= number for other in weeks.bands)


def test_nothing_is_counted_of_what_was_left_open_and_nought_is_a_number():
    assert counted(GOOD.question("weeks"), 0) == ("0",)
    assert counted(GOOD.question("tried"), "") == counted(GOOD.question("own"), {"text": "words"}) == ()
