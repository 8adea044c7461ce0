"""Slips of the typist: words that stand nowhere are put right by those that do."""

import time
from bisect import bisect_left
from threading import Lock

from causeway.searching.domain.slips import Vocabulary
from causeway.searching.domain.tree import Both, Either, Query, Run
from causeway.searching.models import Word

FRESH_SECONDS = 300
MEANT = 3  # words that one may have been meant for


class _Known:
    """The words of this process. While one thread reads them anew, the others go by the old ones."""

    reading = Lock()
    words: tuple[str, ...] = ()  # sorted
    vocabulary = Vocabulary(())
    read_at = 0.0


def load() -> None:
    """Read the words, if they were not read lately; done once before a process serves."""
    if _Known.read_at and time.monotonic() - _Known.read_at < FRESH_SECONDS:
        return
    if not _Known.reading.acquire(blocking=not _Known.read_at):
        return
    try:
        words = tuple(sorted(Word.objects.values_list("word", flat=True)))
        if words != _Known.words:
            _Known.words, _Known.vocabulary = words, Vocabulary(words)
        _Known.read_at = time.monotonic()
    finally:
        _Known.reading.release()


def forget() -> None:
    """Read the words anew at the next search; for tests."""
    _Known.read_at = 0.0


def put_right(query: Query) -> Query | None:
    """Return a query of words with each word that stands nowhere in place of those it may be meant for; ``None`` where nothing changes."""
    load()
    parts = query.parts if isinstance(query, Both) else (query,)
    better = [_meant(part) for part in parts]
    if better == list(parts):
        return None
    return Both(tuple(better)) if len(better) > 1 else better[0]


def _meant(part: Query) -> Query:
    if not isinstance(part, Run) or len(part.words) > 1:
        return part
    word = part.words[0]
    if not word.isalpha() or _stands(word, begun=part.begun):
        return part
    near = _Known.vocabulary.near(word)
    if not near:
        return part
    least = near[0][1]
    meant = tuple(Run((known,)) for known, slips in near if slips == least)[:MEANT]
    return Either(meant) if len(meant) > 1 else meant[0]


def _stands(word: str, *, begun: bool) -> bool:
    at = bisect_left(_Known.words, word)
    known = _Known.words[at] if at < len(_Known.words) else ""
    return known.startswith(word) if begun else known == word
