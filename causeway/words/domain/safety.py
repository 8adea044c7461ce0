"""What could identify a child. Patterns, and so sometimes wrong both ways: a second pair of eyes, not a lock.

Two degrees. A name or initials *with* an age, a class or a date points to one child, and such words do not go until they
are changed. A name with a diagnosis alone, or one that may be a place, is asked about, and the writer decides.
"""

import re
from collections.abc import Callable, Collection, Iterator

from causeway.words.domain.findings import Concern, Finding, quoted, sentences

NEAR = 120  # characters; further away, "not his real name" is about somebody else
_NUMBER = r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
_NAME = r"(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][a-zà-öø-ÿŵŷ'’\-]{1,20}|[A-Z]\.?(?:\s?[A-Z]\.)?)"
_NOT_A_COUNT = (
    r"(?!\s*(?:%|per\b|of\b|out\b|to\b|times\b|in\b|[-–]|[.:,/]\d"
    r"|(?:months?|weeks?|days?|hours?|minutes?|miles?|points?|terms?|places?|pupils|children|staff|schools|people|percent|pounds)\b))"
)
_AGE = (
    rf"(?:aged?\s+(?:\d{{1,2}}|{_NUMBER})\b|(?:is|was|turned)\s+(?:only\s+|just\s+|now\s+)?(?:1?\d|{_NUMBER})\b{_NOT_A_COUNT}"
    r"|\(\s*1?\d\s*\)|1?\d[\s-]years?[\s-]old)"
)
_CLASS = r"(?:(?:in\s+)?[Yy](?:ear|r)\.?\s+(?:\d{1,2}|one|two|three|four|five|six)\b|(?:in\s+)?(?:[Rr]eception|[Nn]ursery)\b)"
_STAFF = r"(?!\s*(?:class\s+|group\s+)?(?:teachers?|teaching|TA\b|TAs\b|leads?\b|leader|assistant|staff|tutor|team))"
_NEED = (
    r"(?:(?:has|had|with|who\s+has)\s+(?:a\s+diagnosis|been\s+diagnosed|autism|ADHD|ASD|anxiety|an\s+eating\s+disorder|epilepsy|Down|an\s+EHCP?\b)"
    r"|(?:is|was)\s+(?:autistic|diagnosed|non-?verbal|suicidal|self-?harming))"
)
_ANY_NEED = re.compile(
    r"\b(?:autis\w+|ADHD|ASD|anxi\w+|diagnos\w+|epilep\w+|EHCP?|SEND?|suicid\w+|self-?harm\w*|non-?verbal|speech|CAMHS|disorder|dyslexi\w+"
    r"|trauma\w*|depress\w+|eating|selective\s+mutism|refused\s+school|referr\w+|assess\w+|mental\s+health)\b",
    re.IGNORECASE,
)
_ANY_AGE = re.compile(rf"\b(?:{_CLASS}{_STAFF}|aged?\s+(?:\d{{1,2}}|{_NUMBER})\b|1?\d[\s-]years?[\s-]old|1?\dyo?\b)")
_POINTED = re.compile(rf"\b{_NAME}(?:(?P<apart>\s*[,(]\s*)|\s+)(?:who\s+(?:is|was)\s+)?(?:{_AGE}|(?P<class>{_CLASS}){_STAFF})")
_NEEDY = re.compile(rf"\b{_NAME}(?:\s*[,(]\s*|\s+)(?:who\s+(?:is|was)\s+)?(?={_NEED})")
_CALLED = re.compile(
    r"\b(?:pupil|child|boy|girl|son|daughter|student|learner|brother|sister|twin)s?\s*,?\s*(?:called|named|whose\s+name\s+is)\s+"
    r"(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][a-zà-öø-ÿŵŷ'’\-]{1,20})\b"
)
_OWN = re.compile(r"\b[Mm]y\s+(?:son|daughter|boy|girl|child)\s*,?\s+(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][a-zà-öø-ÿŵŷ'’\-]{1,20})\b")
_INITIALS = re.compile(r"\b(?P<name>(?:[A-Z]\.\s?){1,3}|[A-Z]{2})(?=[\s,(']|$)")
_INSIDE = re.compile(r"(?<=[a-z,;:)] )(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][a-zà-öø-ÿŵŷ'’\-]{2,20})\b")
_BIRTH = re.compile(
    r"\b(?P<whose>I\s+was\s+|my\s+own\s+)?(?:born(?:\s+on)?|d\.?o\.?b\.?:?|date\s+of\s+birth:?|birthday(?:\s+is)?(?:\s+on)?)\s*(?:the\s+)?"
    r"(?:\d{1,2}[\s./-]|\d{1,2}(?:st|nd|rd|th)\b|\d{4}-|[A-Z][a-z]{2,8}\s+\d)",
    re.IGNORECASE,
)
# A letter, eleven digits, a check place.
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{3}\s?\d{4}\s?\d{4}[\dA-HJ-NP-RT-Z]\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"not\s+(?:his|her|their|the\s+child's)\s+real\s+name|names?\s+(?:has|have|is|are)?\s*(?:been\s+)?changed|(?:ll|will|shall)\s+call",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Rev|Councillor|Cllr)\.?\s+(?:[A-Z]\S*\s+)?$")

