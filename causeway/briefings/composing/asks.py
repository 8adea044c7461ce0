"""What is asked of an MP, as it stands in a paper: of one seat in the words of a letter, of a wider area in words that fit it."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.areas.naming import in_sentence
from causeway.briefings.reading.data import BriefingData
from causeway.campaign.pack import Ask

MOST = 4


@dataclass(frozen=True)
class Asked:
    """An ask in the words that fit the paper's area."""

    title: str
    text: str


class Voice(StrEnum):
    """Who speaks in a paper: somebody to their own MP, or the paper to the MPs of an area."""

    WRITER = "writer"
    PAPER = "paper"


def _in_words(ask: Ask, data: BriefingData, voice: Voice) -> Asked:
    if ask.elsewhere is None or voice is Voice.WRITER:
        return Asked(ask.title, ask.text)
    place = in_sentence(data.area)
    return Asked(place.put(ask.elsewhere.title), place.put(ask.elsewhere.text))


def asked(data: BriefingData, voice: Voice | None = None) -> list[Asked]:
    """Return the asks; where a model question is shown, not the ask it stands in for.

    Where nobody says who speaks, a paper about one seat is in a writer's words, and one about several seats in its own.
    """
    speaks = voice or (Voice.WRITER if data.constituency else Voice.PAPER)
    kept = [ask for ask in data.asks if not (ask.by_questions and data.questions)]
    return [_in_words(ask, data, speaks) for ask in kept[:MOST]]
