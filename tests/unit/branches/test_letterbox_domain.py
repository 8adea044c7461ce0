"""The letterbox's table: it only ever goes onward, never back, and from every waiting state there is a way on and an answer."""

import itertools

import pytest

from causeway.branches.letterbox.domain import GOES, HELD_BY, MOVES, ORDER, WAITING, Act, Holder, State, first, following
from causeway.moves.domain import IllegalMove


@pytest.mark.parametrize("there", [set(found) for many in range(5) for found in itertools.combinations(ORDER, many)])
def test_whoever_is_there_it_comes_to_staff_in_the_end(there):
    holder, path = first(there), []
    while holder is not Holder.STAFF:
        path.append(holder)
        holder = following(holder, there)
    assert path == [each for each in ORDER[:-1] if each in there]
    assert following(Holder.STAFF, there) is Holder.STAFF


@pytest.mark.parametrize("since", ORDER)
def test_who_writes_again_comes_to_whoever_had_it_or_further_on(since):
    assert first(set(ORDER), since) is since
    assert ORDER.index(first({Holder.REGION}, since)) >= ORDER.index(since)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_every_move(state, act):
    expected = None
    to = {act: (holder, after) for holder, (act, after) in GOES.items()}
    if act in to and state in {State.ASKED, State.ANSWERED}:
        expected = to[act][1]
    elif act in to and state in WAITING:
        further, here = ORDER.index(to[act][0]), ORDER.index(HELD_BY[state])
        follows = further == here and here < ORDER.index(Holder.REGION)
        expected = to[act][1] if further > here or follows else None
    elif act is Act.REMIND and state is State.STAFF:
        expected = State.STAFF
    elif act is Act.ANSWER and state in WAITING | {State.ANSWERED}:
        expected = State.ANSWERED
    elif act is Act.CLOSE and state in WAITING | {State.ANSWERED}:
        expected = State.CLOSED
    if expected is None:
        with pytest.raises(IllegalMove):
            MOVES.move(state, act)
    else:
        assert MOVES.move(state, act) is expected
