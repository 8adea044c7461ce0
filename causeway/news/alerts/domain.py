"""What may become of somebody's wish to hear of what is new, when it is their turn, and which queries an item may be for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from causeway.moves.domain import Moves
from causeway.searching.domain.meaning import holds
from causeway.searching.domain.tree import Document, Query
from causeway.searching.domain.widest import anchors


class State(StrEnum):
    """Where somebody stands."""

    ASKED = "asked"
    FOLLOWER = "follower"
    LEFT = "left"
    UNREACHABLE = "unreachable"


class Act(StrEnum):
    """What can happen to it."""

    CONFIRM = "they confirm by e-mail"
    LEAVE = "they leave"
    RETURN = "their mail came back for good, or was called unwanted"
    ASK_AGAIN = "they ask again"


MOVES = Moves(
    "A follower",
    {
        (State.ASKED, Act.CONFIRM): State.FOLLOWER,
        (State.ASKED, Act.LEAVE): State.LEFT,
        (State.FOLLOWER, Act.LEAVE): State.LEFT,
        (State.FOLLOWER, Act.RETURN): State.UNREACHABLE,
        (State.UNREACHABLE, Act.LEAVE): State.LEFT,
        # Who comes back says yes anew, and confirms it anew.
        (State.LEFT, Act.ASK_AGAIN): State.ASKED,
        (State.UNREACHABLE, Act.ASK_AGAIN): State.ASKED,
    },
)


class HowOften(StrEnum):
    """How often somebody wants to hear."""

    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"


MORNING = dt.time(7)
BETWEEN = dt.timedelta(minutes=15)  # two mails of those that go at once
MONTH = dt.timedelta(days=28)
MOST: Mapping[HowOften, int] = {HowOften.AT_ONCE: 60, HowOften.DAILY: 300, HowOften.WEEKLY: 600}  # items in four weeks
MOST_FOLLOWED = 20


def is_turn(how_often: HowOften, last: dt.datetime, now: dt.datetime) -> bool:
    """Whether it is somebody's turn, who had mail, or said yes, at ``last``. Both moments are in the time of the place."""
    if how_often is HowOften.AT_ONCE:
        return now - last >= BETWEEN
    morning = dt.datetime.combine(now.date(), MORNING, now.tzinfo)
    if morning > now:
        morning -= dt.timedelta(days=1)
    if how_often is HowOften.WEEKLY:
        morning -= dt.timedelta(days=morning.weekday())
    return last < morning


class Inverted:
    """Queries by the words of which each needs one: a document is held only against those that it may be for."""

    def __init__(self, queries: Mapping[str, Query]) -> None:
        self._queries = queries
        self._words: dict[str, list[str]] = defaultdict(list)
        self._begun: dict[str, list[str]] = defaultdict(list)
        for text, query in queries.items():
            for anchor in anchors(query):
                (self._begun if anchor.begun else self._words)[anchor.word].append(text)
        self._lengths = sorted({len(word) for word in self._begun})

    def matching(self, document: Document) -> list[str]:
        """Return the texts of the queries that a document is for."""
        words = {*document.title, *document.text, *document.marks}
        return [text for text in dict.fromkeys(self._near(words)) if holds(self._queries[text], document)]

    def _near(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            yield from self._words.get(word, ())
            for long in self._lengths:
                yield from self._begun.get(word[:long], ()) if len(word) >= long else ()
