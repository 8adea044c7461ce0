"""Who is told when items are stored or changed: functions that stand above, called in the same transaction.

A module that registers here is named in the room's ``registers``, so that it is loaded at start.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from causeway.news.items.models import Item


@dataclass(frozen=True)
class Stored:
    """One item as it now stands. ``new`` says that it was not there before; else its source says something else of it than it did."""

    item: Item
    new: bool


Listener = Callable[[Sequence[Stored]], None]
_listeners: list[Listener] = []


def on_stored(listener: Listener) -> Listener:
    """Have a function told of what is stored or changed, some items at a time, in the transaction that stores them."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(stored: Sequence[Stored]) -> None:
    """Tell everybody who listens."""
    for listener in _listeners:
        listener(stored)
