"""Whether words stand in a text, what stands around them, and what a page says to a reader."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.library.health.domain import MOVES as LINK_MOVES
from causeway.library.health.domain import Act, State, due, gives_up, judge
from causeway.library.quotations.domain import find, nearest, sentence_around
from causeway.library.quotations.page_text import text_of
from causeway.moves.domain import IllegalMove

NOW = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("39%", "39% of them", True),
        ("39%", "139% of them", False),
        ("39%", "12.39% of them", False),
        ("1.8", "£1.85", False),
        ("1.8", "1.8, they say", True),
        ("£1.8 billion", "About £1.8\n billion.", True),
        ("949,200", "949,200,000", False),
        ("children’s", "CHILDREN'S services", True),
        ("25,000", "25,000 appeals", True),
        ("men", "women and amendments", False),
        ("", "anything", False),
    ],
)
def test_words_are_found_as_a_reader_would_find_them(words, text, there):
    assert (find(words, text) is not None) is there


@given(st.text(), st.text(), st.text())
def test_what_stands_in_a_text_between_spaces_is_found(before, words, after):
    assert find(words, f"{before} {words} {after}") is not None or not words.split()


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_the_looking(words, text):
    span = find(words, text)
    if span:
        sentence_around(text, span)
    nearest(text, words)


def test_the_sentence_around_and_the_nearest_one():
    text = "First words. In all 46.1% were in time! Last words."
    assert sentence_around(text, find("46.1%", text)) == "In all 46.1% were in time!"
    assert nearest("Other. In all 47.3% were in time. More.", "In all 46.1% were in time!") == "In all 47.3% were in time."
    assert nearest("Nothing alike at all.", "In all 46.1% were in time!") == ""


def test_a_page_is_what_its_reader_sees():
    page = "<head><title>Title</title></head><p>One <b>two</b></p><script>39%</script><style>x</style><p>Café&nbsp;&amp; 3</p>"
    assert text_of(page.encode()) == "One two\nCafé & 3"
    assert text_of(b"<meta charset=iso-8859-1><p>Caf\xe9</p>") == "Café"
    assert text_of(b"%PDF-broken") == ""


@given(st.binary(max_size=2000))
def test_no_page_breaks_the_reader(content):
    assert isinstance(text_of(content), str)


def test_a_link_moves_by_its_table_only():
    assert all(LINK_MOVES.can(state, act) for state in State for act in Act if act is not Act.GIVE_UP)
    for state in State:
        if state is not State.DOUBTFUL:
            with pytest.raises(IllegalMove):
                LINK_MOVES.move(state, Act.GIVE_UP)


@pytest.mark.parametrize(
    ("status", "act"),
    [(200, Act.ANSWERS), (204, Act.ANSWERS), (304, Act.ANSWERS), (403, Act.REFUSES), (404, Act.FAILS), (503, Act.FAILS)],
)
def test_what_an_answer_means(status, act):
    assert judge(status, elsewhere=False, for_good=True) is act
    assert judge(status, elsewhere=True, for_good=False) is act


@given(st.integers(0, 10), st.integers(0, 20), st.sampled_from(State))
def test_giving_up_needs_both_three_and_seven(failures, days, state):
    given_up = gives_up(state, failures, NOW - dt.timedelta(days=days), NOW)
    assert given_up == (state is State.DOUBTFUL and failures >= 3 and days >= 7)


@given(st.sampled_from(State), st.integers(0, 10**9))
def test_links_do_not_come_due_all_at_once_and_never_before_now(state, key):
    assert NOW <= due(state, NOW, key) <= NOW + dt.timedelta(days=31)


def test_what_no_database_keeps_is_no_part_of_a_page():
    assert text_of(b"<p>a\x00b</p>") == "ab"
