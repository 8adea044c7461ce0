"""The words of an article's page, where its source gave none. Runs in a process apart."""

import trafilatura

from causeway.news.parsing.charsets import decoded
from causeway.news.parsing.words import extract_of


def beginning(raw: bytes) -> str:
    """Return a short extract of the article on a page; empty where none is found."""
    page = decoded(raw)
    found = trafilatura.extract(page, include_comments=False, include_tables=False, favor_precision=True) or ""
    return extract_of(" ".join(line for line in found.splitlines() if len(line) > SHORTEST_LINE))


SHORTEST_LINE = 40  # characters; what is shorter is a caption or a button
