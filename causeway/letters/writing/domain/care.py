"""What weakens a letter: abuse, party politics.

Each is pointed out with the words that raised it. The writer may look again and keep it.
"""

import codecs
import re
from collections.abc import Iterator

from causeway.words.domain.findings import Concern, Finding, quoted, sentences

# Kept turned by thirteen places, so that nobody reads them who did not mean to. Whole words only: Scunthorpe is a town.
_RUDE = frozenset(
    codecs.decode(word, "rot13")
    for word in [
        "shpx",
        "shpxf",
        "shpxrq",
        "shpxre",
        "shpxref",
        "shpxvat",
        "shpxjvg",
        "zbgureshpxre",
        "phag",
        "phagf",
        "fuvg",
        "fuvggl",
        "ohyyfuvg",
        "onfgneq",
        "onfgneqf",
        "jnaxre",
        "jnaxref",
        "gjng",
        "gjngf",
        "nefrubyr",
        "nefrubyrf",
        "nffubyr",
        "nffubyrf",
        "qvpxurnq",
        "obyybpxf",
        "gbffre",
        "gbffref",
        "cvff",
        "cvffrq",
        "ovgpu",
        "ovgpurf",
        "fyhg",
        "fyhgf",
        "juber",
        "fphz",
        "fphzont",
        "zbeba",
        "zbebaf",
        "vqvbg",
        "vqvbgf",
        "vzorpvyr",
        "vzorpvyrf",
        "pergva",
        "pergvaf",
        "avttre",
        "avttref",
        "cnxv",
        "cnxvf",
        "snttbg",
        "snttbgf",
        "jbt",
        "jbtf",
        "yvne",
        "yvnef",
        "genvgbe",
        "genvgbef",
    ]
)
_INSULT = re.compile(
    r"\byou(?:\s+(?:people|lot|MPs|politicians|are|all|have|been)|'re|’re)*\s+(?:an?\s+|nothing\s+but\s+an?\s+|a\s+complete\s+|an?\s+utter(?:ly)?\s+|so\s+|"
    r"utterly\s+|completely\s+)?(?:useless|pathetic|disgusting|worthless|evil|corrupt|spineless|heartless|disgrace|joke|coward|cowards|fool|fools|"
    r"waste\s+of\s+space|hypocrites?)\b"
    r"|\bshame\s+on\s+you\b|\b(?:go\s+to|rot\s+in|burn\s+in)\s+hell\b|\bhope\s+you\s+(?:\w+\s+)?(?:die|rot|suffer|burn)\b"
    r"|\bwatch\s+your\s+back\b|\bknow\s+where\s+you\s+live\b|\byou(?:'ll|’ll|\s+will)\s+(?:pay\s+for\s+this|regret\s+(?:it|this))\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w@$!*]+")
_LEET = str.maketrans("013457@$!", "oieastasi")


def abuse(text: str) -> Iterator[Finding]:
    """Yield insults and threats; a figure or sign for a letter does not hide a word."""
    for found in _TOKEN.finditer(text):
        word = found[0].casefold().rstrip("!")
        if not word.isdigit() and (word in _RUDE or word.translate(_LEET) in _RUDE):
            yield Finding(Concern.ABUSE, quoted(text, found, found.end() - found.start() + 1), found.start())
    for found in _INSULT.finditer(text):
        yield Finding(Concern.ABUSE, quoted(text, found, found.end() - found.start() + 1), found.start())


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
            shown = sentence if len(sentence) <= 90 else sentence[:90].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004  what fits on two lines
            yield Finding(Concern.PARTY, shown.split("\n", 1)[0], first)
