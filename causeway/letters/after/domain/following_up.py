"""A short letter after the first: one that asks what became of it, or one that answers the reply. The words are the writer's."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.letters.letter.domain.composing import Figure, Foot, holds_figure, place_figure, source_line, whole


class Kind(StrEnum):
    """Which of the two."""

    CHASE = "chase"
    ANSWER = "answer"


@dataclass(frozen=True)
class FollowUpParts:
    """What it is made of. ``since`` is our sentence with the date and the days; ``reminded_of`` the ask as it was."""

    salutation: str
    since: str
    words: str
    reminded_of: str
    figure: Figure | None
    closing: str
    signature: str
    address: tuple[str, ...]
    standing: str


def compose(parts: FollowUpParts) -> str:
    """Return the letter with its foot. A figure the words do not hold does not come in, nor does its source."""
    headline = parts.figure.headline if parts.figure else ""
    words = place_figure(parts.words, headline) if headline else parts.words
    placed = bool(parts.figure) and holds_figure(words, headline)
    paragraphs = [parts.salutation, parts.since, words, parts.reminded_of, parts.closing, parts.signature]
    text = "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())
    source = source_line(parts.figure) if parts.figure and placed else ""
    return whole(text, Foot(parts.standing, parts.address, source))
