"""A text beside its model: both can be rebuilt from the difference, and each clause has the fate that a reader would give it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.motions.wording.domain import (
    Clause,
    Fate,
    Mark,
    Part,
    Recital,
    compared,
    from_json,
    in_order,
    next_own,
    pieces,
    reworded,
    says_the_same,
    to_json,
)

WORDS = st.lists(st.sampled_from(["the", "council", "asks,", "how", "long", "children", "wait.", "£1.8", "–", "  "]), max_size=14)
TEXTS = st.one_of(WORDS.map(" ".join), st.text(max_size=40))
FIGURE = Recital(
    "ehc_20_weeks:authority:E10000003:2025", "ehc_20_weeks", "authority:E10000003", "2025", "Example", "https://example.org/"
)


def clause(key: str, text: str = "Some words.", part: Part = Part.RESOLVES, **more) -> Clause:
    return Clause(key, part, text, **more)


@given(TEXTS, TEXTS)
def test_both_texts_are_rebuilt_from_the_difference(before, after):
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.mark is not Mark.PUT) == before
    assert "".join(piece.text for piece in found if piece.mark is not Mark.TAKEN) == after
    assert all(piece.text for piece in found)


@given(TEXTS)
def test_a_text_beside_itself_has_nothing_marked(text):
    assert {piece.mark for piece in pieces(text, text)} <= {Mark.SAME}


def test_one_word_between_two_changes_does_not_make_a_patchwork():
    found = pieces("to ask the council for it", "to press the government for it")
    assert [(piece.mark, piece.text.strip()) for piece in found] == [
        (Mark.SAME, "to"),
        (Mark.TAKEN, "ask the council"),
        (Mark.PUT, "press the government"),
        (Mark.SAME, "for it"),
    ]


@pytest.mark.parametrize(
    ("after", "added"),
    [("No child should wait. Ours do.", "Ours do."), ("We say: No child should wait.", "We say:")],
    ids=["at the end", "at the beginning"],
)
def test_what_is_added_takes_nothing_out(after, added):
    marked = [(piece.mark, piece.text.strip()) for piece in pieces("No child should wait.", after)]
    assert sorted(marked) == sorted([(Mark.SAME, "No child should wait."), (Mark.PUT, added)])


@st.composite
def texts(draw) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """A model, and what a body made of it: some kept, some reworded, some struck, some added."""
    model = tuple(clause(f"c{n}", draw(TEXTS) or "words", draw(st.sampled_from(Part))) for n in range(draw(st.integers(0, 6))))
    now = [
        replace(each, text=draw(TEXTS) or "other words") if draw(st.booleans()) else each for each in model if draw(st.booleans())
    ]
    for _ in range(draw(st.integers(0, 3))):
        now.append(clause(next_own(now), draw(TEXTS) or "added", draw(st.sampled_from(Part))))
    return in_order(model), in_order(now)


@given(texts())
def test_model_and_text_are_rebuilt_from_the_rows(both):
    model, now = both
    rows = compared(model, now)
    of_model = {row.clause.id: row for row in rows if row.fate is not Fate.ADDED}
    assert [each.id for each in model] == list(of_model)
    for each in model:
        row = of_model[each.id]
        if row.fate in {Fate.CHANGED, Fate.STRUCK}:
            assert "".join(piece.text for piece in row.pieces if piece.mark is not Mark.PUT) == each.text
    standing = {row.clause.id: row.clause.text for row in rows if row.fate is not Fate.STRUCK}
    assert standing == {each.id: each.text for each in now}


@given(texts())
def test_every_clause_has_one_fate_and_the_parts_their_order(both):
    rows = compared(*both)
    assert len({row.clause.id for row in rows}) == len(rows)
    order = [list(Part).index(row.clause.part) for row in rows]
    assert order == sorted(order)


@given(texts())
def test_clauses_survive_being_kept(both):
    _model, now = both
    now = (*now, clause("local-x", figure=FIGURE, part=Part.NOTES))
    assert from_json(to_json(now)) == now


def test_a_filled_in_place_and_other_blanks_keep_a_clause():
    model = "to come back to it at the meeting on [date]"
    assert says_the_same(model, "to come back  to it at the meeting on 3 March 2027")
    assert says_the_same(model, model)
    assert not says_the_same(model, "to come back to it at the meeting on ")
    assert not says_the_same(model, "never to come back to it at the meeting on 3 March 2027")
    assert not says_the_same("a (b) c.", "a xbx cd")  # signs stand for themselves


@pytest.mark.parametrize(
    ("now", "fates"),
    [
        ([clause("a"), clause("b")], [Fate.KEPT, Fate.KEPT]),
        ([clause("b", "Other words here.")], [Fate.STRUCK, Fate.CHANGED]),
        ([clause("a"), clause("b"), clause("own-1")], [Fate.KEPT, Fate.KEPT, Fate.ADDED]),
        ([clause("a"), clause("b"), clause("local-x", figure=FIGURE)], [Fate.KEPT, Fate.KEPT, Fate.LOCAL]),
    ],
)
def test_what_became_of_each_clause(now, fates):
    assert [row.fate for row in compared((clause("a"), clause("b")), tuple(now))] == fates


def test_own_clauses_are_numbered_on_and_an_empty_text_strikes():
    assert next_own([clause("own-1"), clause("own-7"), clause("own-x")]) == "own-8"
    assert reworded((clause("a"), clause("b")), "a", "  ") == (clause("b"),)
    assert reworded((clause("a"),), "a", "New.")[0].text == "New."
