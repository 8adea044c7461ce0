"""Two people editing the same words: whose change is kept, and where both are to be shown."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from causeway.roundtables.table.exceptions import ChangedMeanwhile

_LENGTH = 12


def _mark(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def seen(values: Mapping[str, object]) -> str:
    """Return marks of the values a form was opened with; they travel in the form and hold none of the words."""
    return " ".join(f"{name}:{_mark(value)}" for name, value in values.items())


@dataclass(frozen=True)
class Merged:
    """``save`` holds what is to be written; ``clashes`` what somebody else wrote where both changed the same field."""

    save: dict[str, object]
    clashes: dict[str, object]


def merge(mine: Mapping[str, object], now: Mapping[str, object], seen_then: str) -> Merged:
    """Compare what is being saved with what is there now, by what the form was opened with.

    A field only one of the two changed takes that change. Where both changed it differently, both are shown and nothing is written.
    A form without marks counts as having seen nothing.
    """
    then = dict(part.split(":", 1) for part in seen_then.split() if ":" in part)
    save: dict[str, object] = {}
    clashes: dict[str, object] = {}
    for name, value in mine.items():
        if value == now[name] or _mark(value) == then.get(name):
            continue  # the same already, or not touched by me
        if _mark(now[name]) == then.get(name):
            save[name] = value
        else:
            clashes[name] = now[name]
    return Merged({} if clashes else save, clashes)


def to_save(mine: Mapping[str, object], now: Mapping[str, object], seen_then: str) -> dict[str, object]:
    """Return what is to be written; raises :class:`ChangedMeanwhile` where somebody else changed the same field otherwise."""
    merged = merge(mine, now, seen_then)
    if merged.clashes:
        raise ChangedMeanwhile(merged.clashes)
    return merged.save
