"""What a reading of originality and each warning say to the writer: kind, short, and what to do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from causeway.letters.letter.domain.composing import Role
from causeway.letters.writing.domain.originality import Originality, Passage, Source
from causeway.words.domain.findings import Concern, Finding, Weight
from causeway.words.safe_words import SAID

WHOLE, BEGINNING, END = 34, 22, 8  # words of a passage that are quoted: all of it, or its beginning and end

# For words that a passage holds, what its writer could say instead: for somebody at a school, and for a neighbour or parent.
_SUGGESTIONS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"\b(?:wait\w*|weeks?|months?|years?|terms?|long|delay\w*|list)\b", re.IGNORECASE),
        gettext_noop("How long was it at your school, the last time? Your own number says it better."),
        gettext_noop("How long was it for somebody you know of? Your own number says it better."),
    ),
    (
        re.compile(r"\b(?:refer\w*|refus\w*|reject\w*|turned|threshold|assess\w*|application)\b", re.IGNORECASE),
        gettext_noop("Say what came back when your school asked, the last time."),
        gettext_noop("Say what came back when somebody you know of asked for help."),
    ),
    (
        re.compile(r"\b(?:cost\w*|money|budget\w*|fund\w*|pay|paid|spen[dt]\w*|cut|cuts)\b", re.IGNORECASE),
        gettext_noop("What did your school go without to pay for it? One thing is enough."),
        gettext_noop("What did it cost a family you know of, in money or in working days? One thing is enough."),
    ),
    (
        re.compile(r"\b(?:staff|teach\w*|colleagues?|SENCO|team|class\w*|trained|training)\b", re.IGNORECASE),
        gettext_noop("Say who stepped in at your school, and what they left undone."),
        gettext_noop("Say who stepped in, and what it took from them."),
    ),
)
_ANYTHING = (
    gettext_noop("Say what happened at your school instead: one day, one telephone call, one number."),
    gettext_noop("Say what you saw yourself instead: one day, one telephone call, one number."),
)


@dataclass(frozen=True)
class Piece:
    """A part of the letter, marked or not."""

    text: str
    source: Source | None = None


@dataclass(frozen=True)
class Quoted:
    """A passage as it is shown to its writer, with where it stands as well and what to say in its place."""

    text: str
    stands: str
    instead: str
    source: Source


@dataclass(frozen=True)
class Coaching:
    """The reading in sentences."""

    said: str
    own_percent: int
    enough: bool
    passages: tuple[Quoted, ...] = ()
    pieces: tuple[Piece, ...] = ()


def coach(text: str, reading: Originality, role: str) -> Coaching:
    """Return what the writer of ``text`` reads about it."""
    return Coaching(
        said=_said(reading),
        own_percent=reading.own_percent,
        enough=reading.enough,
        passages=tuple(_quoted(text, passage, role) for passage in reading.passages),
        pieces=tuple(_pieces(text, reading.passages)) if reading.passages else (),
    )


def _said(reading: Originality) -> str:
    if not reading.enough:
        return _("Write a few sentences, and this will say how much of it is your own.")
    tenths = round(reading.own_percent / 10)
    if not reading.passages:
        return _("All of these words are your own.")
    if tenths > 9:  # noqa: PLR2004  of ten
        return _("Nearly all of these words are your own.")
    if tenths == 0:
        return _("Hardly any of these words are your own yet.")
    return _("About %(tenths)s in 10 words are your own.") % {"tenths": tenths}


def _shortened(text: str) -> str:
    parts = text.split()
    return " ".join(parts) if len(parts) <= WHOLE else " ".join([*parts[:BEGINNING], "…", *parts[-END:]])


def _quoted(text: str, passage: Passage, role: str) -> Quoted:
    said = text[passage.start : passage.end]
    if passage.source is Source.CAMPAIGN:
        stands = _("These are the campaign’s words; the office has read them before.")
    elif passage.source is Source.MANY:
        stands = _("Many people put it in these words, so an office reads past them.")
    else:
        stands = _("These words went out in an earlier letter.")
    return Quoted(_shortened(said), stands, _instead(said, role), passage.source)


def _instead(said: str, role: str) -> str:
    fitting = next((sentences for cue, *sentences in _SUGGESTIONS if cue.search(said)), list(_ANYTHING))
    return _(fitting[0] if role == Role.LEADER else fitting[1])


def _pieces(text: str, passages: Iterable[Passage]) -> Iterable[Piece]:
    at = 0
    for passage in passages:
        yield Piece(text[at : passage.start])
        yield Piece(text[passage.start : passage.end], passage.source)
        at = passage.end
    yield Piece(text[at:])


@dataclass(frozen=True)
class Warned:
    """One warning as it is shown: what was noticed, what to do, and whether the writer set it aside."""

    said: str
    advice: str
    excerpt: str
    digest: str
    must_change: bool
    must_look: bool
    left: bool


_WARNINGS: dict[Concern, tuple[str, str]] = {
    **SAID,
    Concern.ABUSE: (
        gettext_noop("This may read as an insult or a threat, and offices set such letters aside."),
        gettext_noop(
            "Say what they did and what it led to. If you quote what somebody said, keep it: a person of the campaign then reads "
            "the letter before it goes."
        ),
    ),
    Concern.ADVERTISEMENT: (
        gettext_noop("This may read as an advertisement."),
        gettext_noop(
            "Say what your school needs, without what is sold or collected for. If it stays, a person reads the letter before it goes."
        ),
    ),
    Concern.PARTY: (
        gettext_noop("This speaks of a party and of voting."),
        gettext_noop(
            "MPs of every party act for you, and a school’s letter must stay out of party politics. Say what you need instead."
        ),
    ),
    Concern.NO_ASK: (
        gettext_noop("The letter does not ask for anything yet."),
        gettext_noop("Say in one sentence what you want them to do. A letter without an ask is easily set aside."),
    ),
    Concern.TWO_ASKS: (
        gettext_noop("The letter seems to ask for more than one thing."),
        gettext_noop("Keep the one that matters most. With two, the easier one gets the answer."),
    ),
    Concern.NO_LOCAL_FACT: (
        gettext_noop("There is no number, name or place in your own words yet."),
        gettext_noop("Put in one thing that is true only here: how long, how many, where."),
    ),
    Concern.OVER_LONG: (
        gettext_noop("The letter is longer than a page."),
        gettext_noop("Offices skim long letters. About 300 words are read; keep the one story and the one ask."),
    ),
}


def warned(found: Iterable[Finding], left: Iterable[str]) -> list[Warned]:
    """Return the warnings for what was found; those in ``left`` were set aside by the writer, except where a child is at stake."""
    aside, once = set(left), {finding.digest: finding for finding in found}
    return [
        Warned(
            said=_(_WARNINGS[finding.concern][0]),
            advice=_(_WARNINGS[finding.concern][1]),
            excerpt=finding.excerpt,
            digest=digest,
            must_change=finding.weight is Weight.CHANGE,
            must_look=finding.weight is Weight.LOOK,
            left=digest in aside and finding.weight is not Weight.CHANGE,
        )
        for digest, finding in once.items()
    ]


def still_open(warnings: Iterable[Warned]) -> list[Warned]:
    """Return the warnings that the letter cannot go with: a child's, and those the writer has not looked at."""
    return [each for each in warnings if each.must_change or (each.must_look and not each.left)]
