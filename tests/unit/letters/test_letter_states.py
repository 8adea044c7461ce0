import itertools

import pytest

from causeway.letters.letter.domain.states import ENDED, MOVES, UNDER_WAY, Act, State, can, move
from causeway.moves.domain import IllegalMove

TABLE = MOVES.table

LEGAL = {
    (State.DRAFT, Act.SEND_ONESELF),
    (State.DRAFT, Act.REQUEST),
    (State.DRAFT, Act.LAPSE),
    (State.AWAITING, Act.CONFIRM),
    (State.AWAITING, Act.DENY),
    (State.AWAITING, Act.SUPERSEDE),
    (State.AWAITING, Act.LAPSE),
    (State.AWAITING, Act.FREEZE),
    (State.FROZEN, Act.APPROVE),
    (State.FROZEN, Act.REFUSE),
    (State.FROZEN, Act.WITHDRAW),
    (State.FROZEN, Act.REPLACE),
    (State.FROZEN, Act.DENY),
    (State.FROZEN, Act.LAPSE),
    (State.QUEUED, Act.DELIVER),
    (State.QUEUED, Act.FAIL),
    (State.QUEUED, Act.DOUBT),
    (State.QUEUED, Act.STOP),
    (State.DELIVERED, Act.FAIL),
    (State.UNCERTAIN, Act.DELIVER),
    (State.UNCERTAIN, Act.FAIL),
    (State.NOT_DELIVERED, Act.DELIVER),
    (State.AWAITING, Act.WITHDRAW),
    (State.DELIVERED, Act.CHASE),
    (State.SENT_BY_WRITER, Act.CHASE),
    (State.CHASED, Act.CHASE),
    (State.CHASED, Act.FAIL),
    (State.DELIVERED, Act.ANSWER),
    (State.SENT_BY_WRITER, Act.ANSWER),
    (State.CHASED, Act.ANSWER),
    (State.UNCERTAIN, Act.ANSWER),
    (State.NOT_DELIVERED, Act.ANSWER),
    (State.ANSWERED, Act.ANSWER),
}


@pytest.mark.parametrize(("state", "act"), list(itertools.product(State, Act)))
def test_every_pair_is_either_in_the_table_or_refused(state, act):
    if (state, act) in LEGAL:
        assert move(state, act) is TABLE[state, act]
    else:
        with pytest.raises(IllegalMove) as refused:
            move(state, act)
        assert (refused.value.state, refused.value.act) == (state, act)


def test_nothing_is_confirmed_twice_and_nothing_leaves_unconfirmed():
    into_queue = [before for (before, act), after in TABLE.items() if after is State.QUEUED]
    assert into_queue == [State.AWAITING, State.FROZEN]
    assert [pair for pair, after in TABLE.items() if after is State.FROZEN] == [(State.AWAITING, Act.FREEZE)]
    assert not [pair for pair in TABLE if pair[0] in {State.CANCELLED, State.EXPIRED, State.REFUSED}]


def test_a_letter_in_review_waits_for_a_person_and_not_for_ever():
    assert State.FROZEN in UNDER_WAY
    assert State.FROZEN not in ENDED
    assert State.REFUSED in ENDED
    assert TABLE[State.FROZEN, Act.LAPSE] is State.EXPIRED


def test_only_a_letter_that_went_is_asked_after_or_answered():
    after = {before for before, act in TABLE if act in {Act.CHASE, Act.ANSWER}}
    never_went = {State.DRAFT, State.AWAITING, State.FROZEN, State.REFUSED, State.QUEUED, State.CANCELLED, State.EXPIRED}
    assert not after & never_went
    assert all(can(state, act) == ((state, act) in TABLE) for state in State for act in Act)


def test_what_ended_holds_nothing_still_moving():
    assert State.QUEUED not in ENDED
    assert State.UNCERTAIN not in ENDED
    assert {State.DELIVERED, State.CHASED, State.ANSWERED} == UNDER_WAY & ENDED


def test_the_drawing_names_every_move():
    drawn = MOVES.as_markdown()
    assert all(f"| {before.value} | {act.value} | {after.value} |" in drawn for (before, act), after in TABLE.items())
