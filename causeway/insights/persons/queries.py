"""What is held about a person in words, and how much of each kind is held altogether."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.text import capfirst

from causeway.insights.persons.actions import Held
from causeway.privacy.registry import declared

_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Kind:
    """Rows of one kind that are held about somebody, each as names and values."""

    what: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Kept:
    """One kind of row: how many there are, and until when one is kept."""

    what: str
    many: int
    until: str


def _called(label: str) -> str:
    return capfirst(str(apps.get_model(label)._meta.verbose_name_plural))  # noqa: SLF001  Django documents it


def in_words(held: Held) -> tuple[Kind, ...]:
    """Return what is held, by what it is called; fields that say nothing are left out."""
    kinds = (Kind(_called(label), tuple(tuple(_filled(row)) for row in rows)) for label, rows in held.items())
    return tuple(sorted(kinds, key=lambda kind: kind.what))


def _filled(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if value not in _NOTHING:
            yield capfirst(name.replace("_", " ")), str(value)


def kept() -> tuple[Kept, ...]:
    """Return each kind of row with personal data: how many rows, blanked ones among them, and until when it is kept."""
    rows = (
        Kept(_called(model._meta.label), model._base_manager.count(), of.sentence(model))  # noqa: SLF001  Django documents them
        for model, of in declared()
    )
    return tuple(sorted(rows, key=lambda each: (-each.many, each.what)))
