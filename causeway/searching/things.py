"""What a room has to be found, as it hands it in: it fills ``searched=`` of its ``ROOM`` with a function that yields these."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from causeway.searching.domain.tokens import words
from causeway.searching.domain.tree import EVERY, Document, mark
from causeway.searching.models import Entry

UNDATED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MOST_TEXT = 200_000  # characters of one thing's text; a long report has a quarter of that


@dataclass(frozen=True)
class Thing:
    """One thing that everybody can see. ``also`` are further words by which it is found, and which are never shown.

    ``marks`` are its fields, each with the values that it has; of equals the one of more ``weight`` comes first.
    """

    key: str
    kind: str
    title: str
    address: str
    text: str = ""
    also: str = ""
    marks: Mapping[str, Iterable[str]] = field(default_factory=dict)
    at: dt.datetime | None = None
    weight: int = 0
    language: str = "en"

    def document(self) -> Document:
        """Return it as queries are held against it."""
        return Document(tuple(words(self.title)), tuple(words(f"{self.text[:MOST_TEXT]}\n{self.also}")), frozenset(self._marks()))

    def _marks(self) -> list[str]:
        given = ((name, " ".join(words(value))) for name, values in self.marks.items() for value in values)
        return sorted({EVERY, mark("kind", self.kind), *(mark(name, value) for name, value in given if value)})

    def stamp(self) -> str:
        """Return what tells one state of it from another."""
        marks = sorted((name, sorted(values)) for name, values in self.marks.items())
        all_of_it = (self.kind, self.title, self.address, self.text, self.also, marks, self.at, self.weight, self.language)
        return hashlib.blake2b(repr(all_of_it).encode(), digest_size=16).hexdigest()

    def entry(self, room: str) -> Entry:
        """Return the row that is kept of it."""
        document = self.document()
        return Entry(
            room=room,
            kind=self.kind,
            key=self.key,
            weight=self.weight,
            at=self.at or UNDATED,
            stamp=self.stamp(),
            language=self.language,
            address=self.address,
            title=self.title[:400],
            title_words=_spaced(document.title),
            mark_words=_spaced(sorted(document.marks)),
            text=self.text[:MOST_TEXT],
            text_words=_spaced(document.text),
        )


def _spaced(found: Iterable[str]) -> str:
    return f" {' '.join(found)} "
