"""Reads: a draft by its token, and the letter it makes."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.campaign.pack import campaign
from causeway.frame.database.prepared import Prepared
from causeway.frame.domain.mail_address import is_mailable
from causeway.letters.letter import figures
from causeway.letters.letter.addressing import Addressed, addressed
from causeway.letters.letter.asks import ask_in, asks_in
from causeway.letters.letter.domain import composing
from causeway.letters.letter.domain.composing import Figure, Parts, Role, Writer
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.exceptions import DraftGone, Incomplete
from causeway.letters.letter.models import DRAFT_DAYS, Draft
from causeway.letters.letter.places import check_address
from causeway.letters.pack import LETTERS, Prompt
from causeway.letters.writing import other_offices
from causeway.letters.writing.domain import warnings, words
from causeway.letters.writing.domain.warnings import Surroundings
from causeway.outbox.models import Message
from causeway.people.one_time import digest
from causeway.representatives.addressees.addressee import Addressee
from causeway.representatives.members.cached_seats import seat
from causeway.words.domain.findings import Finding
from causeway.words.phrase_book import phrase_book

_PHONE_LINE = re.compile(r"[+(]?\d[\d ()-]{8,18}")
FEW_WORDS = 60  # fewer of one's own and the letter reads like a postcard
_OPENED = Prepared(lambda digest, since: Draft.objects.in_hand().filter(token_digest=digest, changed__gte=since))


def answers_text(of: Draft) -> str:
    """Return the answers as far as they are typed, one under the other."""
    return "\n\n".join(answer for answer in _answers(of) if answer)


def draft(token: str, now: dt.datetime) -> Draft:
    """Return the draft this token opens; raises :class:`DraftGone`."""
    found: Draft | None = _OPENED.first(digest=digest(token), since=now - dt.timedelta(days=DRAFT_DAYS))
    if found is None:
        raise DraftGone
    return found


@dataclass(frozen=True)
class Offered:
    """Whom a draft may go to, in which role, and from which constituency."""

    role: Role
    to: Addressee
    constituency: Area


def addressees(of: Draft, on: dt.date) -> list[Offered]:
    """Return to whom this draft may go, in each role that fits: the MP of the home, of the school, or both; or the one office chosen."""
    codes = {Role.CONSTITUENT: of.home_code, Role.LEADER: of.school_code}
    seats = {role: seat(codes[role], on) for role in other_offices.roles_for(of, on) if codes[role]}
    return [Offered(role, addressed(of, held, on), held.constituency) for role, held in seats.items()]


def prompts_for(role: str) -> tuple[Prompt, ...]:
    """Return the campaign's questions for this role, in order."""
    return tuple(prompt for prompt in LETTERS.words().prompts if not prompt.roles or role in prompt.roles)


def _answers(of: Draft) -> tuple[str, ...]:
    kept = of.answers if isinstance(of.answers, dict) else {}
    return tuple(str(kept.get(prompt.key, "")).strip() for prompt in prompts_for(of.role))


@dataclass(frozen=True)
class Reading:
    """The letter as it stands."""

    to: Addressee
    constituency: Area
    subject: str
    composed: str
    text: str
    foot: composing.Foot
    own_words: int
    given: tuple[str, ...]
    findings: tuple[Finding, ...]
    figure: Figure | None
    is_behind: bool

    @property
    def whole(self) -> str:
        """The text with its foot."""
        return composing.whole(self.text, self.foot)

    @property
    def neutral(self) -> tuple[str, ...]:
        """The passages that are nobody's own and nobody's copy: what is given, the published sentence, the foot."""
        published = self.figure.sentence if self.figure else ""
        return tuple(filter(None, (*self.given, published, self.foot.standing)))

    @property
    def few_words(self) -> bool:
        """Whether so few words are the writer's own that it weakens the letter."""
        return self.own_words < FEW_WORDS


def parts_of(of: Draft, to: Addressee, constituency: Area) -> Parts:
    """Return what the letter is made of."""
    return Parts(
        salutation=to.salutation,
        writer=Writer(of.name, Role(of.role), of.address, of.job_title, of.school),
        answers=_answers(of),
        ask=ask_in(of, constituency.name, of.ask_key),
        figure=figures.from_json(of.figure),
        figure_sentence=of.figure_sentence,
        closing=_("Yours sincerely,"),
    )


