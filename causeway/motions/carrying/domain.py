"""What may become of a motion in its body, and what of that is the end."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a motion stands."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    ON_AGENDA = "on the agenda"
    AMENDED = "amended"
    PASSED = "passed"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can happen to it."""

    SUBMIT = "it is submitted"
    TAKE_BACK = "it is taken back to be changed"
    TABLE = "it is put on the agenda"
    AMEND = "the meeting amends it"
    PASS = "it is passed"  # noqa: S105  a vote
    LOSE = "it is lost"
    WITHDRAW = "it is withdrawn"
    CORRECT = "what was reported was wrong"


OPEN = (State.SUBMITTED, State.ON_AGENDA, State.AMENDED)
ENDED = frozenset({State.PASSED, State.LOST, State.WITHDRAWN})
DECIDED = frozenset({State.PASSED, State.LOST})
WRITABLE = frozenset({State.DRAFTED, State.AMENDED})  # else its words are what was handed in, or what was voted on

MOVES: Moves[State, Act] = Moves(
    "A motion",
    {
        (State.DRAFTED, Act.SUBMIT): State.SUBMITTED,
        (State.SUBMITTED, Act.TAKE_BACK): State.DRAFTED,
        **{(state, Act.TABLE): State.ON_AGENDA for state in OPEN},  # once it is there: of another meeting, for it was put off
        (State.SUBMITTED, Act.AMEND): State.AMENDED,
        (State.ON_AGENDA, Act.AMEND): State.AMENDED,
        **{(state, Act.PASS): State.PASSED for state in OPEN},
        **{(state, Act.LOSE): State.LOST for state in OPEN},
        **{(state, Act.WITHDRAW): State.WITHDRAWN for state in (State.DRAFTED, *OPEN)},
        **{(state, Act.CORRECT): State.SUBMITTED for state in (State.PASSED, State.LOST)},
        (State.WITHDRAWN, Act.CORRECT): State.DRAFTED,
    },
)


def votes_fit(state: State, votes_for: int | None, against: int | None) -> bool:
    """Whether the votes given fit the outcome: a tie may go either way, by the chair's casting vote or the body's own rule."""
    if votes_for is None or against is None:
        return True
    return votes_for >= against if state is State.PASSED else against >= votes_for if state is State.LOST else True
