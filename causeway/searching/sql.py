"""Pieces of SQL, and how much of what is found is ranked."""

from dataclasses import dataclass
from typing import NamedTuple

MOST = 2000  # of what has a very common word, the last that were put in are ranked and counted, and no more


@dataclass(frozen=True)
class Condition:
    """A piece of SQL and what is filled into it."""

    sql: str
    values: tuple[str, ...]


class Row(NamedTuple):
    """What an entry is ranked by. ``at`` is as its database gives it, and is only compared with others of the same."""

    key: int
    kind: str
    weight: int
    at: object
