"""The letter after the first, put together from the writer's words and what we can state: days, dates, the ask, the figure."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.evidence.figures.figure import LocalFigure
from causeway.letters.after import answering
from causeway.letters.after.domain.following_up import FollowUpParts, Kind, compose
from causeway.letters.after.domain.replies import Said
from causeway.letters.letter import figures, policies
from causeway.letters.letter.asks import ask_of_letter
from causeway.letters.letter.domain import composing
from causeway.letters.letter.domain.composing import Role, Writer
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today
from causeway.words.domain import safety
from causeway.words.domain.findings import Finding


@dataclass(frozen=True)
class Occasion:
    """Why a letter is written after the first: our sentence of dates and days, the figure on offer, the ask."""

    kind: Kind
    since: str
    why: str
    figure: LocalFigure | None
    ask: str
    subject: str


def _day(moment: dt.date | dt.datetime) -> str:
    return date_format(today(moment) if isinstance(moment, dt.datetime) else moment, "j F Y")


def _since_first(letter: Letter, now: dt.datetime) -> str:
    days = policies.days_since(letter.went_at, now)
    said = ngettext(
        "I wrote to you on %(day)s about “%(subject)s”. That is %(days)s day ago, and I have had no answer yet.",
        "I wrote to you on %(day)s about “%(subject)s”. That is %(days)s days ago, and I have had no answer yet.",
        days,
    ) % {"day": _day(letter.went_at), "subject": letter.subject, "days": days}
    last = letter.follow_ups.filter(kind=Kind.CHASE).order_by("-created").first()
    return f"{said} {_('I asked again on %(day)s.') % {'day': _day(last.created)}}" if last else said


def _subject(letter: Letter) -> str:
    return letter.subject if letter.subject.lower().startswith("re:") else f"Re: {letter.subject}"


def occasion(letter: Letter, kind: Kind, now: dt.datetime) -> Occasion:
    """Return what a letter after the first can build on."""
    if kind is Kind.CHASE:
        figure = figures.by_key(letter.figure_key) if letter.figure_key else None
        return Occasion(kind, _since_first(letter, now), "", figure, ask_of_letter(letter), _subject(letter))
    reply = letter.replies.order_by("-received_on", "-pk").first()
    said = frozenset(Said(code) for code in (reply.said if reply else []) if code in set(Said))
    suggested = answering.suggestion(letter, said, now)
    words = _("I wrote to you on %(day)s about “%(subject)s”, and you answered on %(answered)s.")
    since = words % {
        "day": _day(letter.went_at),
        "subject": letter.subject,
        "answered": _day(reply.received_on if reply else now),
    }
    return Occasion(kind, since, suggested.why, suggested.figure, suggested.ask, _subject(letter))


@dataclass(frozen=True)
class WrittenAgain:
    """The letter as it would go, and what in the writer's words could identify a child."""

    text: str
    findings: tuple[Finding, ...]
    addressee_email: str


def written(letter: Letter, on: Occasion, words: str, now: dt.datetime, *, repeat_ask: bool) -> WrittenAgain:
    """Return the letter; raises :class:`~causeway.letters.letter.exceptions.Paused` when nobody holds the seat."""
    to = policies.to_write_to(letter, today(now))
    writer = Writer(letter.name, Role(letter.role), letter.address, letter.job_title, letter.school)
    parts = FollowUpParts(
        salutation=f"{to.salutation}," if to.salutation else "",
        since=on.since,
        words=words,
        reminded_of=_("I asked you: “%(ask)s”") % {"ask": on.ask} if on.ask and repeat_ask else "",
        figure=figures.snapshot(on.figure) if on.figure else None,
        closing=_("Yours sincerely,"),
        signature=composing.signature(writer),
        address=tuple(line.strip() for line in letter.address.splitlines() if line.strip()),
        standing=to.standing(at_school=letter.role == Role.LEADER),
    )
    return WrittenAgain(compose(parts), tuple(safety.findings(words)), to.email)
