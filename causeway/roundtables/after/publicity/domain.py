"""The note for the press after a roundtable, and short posts: put together from facts, with marked places for what only a person can say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from causeway.roundtables.table.domain.kinds import Phase
from causeway.words.domain.counting import on_x

LONGEST_POST = 280  # as X counts; every other network takes more


def schools_by_kind(schools: Iterable[tuple[str, Phase | None]]) -> tuple[tuple[Phase | None, int], ...]:
    """Return how many schools of each kind came, each school once, in the order of the kinds; those of no known kind last.

    Of a school of which one guest says the kind and another does not, the kind is known.
    """
    kinds: dict[str, Phase | None] = {}
    for school, phase in schools:
        kinds[school] = kinds.get(school) or phase
    counted = Counter(kinds.values())
    return tuple((phase, counted[phase]) for phase in (*Phase, None) if counted[phase])


@dataclass(frozen=True)
class Parts:
    """A note for the press in its parts, each a paragraph or empty. ``promises`` are lines under ``promised``."""

    release: str
    title: str
    happened: str
    mps: str
    promised: str
    promises: tuple[str, ...]
    asked: str
    quotation: str
    contact: str
    notes_title: str
    notes: tuple[str, ...]


def compose(parts: Parts) -> str:
    """Return the note as plain text; what is empty is left out, the places to fill in never."""
    promises = "\n".join((parts.promised, *(f"- {each}" for each in parts.promises))) if parts.promises else ""
    said = (parts.release, parts.title, parts.happened, parts.mps, promises, parts.asked, parts.quotation, parts.contact)
    return "\n\n".join(part for part in (*said, parts.notes_title, *parts.notes) if part) + "\n"


def post(versions: Sequence[str], tail: str) -> str:
    """Return the first of the versions, longest first, that fits a post with what every post ends with; never a text that was cut."""
    texts = [" ".join(part for part in (version.strip(), tail) if part) for version in versions]
    return next((text for text in texts if on_x(text) <= LONGEST_POST), texts[-1])
