"""What weakens a letter: abuse, advertisements, party politics.

Each is pointed out with the words that raised it. The writer may look again and keep it.
"""

import re
from collections.abc import Iterable, Iterator

from causeway.words.domain.findings import Concern, Finding, excerpt, sentences
from causeway.words.domain.phrases import Hit, PhraseBook

_CONCERNS = {"threat": Concern.ABUSE, "insult": Concern.ABUSE, "advertisement": Concern.ADVERTISEMENT}
_END = re.compile(r"[.!?\n]")
_SHOWN, _SENTENCE_SHOWN = 70, 90  # characters of a phrase, and of a sentence, that are shown


def _together(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield hits of one kind in one sentence as one, so that a writer is shown a sentence once."""
    last: Hit | None = None
    for hit in hits:
        if last and hit.kind == last.kind and not _END.search(text[last.end : hit.start]):
            last = Hit(hit.kind, last.start, max(last.end, hit.end))
            continue
        if last:
            yield last
        last = hit
    if last:
        yield last


def abuse(text: str, phrases: PhraseBook) -> Iterator[Finding]:
    """Yield threats, insults and advertisements, in whatever spelling."""
    for hit in _together(text, phrases.hits(text)):
        yield Finding(_CONCERNS[hit.kind], excerpt(text[hit.start : hit.end], _SHOWN), hit.start)


# Parties that have sat in the Commons since 2015, as they are written. "Reform" and "Green" alone are other things in a school's letter.
_PARTY = (
    r"(?:Labour|Conservatives?|Tory|Tories|Lib(?:eral)?\s?Dem(?:ocrat)?s?|Green\s+Party|the\s+Greens|Reform\s+UK|SNP|Scottish\s+National\s+Party"
    r"|Plaid(?:\s+Cymru)?|DUP|Democratic\s+Unionists?|Sinn\s+F[eé]in|SDLP|UUP|Ulster\s+Unionists?|TUV|Alliance\s+Party|UKIP|Restore\s+Britain|Your\s+Party)"
)
_NAMED_PARTY = re.compile(rf"\b{_PARTY}\b")
_AT_THE_POLLS = re.compile(
    rf"\b(?:vot(?:e|es|ed|ing)\s+(?:for\s+(?:the\s+)?|against\s+(?:the\s+)?|them\s+out|you\s+out)?{_PARTY}"
    rf"|(?:I|we|my\s+family|people|everyone|parents|I'll|I’ll|we'll|we’ll|never|not|won't|won’t)\s+(?:will\s+|shall\s+|have\s+|had\s+|always\s+|never\s+|all\s+|again\s+)*vot(?:e|ed|ing)\b"
    r"|(?:my|our|your)\s+votes?\b|(?:vote|kick|throw|turf|boot|get)\s+(?:you|them|him|her)\s+out\b|get\s+rid\s+of"
    r"|(?:next|coming|local|general|council|May)\s+elections?\b|at\s+the\s+(?:polls|ballot\s+box)|ballot\s+box|canvass\w*|door-?knock\w*|campaign(?:ing)?\s+for"
    rf"|(?:support(?:ing|ed)?|join(?:ed|ing)?|back(?:ing|ed)?|elect(?:ing)?)\s+(?:the\s+|a\s+)?{_PARTY}"
    rf"|{_PARTY}\s+(?:candidates?|voters?|members?|activists?|supporters?|leaflets?|party\s+member))\b"
)
_IN_PARLIAMENT = re.compile(
    r"\bMPs?\s+(?:all\s+|have\s+|also\s+|then\s+)*voted\b|\bvot(?:e|ed|es)\s+(?:on|for|against)\s+(?:the|an?|this|that)\s+(?:[A-Z]\w+\s+|\w+\s+){0,5}(?:[Bb]ill|Act|amendment|motion|clause|[Bb]udget)\b"
)
_BEFORE = re.compile(
    r"\b(?:promis\w+|pledg\w+|manifesto|said|committ\w+)\b[^.]*\b(?:last|at\s+the|before\s+the|2024|the)\s+(?:general\s+)?election\b|\b(?:last|before\s+the|2024|since\s+the)\s+(?:general\s+)?election\b"
)


def party_politics(text: str) -> Iterator[Finding]:
    """Yield sentences that name a party together with voting for or against it. Naming a government or its promise is no such thing."""
    for first, sentence in sentences(text):
        if not _NAMED_PARTY.search(sentence) or _IN_PARLIAMENT.search(sentence):
            continue
        said = _AT_THE_POLLS.search(sentence)
        if said and not (_BEFORE.search(sentence) and "vote" not in sentence.casefold()):
            yield Finding(Concern.PARTY, excerpt(sentence, _SENTENCE_SHOWN), first)
