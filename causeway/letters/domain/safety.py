"""Gentle checks for what could identify a child. They notice and say so; the writer decides.

They look for patterns, know no language, and will sometimes be wrong both ways. They are a second pair of eyes, not a lock.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Concern(StrEnum):
    """What was noticed."""

    NAMED_CHILD = "named-child"
    DATE_OF_BIRTH = "date-of-birth"
    PUPIL_NUMBER = "pupil-number"


@dataclass(frozen=True)
class Finding:
    """One concern and the words that raised it, short enough to show."""

    concern: Concern
    excerpt: str
    start: int


_NAME = r"(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][a-zà-öø-ÿŵŷ'’\-]{1,20}|[A-Z]\.?(?:\s?[A-Z]\.)?)"
_ABOUT = (
    r"(?:aged?\s+(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
    r"|(?:is|was|turned)\s+(?:only\s+|just\s+)?(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!\s*(?:months|weeks|miles))"
    r"|\(\s*\d{1,2}\s*\)|\d{1,2}[\s-]years?[\s-]old"
    r"|(?:in\s+)?[Yy]ear\s+(?:\d{1,2}|one|two|three|four|five|six)\b|(?:in\s+)?(?:[Rr]eception|[Nn]ursery)\b"
    r"|(?:has|had|with|who\s+has)\s+(?:a\s+diagnosis|been\s+diagnosed|autism|ADHD|ASD|anxiety|an\s+eating\s+disorder|epilepsy|Down|an\s+EHC)"
    r"|(?:is|was)\s+(?:autistic|diagnosed|non-?verbal|suicidal|self-?harming))"
)
_NAMED = re.compile(rf"\b{_NAME}(?:\s*[,(]\s*|\s+)(?:who\s+(?:is|was)\s+)?(?={_ABOUT})")
_CALLED = re.compile(
    r"\b(?:pupil|child|boy|girl|son|daughter|student|learner)s?\s*(?:,|called|named|is|whose\s+name\s+is)\s*"
    r"(?:I(?:'|’)ll\s+call\s+)?(?P<name>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’\-]{1,20})\b"
)
_BIRTH = re.compile(
    r"\b(?:born(?:\s+on)?|d\.?o\.?b\.?:?|date\s+of\s+birth:?|birthday(?:\s+is)?(?:\s+on)?)\s*(?:the\s+)?"
    r"(?:\d{1,2}[\s./-]|\d{1,2}(?:st|nd|rd|th)\b|\d{4}-|[A-Z][a-z]{2,8}\s+\d)",
    re.IGNORECASE,
)
_UPN = re.compile(
    r"\b[A-HJ-NP-RT-Z]\d{3}\s?\d{4}\s?\d{4}[\dA-HJ-NP-RT-Z]\b", re.IGNORECASE
)  # a letter, eleven digits, a check place

# Words that stand with a capital before such a pattern and name no child.
_NO_NAME = frozenset(
    word
    for line in (
        "A I We He She They It You This That There Who One Our My The Their His Her Every Each Another Some Somebody Someone",
        "Nobody Child Children Pupil Pupils Boy Girl Student Everyone He's She's Year Reception Nursery Autism School Parent",
        "Mum Dad Staff But And So Now Then Still Only Also Yet When While If As At In On For From By With Last Today What Which",
        "SEND EHC EHCP Age Aged Key Stage Class Primary Academy Infant Junior England Wales Scotland January February",
        "March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday",
    )
    for word in line.split()
)


def _names(text: str) -> Iterator[Finding]:
    for pattern in (_NAMED, _CALLED):
        for found in pattern.finditer(text):
            if found["name"].rstrip(".") not in _NO_NAME:
                yield Finding(Concern.NAMED_CHILD, _around(text, found), found.start())


def _births(text: str) -> Iterator[Finding]:
    for found in _BIRTH.finditer(text):
        yield Finding(Concern.DATE_OF_BIRTH, _around(text, found), found.start())


def _numbers(text: str) -> Iterator[Finding]:
    for found in _UPN.finditer(text):
        yield Finding(Concern.PUPIL_NUMBER, _around(text, found), found.start())


def _around(text: str, found: re.Match[str], width: int = 70) -> str:
    cut = text[found.start() : found.start() + width].split("\n", maxsplit=1)[0]
    return cut if len(cut) < width else cut.rsplit(" ", 1)[0] + "…"


CHECKS: tuple[Callable[[str], Iterator[Finding]], ...] = (_names, _births, _numbers)


def findings(text: str) -> list[Finding]:
    """Return what in ``text`` could identify a child, in reading order, each place once."""
    all_of_them = sorted((finding for check in CHECKS for finding in check(text)), key=lambda finding: finding.start)
    once: dict[tuple[Concern, int], Finding] = {(finding.concern, finding.start): finding for finding in all_of_them}
    return list(once.values())
