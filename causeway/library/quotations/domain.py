"""Whether a sentence or figure stands in a text, and what stands there instead."""

import re
from enum import StrEnum

from causeway.moves.domain import Moves

_SPLIT = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})
MOST_AROUND = 300


class State(StrEnum):
    """How what we cite stands in its source."""

    WAITING = "not compared yet"
    THERE = "stands there"
    NOT_FOUND = "not found at first"
    CHANGED = "no longer stands there"


class Act(StrEnum):
    """What a comparison finds."""

    FOUND = "it is found"
    MISSED = "it is not found"


MOVES: Moves[State, Act] = Moves(
    "A quotation",
    {
        (State.WAITING, Act.FOUND): State.THERE,
        (State.WAITING, Act.MISSED): State.NOT_FOUND,
        (State.THERE, Act.FOUND): State.THERE,
        (State.THERE, Act.MISSED): State.CHANGED,
        (State.NOT_FOUND, Act.FOUND): State.THERE,
        (State.NOT_FOUND, Act.MISSED): State.NOT_FOUND,
        (State.CHANGED, Act.FOUND): State.THERE,
        (State.CHANGED, Act.MISSED): State.CHANGED,
    },
)


def _plain(text: str) -> str:
    return text.translate(_ALIKE).casefold()


def find(words: str, text: str) -> tuple[int, int] | None:
    """Return where ``words`` stand in ``text``, ``None`` where they do not.

    Letters' size, kinds of quotation marks and dashes, and space make no difference. What begins or ends with a digit or a letter is not
    found inside a longer number or word: "39%" does not stand in "139%", nor "5.3" in "15.37".
    """
    parts = [re.escape(part) for part in _plain(words).split()]
    if not parts:
        return None
    before = r"(?<!\w)(?<!\d[.,])" if parts[0][0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if parts[-1][-1].isalnum() else ""
    found = re.search(before + r"\s+".join(parts) + after, _plain(text))
    return found.span() if found and len(_plain(text)) == len(text) else (0, 0) if found else None


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """Return the sentence in which a place of a text lies, cut to a length that can be shown."""
    start = max((each.end() for each in _SPLIT.finditer(text, 0, span[0])), default=0)
    following = _SPLIT.search(text, span[1])
    return _short(text[start : following.start() if following else len(text)])


def nearest(text: str, around: str) -> str:
    """Return the sentence of ``text`` that has most words in common with ``around``; empty where none has half of them."""
    wanted = set(_WORD.findall(_plain(around)))
    best, most = "", 0
    for sentence in _SPLIT.split(text):
        common = len(wanted & set(_WORD.findall(_plain(sentence))))
        if common > most:
            best, most = sentence, common
    return _short(best) if wanted and most * 2 >= len(wanted) else ""


def _short(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= MOST_AROUND else f"{plain[:MOST_AROUND].rpartition(' ')[0] or plain[:MOST_AROUND]} …"
