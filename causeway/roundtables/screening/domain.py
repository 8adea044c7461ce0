"""What a new organiser's message is held for: a link, a name that sounds official, a lure. By rules in a reviewed file."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from causeway.moves.domain import Moves


class Reason(StrEnum):
    """Why staff look at it first."""

    NAME = "official name"
    LINK = "link"
    LURE = "lure"


class State(StrEnum):
    """How a review stands."""

    WAITING = "waiting"
    RELEASED = "released"
    REFUSED = "refused"


class Act(StrEnum):
    """What staff decide."""

    RELEASE = "staff release it"
    REFUSE = "staff refuse it, with a reason"


MOVES = Moves(
    "A review of a first message", {(State.WAITING, Act.RELEASE): State.RELEASED, (State.WAITING, Act.REFUSE): State.REFUSED}
)

WHO = frozenset({"name", "post", "signed"})  # what says who writes
# A link as mail programs make one of plain text. Lengths are bounded, so that no text takes long.
_ENDS = "com|org|net|info|uk|co|io|me|eu|ly|link|site|online|xyz|app|ru|cn"
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>]{1,300}"
    rf"|(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_ENDS})(?![\w-])(?:/[^\s<>]{{0,300}})?",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:https?://)?([^/?#:\s]{1,253})", re.IGNORECASE)


class Rules(BaseModel):
    """The whole reviewed file; ``examples`` are words that are held and words that go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    official_names: tuple[str, ...]
    lures: tuple[str, ...]
    meeting_hosts: tuple[str, ...]
    examples: Mapping[str, tuple[Mapping[str, str], ...]]

    def reasons(self, said: Mapping[str, str]) -> tuple[Reason, ...]:
        """Return why words are held, each reason once: ``said`` names what each text is ("name", "title", "joining")."""
        found = set()
        if any(_holds(text, self.official_names) for name, text in said.items() if name in WHO):
            found.add(Reason.NAME)
        if any(not self._is_a_meeting(name, link) for name, text in said.items() for link in links(text)):
            found.add(Reason.LINK)
        if any(_holds(text, self.lures) for text in said.values()):
            found.add(Reason.LURE)
        return tuple(reason for reason in Reason if reason in found)

    def _is_a_meeting(self, name: str, link: str) -> bool:
        host = _HOST.match(link)
        where = host[1].casefold() if host else ""
        return name == "joining" and any(where == each or where.endswith(f".{each}") for each in self.meeting_hosts)


def links(text: str) -> tuple[str, ...]:
    """Return what in a text a mail program would make a link of."""
    return tuple(found[0] for found in _LINK.finditer(text))


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of these words, whole: “Council” is not in “Council-Example”."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(_plain(each)) for each in words)})(?![\w-])")


def _plain(text: str) -> str:
    """Return a text in one case, on one line, with letters that stand apart put together: “N.H.S.” is “nhs.”."""
    said = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"\b(\w)[. ](?=\w\b)", r"\1", said)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return _any_of(words).search(_plain(text)) is not None
