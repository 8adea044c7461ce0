"""The table of a message's states: what it holds happens, everything else is refused, and no way leads back from the end by itself."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.config.environment import ROOT
from causeway.moves.domain import IllegalMove
from causeway.outbox.domain.states import ENDED, MOVES, Act, State

EVERY_PAIR = list(itertools.product(State, Act))


@pytest.mark.parametrize(("state", "act"), EVERY_PAIR, ids=lambda value: value.value.replace(" ", "-"))
def test_every_pair_is_in_the_table_or_refused(state, act):
    if (state, act) in MOVES.table:
        assert MOVES.move(state, act) is MOVES.table[state, act]
    else:
        with pytest.raises(IllegalMove, match=state.value):
            MOVES.move(state, act)


@given(st.lists(st.sampled_from(Act), max_size=40))
def test_whatever_happens_nothing_leaves_without_the_intent_written_first(acts):
    state, written, proof = State.WAITING, False, False
    for act in acts:
        try:
            after = MOVES.move(state, act)
        except IllegalMove:
            continue
        written = written or act is Act.HAND_OVER
        proof = proof or act in {Act.ACCEPT, Act.SETTLE_SENT, Act.BOUNCE}
        state = after
        if state is State.UNCERTAIN:
            assert written
        if state in {State.SENT, State.BOUNCED}:
            assert proof


@given(st.sampled_from(sorted(ENDED)), st.sampled_from(Act))
def test_an_ended_message_is_never_sent_again(state, act):
    assert MOVES.table.get((state, act), state) in ENDED


def test_an_uncertain_message_is_not_claimed_or_released_by_any_worker():
    by_a_worker = {Act.CLAIM, Act.RELEASE, Act.HAND_OVER, Act.DEFER, Act.ACCEPT}
    assert not [act for state, act in MOVES.table if state is State.UNCERTAIN and act in by_a_worker]


def test_the_documentation_draws_this_table():
    assert MOVES.drawing() in (ROOT / "docs/reference/mail.md").read_text()
