"""What a query means: whether a document holds what it asks for. The databases are held to this."""

from collections.abc import Iterator, Sequence

from causeway.searching.domain.tree import Both, Document, Either, Marked, Near, Query, Run, Without


def holds(query: Query, document: Document) -> bool:
    """Whether a document has what is asked for. A phrase stands within the title or within the text, never across."""
    if isinstance(query, Both):
        return all(holds(part, document) for part in query.parts)
    if isinstance(query, Either):
        return any(holds(part, document) for part in query.parts)
    if isinstance(query, Without):
        return not holds(query.part, document)
    if isinstance(query, Marked):
        return not document.marks.isdisjoint(query.marks)
    if isinstance(query, Near):
        return any(_near(query, words) for words in (document.title, document.text))
    return any(True for words in _looked_in(query, document) for _start in starts(query, words))


def may_hold(query: Query, excerpt: Document) -> bool:
    """Whether a document may have what is asked for, of which only an excerpt is known: only what is denied, and stands there, speaks against it."""
    if isinstance(query, Both):
        return all(may_hold(part, excerpt) for part in query.parts)
    if isinstance(query, Either):
        return any(may_hold(part, excerpt) for part in query.parts)
    return not _surely_holds(query.part, excerpt) if isinstance(query, Without) else True


def _surely_holds(query: Query, excerpt: Document) -> bool:
    """Whether an excerpt shows that its document has what is asked for, whatever else it has."""
    if isinstance(query, Both):
        return all(_surely_holds(part, excerpt) for part in query.parts)
    if isinstance(query, Either):
        return any(_surely_holds(part, excerpt) for part in query.parts)
    return not may_hold(query.part, excerpt) if isinstance(query, Without) else holds(query, excerpt)


def _looked_in(run: Run, document: Document) -> tuple[Sequence[str], ...]:
    return (document.title,) if run.titled else (document.title, document.text)


def starts(run: Run, words: Sequence[str]) -> Iterator[int]:
    """Yield where a run begins among words."""
    *whole, last = run.words
    for start in range(len(words) - len(run.words) + 1):
        ends = words[start + len(whole)]
        if (ends.startswith(last) if run.begun else ends == last) and list(words[start : start + len(whole)]) == whole:
            yield start


def _near(query: Near, words: Sequence[str]) -> bool:
    """Whether both stand near each other. They may share words: "waiting times NEAR/0 times" is in "waiting times"."""
    others = list(starts(query.other, words))
    return any(_gap(one, query.one, other, query.other) <= query.between for one in starts(query.one, words) for other in others)


def _gap(one: int, first: Run, other: int, second: Run) -> int:
    """Return how many words lie between two runs; below nought where they share some."""
    return other - one - len(first.words) if one <= other else one - other - len(second.words)
