"""What may become of a link, what an answer means, and when to ask again."""

import datetime as dt
from enum import StrEnum

from causeway.moves.domain import Moves

THREE, SEVEN_DAYS = 3, dt.timedelta(days=7)
_REFUSALS = frozenset({401, 402, 403, 407, 429, 451})
_NOT_FOR_HEAD = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 502, 503})  # some servers answer so to HEAD alone


class State(StrEnum):
    """Where a link stands."""

    UNCHECKED = "not checked yet"
    WORKING = "working"
    MOVED = "moved"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    GONE = "gone"


class Act(StrEnum):
    """What a check finds."""

    ANSWERS = "it answers"
    LEADS_ON = "it leads elsewhere for good"
    REFUSES = "its server lets our program not in"
    FAILS = "it fails"
    GIVE_UP = "it failed three times over seven days"


_ANYWHERE = {
    (state, act): after
    for state in State
    for act, after in ((Act.ANSWERS, State.WORKING), (Act.LEADS_ON, State.MOVED), (Act.REFUSES, State.REFUSED))
}
MOVES: Moves[State, Act] = Moves(
    "A link",
    {
        **_ANYWHERE,
        **{(state, Act.FAILS): State.DOUBTFUL for state in State if state is not State.GONE},
        (State.GONE, Act.FAILS): State.GONE,
        (State.DOUBTFUL, Act.GIVE_UP): State.GONE,
    },
)

AGAIN_AFTER = {
    State.UNCHECKED: dt.timedelta(0),
    State.WORKING: dt.timedelta(days=7),
    State.MOVED: dt.timedelta(days=7),
    State.REFUSED: dt.timedelta(days=14),
    State.DOUBTFUL: dt.timedelta(days=2),
    State.GONE: dt.timedelta(days=30),
}


def judge(status: int, *, elsewhere: bool, for_good: bool) -> Act:
    """Return what an answer means: its status in the end, whether it came from another address, and whether it leads there for good."""
    if 200 <= status < 300 or status == 304:  # noqa: PLR2004  HTTP's own
        return Act.LEADS_ON if elsewhere and for_good else Act.ANSWERS
    return Act.REFUSES if status in _REFUSALS else Act.FAILS


def needs_get(status: int) -> bool:
    """Whether an answer to HEAD says too little, and GET has to be asked."""
    return status in _NOT_FOR_HEAD


def gives_up(state: State, failures: int, failing_since: dt.datetime, now: dt.datetime) -> bool:
    """Whether so many failures in a row, the first of them then, mean that a doubtful link is gone."""
    return state is State.DOUBTFUL and failures >= THREE and now - failing_since >= SEVEN_DAYS


def due(state: State, now: dt.datetime, spread: int) -> dt.datetime:
    """Return when to ask again; ``spread`` (any number, such as a key) moves it by up to eight hours, so that not all come at once."""
    return now + AGAIN_AFTER[state] + dt.timedelta(minutes=spread * 37 % 480)
