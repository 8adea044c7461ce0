"""What may become of a thing, as a table of moves: every move that is not in it is refused, and the docs are drawn from it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

_State = TypeVar("_State", bound=StrEnum)
_Act = TypeVar("_Act", bound=StrEnum)


class IllegalMove(Exception):  # noqa: N818  it is a move, and says so
    """This act is not possible in this state."""

    def __init__(self, what: str, state: StrEnum, act: StrEnum) -> None:
        super().__init__(f"{what} that is {state.value} cannot move by “{act.value}”.")
        self.state, self.act = state, act


class Moves(Generic[_State, _Act]):
    """A table of moves, which begins in the state of its first row. ``what`` names one such thing with its article: "A letter"."""

    def __init__(self, what: str, table: Mapping[tuple[_State, _Act], _State]) -> None:
        self.what = what
        self.table: Mapping[tuple[_State, _Act], _State] = MappingProxyType(dict(table))
        self.first: _State = next(iter(self.table))[0]

    @property
    def states(self) -> tuple[_State, ...]:
        """Every state there is, in the order of their enum."""
        return tuple(type(self.first))

    @property
    def noun(self) -> str:
        """What one such thing is called inside a sentence, without its article: "letter"."""
        return self.what.partition(" ")[2]

    def can(self, state: _State, act: _Act) -> bool:
        """Whether ``act`` is possible in this state."""
        return (state, act) in self.table

    def move(self, state: _State, act: _Act) -> _State:
        """Return the state after ``act``; raises :class:`IllegalMove`."""
        try:
            return self.table[state, act]
        except KeyError:
            raise IllegalMove(self.what, state, act) from None

    def drawing(self) -> str:
        """Return the table as a Mermaid drawing."""
        arrows = [f"    {_name(before)} --> {_name(after)}: {act.value}" for (before, act), after in self.table.items()]
        return "\n".join(["```mermaid", "stateDiagram-v2", f"    [*] --> {_name(self.first)}", *arrows, "```"])

    def as_markdown(self) -> str:
        """Return the table as a drawing and as a Markdown table."""
        rows = [f"| {before.value} | {act.value} | {after.value} |" for (before, act), after in self.table.items()]
        columns = ["", f"| {self.what[0].lower()}{self.what[1:]} that is | when | becomes |", "| --- | --- | --- |"]
        return "\n".join([self.drawing(), *columns, *rows, ""])


def _name(state: StrEnum) -> str:
    return state.value.replace(" ", "_")
