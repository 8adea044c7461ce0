"""Showing, exporting and erasing what is held about a person: each with its audit row, in which nobody is named."""

from typing import Any

from causeway.audit.actions import record
from causeway.insights.acts import Noted
from causeway.privacy.registry import erase_person, export_person

Held = dict[str, list[dict[str, Any]]]


def show(email: str, *, by: str) -> Held:
    """Return everything held about an address, for staff to look at."""
    return _read(email, Noted.PERSON_SHOWN, by)


def export(email: str, *, by: str) -> Held:
    """Return everything held about an address, for its person."""
    return _read(email, Noted.PERSON_EXPORTED, by)


def _read(email: str, noted: Noted, by: str) -> Held:
    held = export_person(email)
    record(noted, actor=by, detail={label: len(rows) for label, rows in held.items()})
    return held


def erase(email: str, *, by: str) -> dict[str, int]:
    """Erase everything held about an address, rows and files; return how many of each.

    Not in one transaction with its audit row: files and the database's own log are swept after the rows are gone.
    """
    counts = erase_person(email)
    record(Noted.PERSON_ERASED, actor=by, detail=counts)
    return counts