# Words that stand with a capital before such a pattern and name no child.
_NO_NAME = frozenset(
    word
    for line in (
        "A I We He She They It You This That There Who One Our My The Their His Her Every Each Another Some Somebody Someone Your Its",
        "Nobody Child Children Pupil Pupils Boy Girl Student Students Everyone He's She's Year Reception Nursery Autism School Schools",
        "Mum Dad Staff But And So Now Then Still Only Also Yet When While If As At In On For From By With Last Today What Which Nothing",
        "SEND SEN EHC EHCP Age Aged Key Stage Class Primary Academy Infant Junior England Wales Scotland Britain Ireland London January",
        "February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday",
        "Sunday Christmas Easter Capacity Ratio Target Average Total Demand Attendance Waiting Cost Rate Need Funding Score Wait Number",
        "None Many Most Few Several Both Two Three Four Five Six All Any Half More Anxiety Absence Places Referrals Phonics Maths English",
        "Science Reading Lessons Classes Team Trust Council Service Services Hospital Board College Government Parliament Ofsted CAMHS",
        "Yours Dear Sincerely Learners Support Help Therapy Speech Headteacher Head Teacher Governor Teachers Parents Families Mothers",
    )
    for word in line.split()
)
_NO_INITIALS = frozenset(
    initials
    for line in (
        "TA HT MP GP LA EP OT SLT SALT UK EU NI NHS ICB SEN SEND ASD ADHD EHC EHCP HLTA DSL DfE KS PE RE IT AM PM OK TV US PTA CEO ID",
        "PC AP I A",
    )
    for initials in line.split()
)


def _is_name(text: str, found: re.Match[str], known: Collection[str]) -> bool:
    """Whether the word may name a child: no ordinary word, no adult with a title, nobody and no place known to the text."""
    name = found["name"].rstrip(".")
    if name in _NO_NAME or name.removesuffix("'s").removesuffix("’s").casefold() in known:
        return False
    return not _TITLE.search(text[max(0, found.start() - 30) : found.start()])


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".!?:\n"


def _named(text: str, known: Collection[str]) -> Iterator[Finding]:
    for pattern in (_POINTED, _CALLED, _OWN):
        for found in pattern.finditer(text):
            if not _is_name(text, found, known):
                continue
            # "Referrals in Year 6 rose" begins like "Liam in Year 6 waits"; with a comma or mid-sentence it is a name.
            unclear = pattern is _POINTED and found["class"] and not found["apart"] and _opens_sentence(text, found.start())
            changed = _CHANGED.search(text, max(0, found.start() - NEAR), found.end() + NEAR)
            concern = Concern.PERHAPS_A_CHILD if unclear or changed else Concern.NAMED_CHILD
            yield Finding(concern, quoted(text, found), found.start())


def _needs(text: str, known: Collection[str]) -> Iterator[Finding]:
    for found in _NEEDY.finditer(text):
        if _is_name(text, found, known):
            yield Finding(Concern.PERHAPS_A_CHILD, quoted(text, found), found.start())


def _put_together(text: str, known: Collection[str]) -> Iterator[Finding]:
    """Yield initials, or a name, in one sentence with an age or class and a need."""
    for offset, sentence in sentences(text):
        if not (_ANY_AGE.search(sentence) and _ANY_NEED.search(sentence)):
            continue
        for found in _INITIALS.finditer(sentence):
            if found["name"].replace(".", "").replace(" ", "") not in _NO_INITIALS:
                yield Finding(Concern.NAMED_CHILD, quoted(sentence, found), offset + found.start())
        for found in _INSIDE.finditer(sentence):
            if _is_name(sentence, found, known):
                yield Finding(Concern.PERHAPS_A_CHILD, quoted(sentence, found), offset + found.start())


def _births(text: str, _known: Collection[str]) -> Iterator[Finding]:
    for found in _BIRTH.finditer(text):
        if not found["whose"]:
            yield Finding(Concern.DATE_OF_BIRTH, quoted(text, found), found.start())


def _numbers(text: str, _known: Collection[str]) -> Iterator[Finding]:
    for found in _UPN.finditer(text):
        yield Finding(Concern.PUPIL_NUMBER, quoted(text, found), found.start())


CHECKS: tuple[Callable[[str, Collection[str]], Iterator[Finding]], ...] = (_named, _needs, _put_together, _births, _numbers)


def findings(text: str, known: Collection[str] = ()) -> list[Finding]:
    """Return what in ``text`` could identify a child, in reading order, each place once and with its graver concern.

    ``known`` holds words in lower case that name no child: the writer's, the MP's, the school's and the seat's.
    """
    once: dict[int, Finding] = {}
    for check in CHECKS:
        for finding in check(text, known):
            before = once.get(finding.start)
            if before is None or before.concern is Concern.PERHAPS_A_CHILD:
                once[finding.start] = finding
    return sorted(once.values(), key=lambda finding: finding.start)
