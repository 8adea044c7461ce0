"""How long a survey takes: reading at four words a second, and so long for each kind of answer. An estimate, on the slow side."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SECONDS = 360
WORDS_A_SECOND = 4
AROUND = 25  # reading what it is about, looking over the answers, sending them
ANSWERING = {"single": 5, "several": 9, "scale": 5, "number": 10, "words": 35, "break": 6}


@dataclass(frozen=True)
class Page:
    """One page: how it is answered, and what stands on it."""

    kind: str
    words: str


def seconds(pages: Iterable[Page]) -> int:
    """Return about how many seconds somebody needs who is asked everything."""
    return AROUND + sum(ANSWERING[page.kind] + -(-len(page.words.split()) // WORDS_A_SECOND) for page in pages)
