"""What others write, made into plain words of ours: no mark-up, no controls, never more than an extract."""

from typing import Any

from causeway.frame.domain.cleaning import clean_line
from causeway.frame.domain.html_words import words_of_html
from causeway.news.items.domain import LONGEST_EXTRACT, LONGEST_TITLE

LONGEST_TEXT = 20_000  # what is compared of one item; a long article has half of that
_TWICE_ESCAPED = 3
_ENDS = (". ", "! ", "? ", "” ")


def plain(value: Any, limit: int = LONGEST_TEXT) -> str:
    """Return words on one line. Mark-up that was escaped, even twice, is taken out, too."""
    text = value if isinstance(value, str) else ""
    text = text[: limit * 10]
    for _ in range(_TWICE_ESCAPED):
        if "<" not in text and "&" not in text:
            break
        text, before = words_of_html(text), text
        if text == before:
            break
    return clean_line(text, limit)


def title_of(value: Any, otherwise: Any = "") -> str:
    """Return a title; the first words of ``otherwise`` where there is none."""
    title = plain(value, LONGEST_TITLE)
    return title or shortened(plain(otherwise), 120)


def extract_of(value: Any) -> str:
    """Return a short extract."""
    return shortened(plain(value), LONGEST_EXTRACT)


def shortened(text: str, limit: int) -> str:
    """Return the beginning of a text: whole sentences where at least half of it is, else whole words and an ellipsis."""
    if len(text) <= limit:
        return text
    piece = text[:limit]
    if (ends := max(piece.rfind(end) for end in _ENDS)) >= limit // 2:
        return piece[: ends + 1]
    return f"{piece[: limit - 2].rpartition(' ')[0] or piece[: limit - 2]} …"
