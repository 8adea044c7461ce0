"""The letterbox that never goes quiet: with whom a letter lies, when it is passed on, and to whom."""

import datetime as dt
from collections.abc import Collection
from enum import StrEnum

from causeway.moves.domain import Moves

WAIT = dt.timedelta(days=7)


class Holder(StrEnum):
    """Who has a letter, in the order in which it is passed on. Staff of the whole campaign are always there."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    REGION = "region"
    STAFF = "staff"


ORDER = tuple(Holder)


class State(StrEnum):
    """Where a letter stands."""

    ASKED = "asked"  # its writer has not shown yet that the address is theirs: nobody has seen it
    SECRETARY = "with the secretary"
    DEPUTY = "with the deputy"
    REGION = "with the region's staff"
    STAFF = "with staff"
    ANSWERED = "answered"
    CLOSED = "closed"


class Act(StrEnum):
    """What can happen to a letter."""

    TO_SECRETARY = "it goes to the secretary"
    TO_DEPUTY = "it goes to the deputy"
    TO_REGION = "it goes to the region's staff"
    TO_STAFF = "it goes to staff"
    REMIND = "staff are reminded"
    ANSWER = "it is answered"
    CLOSE = "it is closed"


class Why(StrEnum):
    """Why a letter came to who has it."""

    SENT = "sent"
    AGAIN = "its writer wrote again"
    NO_ANSWER = "no answer in seven days"
    NOBODY = "there is nobody"
    FOLLOWED = "somebody else has the role now"
    NOT_ARRIVED = "the notice did not arrive"
    HANDED_ON = "handed on"


GOES: dict[Holder, tuple[Act, State]] = {
    Holder.SECRETARY: (Act.TO_SECRETARY, State.SECRETARY),
    Holder.DEPUTY: (Act.TO_DEPUTY, State.DEPUTY),
    Holder.REGION: (Act.TO_REGION, State.REGION),
    Holder.STAFF: (Act.TO_STAFF, State.STAFF),
}
HELD_BY: dict[State, Holder] = {state: holder for holder, (_act, state) in GOES.items()}
WAITING = frozenset(HELD_BY)
FOLLOWED = frozenset({Holder.SECRETARY, Holder.DEPUTY})  # whom somebody else may follow while a letter lies with them


def _onward(holder: Holder, further: Holder) -> bool:
    return ORDER.index(further) > ORDER.index(holder) or (further is holder and holder in FOLLOWED)


_ONWARD = {
    (state, act): after for state, holder in HELD_BY.items() for further, (act, after) in GOES.items() if _onward(holder, further)
}
_ANEW = {(state, act): after for state in (State.ASKED, State.ANSWERED) for act, after in GOES.values()}

MOVES = Moves("A letter to a branch", {
    **_ANEW,
    **_ONWARD,
    (State.STAFF, Act.REMIND): State.STAFF,
    **{(state, Act.ANSWER): State.ANSWERED for state in HELD_BY},
    (State.ANSWERED, Act.ANSWER): State.ANSWERED,  # a second thought, or the secretary's after the deputy's
    **{(state, Act.CLOSE): State.CLOSED for state in (*HELD_BY, State.ANSWERED)},
})  # fmt: skip


def following(holder: Holder, there: Collection[Holder]) -> Holder:
    """Return who has a letter after ``holder``: the next who is there; after the last, staff again."""
    return next((each for each in ORDER[ORDER.index(holder) + 1 :] if each in there), Holder.STAFF)


def first(there: Collection[Holder], since: Holder = Holder.SECRETARY) -> Holder:
    """Return who gets a letter: whoever had it last, as long as they are there, else the next."""
    return next((each for each in ORDER[ORDER.index(since) :] if each in there), Holder.STAFF)
