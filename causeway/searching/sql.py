"""Pieces of SQL, and how much of what is found is ranked."""

from dataclasses import dataclass

MOST = 5000  # of what has a very common word, the last that were put in are ranked and counted, and no more


@dataclass(frozen=True)
class Condition:
    """A piece of SQL and what is filled into it."""

    sql: str
    values: tuple[str, ...]
