"""What may become of a promise: one table. ``docs/reference/promise-states.md`` is drawn from it."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a promise stands."""

    MADE = "made"
    REMINDED = "reminded"
    KEPT = "kept"
    PARTLY = "partly kept"
    NOT_KEPT = "not kept"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can happen to a promise."""

    REMIND = "the organisers ask after it"
    KEEP = "it is kept"
    KEEP_IN_PART = "a part of it is kept"
    FIND_NOT_KEPT = "it is found not kept"
    WITHDRAW = "whoever made it takes it back"
    REOPEN = "that was a mistake, and it is looked at again"


class IllegalMove(Exception):  # noqa: N818  it is a move, and says so
    """This act is not possible in this state."""

    def __init__(self, state: State, act: Act) -> None:
        super().__init__(f"A promise that is {state.value} cannot move by “{act.value}”.")
        self.state, self.act = state, act


TABLE: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (State.MADE, Act.REMIND): State.REMINDED,
        (State.MADE, Act.KEEP): State.KEPT,
        (State.MADE, Act.KEEP_IN_PART): State.PARTLY,
        (State.MADE, Act.WITHDRAW): State.WITHDRAWN,
        # Nobody is said to have broken their word before they were asked after it: only a reminded promise can be found not kept.
        (State.REMINDED, Act.REMIND): State.REMINDED,
        (State.REMINDED, Act.KEEP): State.KEPT,
        (State.REMINDED, Act.KEEP_IN_PART): State.PARTLY,
        (State.REMINDED, Act.FIND_NOT_KEPT): State.NOT_KEPT,
        (State.REMINDED, Act.WITHDRAW): State.WITHDRAWN,
        # A part kept can still become the whole, and late is better than never.
        (State.PARTLY, Act.REMIND): State.PARTLY,
        (State.PARTLY, Act.KEEP): State.KEPT,
        (State.PARTLY, Act.WITHDRAW): State.WITHDRAWN,
        (State.NOT_KEPT, Act.REMIND): State.NOT_KEPT,
        (State.NOT_KEPT, Act.KEEP): State.KEPT,
        (State.NOT_KEPT, Act.KEEP_IN_PART): State.PARTLY,
        (State.NOT_KEPT, Act.WITHDRAW): State.WITHDRAWN,
        (State.KEPT, Act.REOPEN): State.MADE,
        (State.PARTLY, Act.REOPEN): State.MADE,
        (State.NOT_KEPT, Act.REOPEN): State.REMINDED,
        (State.WITHDRAWN, Act.REOPEN): State.MADE,
    }
)

OPEN = frozenset({State.MADE, State.REMINDED, State.PARTLY})


def can(state: State, act: Act) -> bool:
    """Whether ``act`` is possible in this state."""
    return (state, act) in TABLE


def move(state: State, act: Act) -> State:
    """Return the state after ``act``; raises :class:`IllegalMove`."""
    try:
        return TABLE[state, act]
    except KeyError:
        raise IllegalMove(state, act) from None


def overdue(state: State, due_on: dt.date | None, today: dt.date) -> bool:
    """Whether it is time to ask after it: open, with a day, and the day is past."""
    return state in OPEN and due_on is not None and due_on < today


def as_markdown() -> str:
    """Return the table as a Mermaid drawing and a Markdown table."""
    names = {state: state.value.replace(" ", "_") for state in State}
    drawing = [f"    {names[before]} --> {names[after]}: {act.value}" for (before, act), after in TABLE.items()]
    rows = [f"| {before.value} | {act.value} | {after.value} |" for (before, act), after in TABLE.items()]
    head = ["```mermaid", "stateDiagram-v2", f"    [*] --> {names[State.MADE]}"]
    table = ["```", "", "| a promise that is | when | becomes |", "| --- | --- | --- |"]
    return "\n".join([*head, *drawing, *table, *rows, ""])
