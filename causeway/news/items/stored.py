"""Who is told when items are stored or changed: functions that stand above, called in the same transaction.

A module that registers here is named in the room's ``registers``, so that it is loaded at start.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from causeway.frame.registered import Registered
from causeway.news.items.models import Item


@dataclass(frozen=True)
class Stored:
    """One item as it now stands. ``new`` says that it was not there before; else its source says something else of it than it did."""

    item: Item
    new: bool


# Functions that are told of what is stored or changed, some items at a time, in the transaction that stores them.
on_stored = Registered[Callable[[Sequence[Stored]], None]]()


def tell(stored: Sequence[Stored]) -> None:
    """Tell everybody who listens."""
    for listener in on_stored:
        listener(stored)