def subject_for(of: Addressed) -> str:
    """Return the campaign's subject for a letter, while its writer has given none."""
    return LETTERS.words().subject_for(of.office)


@dataclass(frozen=True)
class Composed:
    """What the answers make, before anything is read in it."""

    to: Addressee
    constituency: Area
    text: str
    parts: Parts

    @property
    def headline(self) -> str:
        """The chosen figure as it stands in the text; empty without one."""
        return self.parts.figure.headline if self.parts.figure else ""


def composed_of(of: Draft, on: dt.date) -> Composed:
    """Return the letter as the answers make it; raises :class:`Incomplete` when it is not yet known to whom it goes."""
    if not of.role or not of.seat_code:
        raise Incomplete(_("Say first who you are and to whom you write."), "you")
    held = seat(of.seat_code, on)
    to = addressed(of, held, on)
    parts = parts_of(of, to, held.constituency)
    return Composed(to, held.constituency, composing.compose(_with_comma(parts)), parts)


def reading(of: Draft, on: dt.date, composed: Composed | None = None) -> Reading:
    """Return the letter that ``of`` makes; raises :class:`Incomplete` when it is not yet known to whom it goes.

    ``composed`` is what its answers make, where the caller has put that together already.
    """
    made = composed or composed_of(of, on)
    to, parts, text = made.to, made.parts, of.text or made.text
    given = tuple(filter(None, (parts.salutation, made.headline, parts.ask, parts.closing, composing.signature(parts.writer))))
    return Reading(
        to=to,
        constituency=made.constituency,
        subject=of.subject or subject_for(of),
        composed=made.text,
        text=text,
        foot=composing.foot(parts, text, to.standing(at_school=of.role == Role.LEADER)),
        own_words=words.own_words(text, given),
        given=given,
        findings=tuple(warnings.of_letter(text, surroundings(of, to, made.constituency.name, given))),
        figure=parts.figure,
        is_behind=of.text_is_behind,
    )


def surroundings(of: Draft, to: Addressee | None, seat: str = "", given: tuple[str, ...] = ()) -> Surroundings:
    """Return what the checks have to know about a draft."""
    figure = figures.from_json(of.figure)
    return Surroundings(
        given=given,
        asks=tuple(ask.text for ask in campaign().asks_of(of.office)),  # those of others may share words with them
        names=tuple(filter(None, (of.name, of.school, seat, *((to.place, to.called) if to else ())))),
        own_contacts=tuple(filter(None, (of.email, to.email if to else "", *_PHONE_LINE.findall(of.address)))),
        has_figure=bool(figure and composing.holds_figure(of.text or of.figure_sentence, figure.headline)),
        phrases=phrase_book(),
    )


def _with_comma(parts: Parts) -> Parts:
    return replace(parts, salutation=f"{parts.salutation}," if parts.salutation else "")


def can_be_written_to(email: str) -> bool:
    """Whether ``email`` is an address; a draft keeps what was typed, right or wrong, so this is asked before any mail."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return is_mailable(email)


def missing(of: Draft) -> Incomplete | None:
    """Return the first thing the letter needs and does not have, or ``None`` when it can go."""
    if not (of.role and of.name and can_be_written_to(of.email) and check_address(of.address, of.seat_code).postcode):
        return Incomplete(_("Your name, e-mail address and postal address are needed before the letter can go."), "you")
    if not of.text and not any(_answers(of)):
        return Incomplete(_("Answer at least one question: your own words are what an office reads."), "words")
    if of.ask_key not in {ask.key for ask in asks_in(of, seat="")}:
        return Incomplete(_("Choose what you ask for."), "ask")
    return None


CONFIRMATIONS = ("letter-confirm", "letter-remind")


def came_back(of: Draft) -> str:
    """Return the address whose mail server sent the confirmation of this draft's letter back; empty when none did.

    Once another address is on the draft, the old one's failure is history.
    """
    letter = of.letters.filter(state=State.AWAITING).order_by("-pk").first()
    if letter is None or letter.email != of.email:
        return ""
    messages = Message.objects.filter(about=f"letters.Letter:{letter.pk}", kind__in=CONFIRMATIONS)
    return letter.email if messages.filter(state__in=["failed", "bounced"]).exists() else ""
