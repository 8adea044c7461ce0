"""Who speaks for a branch: nobody serves without having shown their address and been confirmed by staff."""

import pytest

from causeway.branches.officers.domain import MOVES, OVER, Act, State
from causeway.moves.domain import IllegalMove

LEGAL = {
    (State.ASKED, Act.VERIFY): State.WAITING,
    (State.ASKED, Act.STAND_DOWN): State.ENDED,
    (State.WAITING, Act.CONFIRM): State.SERVING,
    (State.WAITING, Act.REFUSE): State.REFUSED,
    (State.WAITING, Act.STAND_DOWN): State.ENDED,
    **{(State.SERVING, act): State.ENDED for act in (Act.STAND_DOWN, Act.SUCCEED, Act.RUN_OUT, Act.END)},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_every_move(state, act):
    if (state, act) in LEGAL:
        assert MOVES.move(state, act) is LEGAL[state, act]
    else:
        with pytest.raises(IllegalMove):
            MOVES.move(state, act)


def test_what_is_over_stays_over():
    assert not [state for state, _act in MOVES.table if state in OVER]
