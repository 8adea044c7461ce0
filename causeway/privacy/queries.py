"""What the site holds about people, as its models declare it, for everybody to read; and what it holds about one, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst

from causeway.privacy.personal import Personal, names_of
from causeway.privacy.registry import declared

_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Held:
    """One kind of row: what it is called, why it is held, its personal fields in words, and until when."""

    what: str
    why: str
    fields: str
    until: str


def everything_held() -> tuple[Held, ...]:
    """Return each kind of row with personal data, by what it is called."""
    return tuple(sorted((_held(model, of) for model, of in declared()), key=lambda each: each.what))


@dataclass(frozen=True)
class Kind:
    """Rows of one kind that are held about somebody, each as names and values: what they are called, why they are held, and until when."""

    what: str
    why: str
    until: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def in_words(held: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[Kind, ...]:
    """Return what is held about a person, as it is exported, by what it is called; fields that say nothing are left out."""
    kinds = (_kind(model, of, held[model._meta.label]) for model, of in declared() if model._meta.label in held)  # noqa: SLF001
    return tuple(sorted(kinds, key=lambda kind: kind.what))


def _kind(model: type[models.Model], of: Personal, rows: Sequence[Mapping[str, Any]]) -> Kind:
    filled = tuple(tuple(_filled(row)) for row in rows)
    return Kind(called(model), str(of.purpose), of.sentence(model), filled)


def _filled(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if value not in _NOTHING:
            yield capfirst(name.replace("_", " ")), str(value)


def called(model: type[models.Model]) -> str:
    """Return what a model's rows are called at the beginning of a line."""
    return capfirst(str(model._meta.verbose_name_plural))  # noqa: SLF001  Django documents it


def _held(model: type[models.Model], of: Personal) -> Held:
    return Held(called(model), str(of.purpose), capfirst(names_of(model, (*of.private, *of.withheld))), of.sentence(model))
