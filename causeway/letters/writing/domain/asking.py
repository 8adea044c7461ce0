"""Whether a letter asks for one thing, says something only its writer could, and is short enough to be read."""

import re
from collections.abc import Iterator, Sequence

from causeway.letters.writing.domain.words import count, given_positions, located, own_words, words
from causeway.words.domain.findings import Concern, Finding

LONG = 450  # words; an office skims what is longer than a page
HALF = 2  # an ask stands in a letter when half of its words do

# What an MP does for somebody, as letters ask for it.
_DOING = (
    r"(?:ask|write|raise|press|meet|visit|come|support|sign|speak|call|apply|secure|back|demand|urge|push|fund|increase|put|table|vote|take|join|invite"
    r"|attend|lobby|challenge|question|seek|arrange|bring|commit|make\s+sure|ensure|find\s+out|look\s+into|stand\s+up|use\s+your|do\s+everything)"
)
_ASKING = re.compile(
    rf"\b(?:please|(?:will|would|could|can)\s+you(?:\s+please)?|(?:I|we)(?:'d|’d|\s+would)?\s+(?:also\s+)?(?:ask|urge|beg|implore|want|like|invite|need)\s+(?:that\s+)?"
    rf"(?:for\s+)?you(?:\s+to)?|(?:am|are)\s+(?:also\s+)?asking\s+(?:for\s+)?you(?:\s+to)?|call\s+on\s+you(?:\s+to)?|request\s+that\s+you|hope\s+you\s+(?:will|can))"
    rf"\s+(?:\w+\s+){{0,2}}?{_DOING}\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\bplease\b|\b(?:will|would|could|can)\s+you\b|\b(?:ask|asking|urge|urging|beg|want|need|call\s+on|request)\b[^.!?]{0,20}\byou\b|\bI\s+hope\s+(?:that\s+)?you\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b(?:let\s+me\s+know|tell\s+me|send\s+me|reply|write\s+back|get\s+in\s+touch|(?:do\s+not|don't|don’t)\s+hesitate|contact\s+me|ring\s+me|forgive|excuse|find\s+enclosed)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|dozen|dozens|hundred|thousand|half|third|quarter|fortnight|twice)\b",
    re.IGNORECASE,
)
_PROPER = re.compile(r"(?<=[a-z,;] )[A-ZÀ-ÖØ-ÞŴŶ][a-zà-öø-ÿŵŷ'’]{2,}")
_NO_PLACE = frozenset(
    [
        "MP",
        "MPs",
        "Government",
        "Parliament",
        "Minister",
        "Secretary",
        "State",
        "Education",
        "Health",
        "Department",
        "English",
        "Maths",
        "God",
        "Christmas",
        "Easter",
    ]
)
_ANYWHERE = frozenset(
    [
        "school",
        "schools",
        "primary",
        "infant",
        "junior",
        "academy",
        "college",
        "the",
        "and",
        "for",
        "with",
        "north",
        "south",
        "east",
        "west",
        "central",
        "upper",
        "lower",
        "mid",
        "great",
        "saint",
        "church",
    ]
)
_PARAGRAPH = re.compile(r"\n\s*\n")


def stands_in(ask: str, text: str) -> bool:
    """Whether at least half of the words of ``ask`` stand in ``text`` in runs."""
    return bool(ask) and own_words(ask, [text]) * HALF < count(ask)


def _without(text: str, given: Sequence[str]) -> str:
    """Return ``text`` with the words of the ``given`` passages blanked."""
    found = located(text)
    taken = given_positions([word.text for word in found], given)
    kept = list(text)
    for at in taken:
        kept[found[at].start : found[at].end] = " " * (found[at].end - found[at].start)
    return "".join(kept)


def asks_made(text: str, asks: Sequence[str]) -> int:
    """Return how many things ``text`` asks for: the campaign's asks that stand in it, and paragraphs that ask in other words."""
    standing = [ask for ask in asks if stands_in(ask, text)]
    rest = _without(text, standing)
    return len(standing) + sum(bool(_ASKING.search(paragraph)) for paragraph in _PARAGRAPH.split(rest))


def asking(text: str, asks: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding when nothing is asked for, or more than one thing."""
    made = asks_made(text, asks)
    if made == 0 and not any(_VAGUE.search(piece) and not _REPLY.search(piece) for piece in re.split(r"[.!?\n]", text)):
        yield Finding(Concern.NO_ASK, "", 0)
    elif made > 1:
        yield Finding(Concern.TWO_ASKS, "", 0)


def local_fact(text: str, given: Sequence[str], places: frozenset[str]) -> Iterator[Finding]:
    """Yield a finding when the writer's own words hold no number, no name and none of ``places`` (in lower case)."""
    own = _without(text, given)
    named = any(found[0].rstrip("'’s") not in _NO_PLACE for found in _PROPER.finditer(own))
    if not (_COUNTED.search(own) or named or (places - _ANYWHERE) & set(words(own))):
        yield Finding(Concern.NO_LOCAL_FACT, "", 0)


def length(text: str) -> Iterator[Finding]:
    """Yield a finding when the letter is longer than a page."""
    if count(text) > LONG:
        yield Finding(Concern.OVER_LONG, "", 0)
