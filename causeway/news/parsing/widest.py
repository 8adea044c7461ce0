"""A query in the language of searches, as a source is asked it that speaks only words, phrases, perhaps OR; and what of its answers stands.

A query with none of the language's signs, or with some that are the source's own (``-adult``, ``site:``), goes as it is.
"""

import re
from collections.abc import Iterable, Iterator

from causeway.news.items.domain import Found
from causeway.searching.domain.meaning import may_hold
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import is_language, read
from causeway.searching.domain.tokens import words
from causeway.searching.domain.tree import Document, Query
from causeway.searching.domain.widest import Speaks, at_source

_OF_THE_SOURCE = re.compile(r"(^|\s)-\w")


def queries(text: str, speaks: Speaks) -> tuple[str, ...]:
    """Return what to ask, one address for each: together they lose nothing of the query."""
    query = _query(text)
    if query is None:
        return (text,)
    try:
        return at_source(query, speaks)
    except Problem:
        return (text,)


def standing(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Yield what was found but for what the query denies: an excerpt is known of each, which says nothing of what it lacks."""
    query = _query(text)
    for each in found:
        if query is None or may_hold(query, Document(tuple(words(each.title)), tuple(words(f"{each.extract} {each.text}")))):
            yield each


def _query(text: str) -> Query | None:
    if not is_language(text) or _OF_THE_SOURCE.search(text):
        return None
    try:
        return read(text)
    except Problem:
        return None
