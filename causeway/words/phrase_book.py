"""The phrases that hold a text for review, read from ``definitions/held_for_review.yaml``: data, with its examples, and no code."""

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

from causeway.words.domain.phrases import Kind, PhraseBook
from causeway.yaml_files import read_as

Phrase = Annotated[str, Field(min_length=1, max_length=400)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KindEntry(_Entry):
    """One kind as it is written down; ``holds`` and ``passes`` are examples by hand, each told right by a test."""

    phrases: tuple[Phrase, ...]
    turned: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()
    holds: tuple[str, ...] = Field(min_length=5)
    passes: tuple[str, ...] = Field(min_length=5)


class Book(_Entry):
    """The file."""

    author: str
    checked: dt.date
    next_review: dt.date
    same: dict[str, str]
    sets: dict[str, tuple[Phrase, ...]]
    threat: KindEntry
    insult: KindEntry
    advertisement: KindEntry

    @property
    def entries(self) -> dict[str, KindEntry]:
        """The kinds by name."""
        return {"threat": self.threat, "insult": self.insult, "advertisement": self.advertisement}


@lru_cache(maxsize=2)
def read(path: Path) -> Book:
    """Return what the file says; raises a pydantic error that names the field."""
    return read_as(Book, path)


@lru_cache(maxsize=2)
def _book(definitions: Path | str) -> PhraseBook:
    found = read(Path(definitions) / "held_for_review.yaml")
    kinds = {name: Kind(entry.phrases, entry.turned, entry.unless) for name, entry in found.entries.items()}
    return PhraseBook(kinds, found.sets, found.same)


def phrase_book() -> PhraseBook:
    """Return the phrases, read once."""
    return _book(settings.DEFINITIONS_PATH)
