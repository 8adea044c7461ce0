"""Roles to volunteer for, as a branch writes them: one a line, its name, a colon, and what it takes."""

import re
from dataclasses import dataclass

MOST, LONGEST_TITLE, LONGEST_WHAT = 8, 60, 200


@dataclass(frozen=True)
class Wanted:
    """One role that a branch wants somebody for; ``key`` stands in addresses."""

    title: str
    what: str

    @property
    def key(self) -> str:
        """Return the title as it stands in an address."""
        return re.sub(r"\W+", "-", self.title.casefold()).strip("-")[:40]


def wanted(text: str) -> tuple[Wanted, ...]:
    """Return the roles in a text of one line each; empty lines are none."""
    lines = [line.partition(":") for line in text.splitlines() if line.strip()]
    return tuple(Wanted(title.strip()[:LONGEST_TITLE], what.strip()[:LONGEST_WHAT]) for title, _colon, what in lines[:MOST])


def problem(text: str) -> str:
    """Return which line is too long, or that there are too many; empty where all fit."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        return "many"
    too_long = [
        line for line in lines if len(line.partition(":")[0]) > LONGEST_TITLE or len(line.partition(":")[2]) > LONGEST_WHAT
    ]
    return too_long[0][:40] if too_long else ""
