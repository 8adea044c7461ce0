"""What is asked of an MP, as it stands in a paper: of one seat in the words of a letter, of a wider area in words that fit it."""

from dataclasses import dataclass

from causeway.briefings.data import BriefingData
from causeway.evidence.kinds import short
from causeway.frame.campaign import Ask

MOST = 4


@dataclass(frozen=True)
class Asked:
    """An ask in the words that fit the paper's area."""

    title: str
    text: str


def _in_words(ask: Ask, data: BriefingData, *, to_others: bool) -> Asked:
    if ask.elsewhere is None or (data.constituency and not to_others):
        return Asked(ask.title, ask.text)
    name = short(data.area.name)
    return Asked(ask.elsewhere.title.replace("{area}", name), ask.elsewhere.text.replace("{area}", name))


def asked(data: BriefingData, *, to_others: bool = False) -> list[Asked]:
    """Return the asks; where a model question is shown, not the ask it stands in for.

    ``to_others`` wants the words in which nobody speaks for themselves, for a reader who is not the MP.
    """
    kept = [ask for ask in data.asks if not (ask.by_questions and data.questions)]
    return [_in_words(ask, data, to_others=to_others) for ask in kept[:MOST]]
