"""Reads for a writer's private page: where each letter stands, in words, and what to do next."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.letters.after.domain.following_up import Kind
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.models import FollowUp, PrivateLink, Reply
from causeway.letters.letter import policies, state_words
from causeway.letters.letter.domain.states import Act, State, can
from causeway.letters.letter.keeping import ERASE_DAYS
from causeway.letters.letter.links import ANSWER_LINK
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.letter.places import today
from causeway.letters.review.models import Freeze
from causeway.letters.review.queries import FOR_WRITER
from causeway.letters.review.queries import in_words as reasons_in_words
from causeway.outbox.models import address_key


@dataclass(frozen=True)
class Visit:
    """Whose page is open, and what we hold of theirs."""

    token: str
    address_key: str
    email: str


def visit(token: str, now: dt.datetime) -> Visit | None:
    """Return the visit this browser's token opens, or ``None``."""
    found = PrivateLink.objects.visited(token, now)
    return Visit(token, address_key(found.email), found.email) if found else None


SAID_WORDS = {
    Said.QUESTION: lambda: _("They will ask a question in Parliament"),
    Said.MINISTER: lambda: _("They will write to the minister"),
    Said.LOCAL: lambda: _("They will take it up with the council, the health board or another body here"),
    Said.MEET: lambda: _("They will meet you, or school leaders here"),
    Said.SUPPORTS: lambda: _("They support what you ask for"),
    Said.PASSED_ON: lambda: _("They pass on somebody else’s answer"),
    Said.DEFENDS: lambda: _("They defend what has been done so far"),
    Said.NO_ANSWER: lambda: _("They do not answer to the point"),
    Said.DECLINES: lambda: _("They say no"),
    Said.RECEIPT: lambda: _("They only say that your letter came"),
}


def in_words(said: str) -> str:
    """Return what a code means; a code of an older list is shown as it is."""
    return SAID_WORDS[Said(said)]() if said in set(Said) else said


@dataclass(frozen=True)
class LoggedReply:
    """One reply as the page shows it."""

    reply: Reply
    said: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """That staff look at a letter first, as its writer sees it: why; what they said where they refused it; where the writer is heard."""

    reasons: tuple[str, ...]
    refusal: str
    answer: str


@dataclass(frozen=True)
class FollowedLetter:
    """One letter on the private page."""

    letter: Letter
    title: str
    explanation: str
    went_on: dt.date | None
    days: int
    can_chase: bool
    can_log: bool
    can_answer: bool
    can_stop: bool
    kept_until: dt.date | None
    next_step: str
    look: Look | None
    replies: tuple[LoggedReply, ...]
    follow_ups: tuple[FollowUp, ...]

    @property
    def can_copy(self) -> str:
        """What stands on its own page to be sent another way, whether or not a message said so; empty where nothing needs to be."""
        if self.look is not None and self.look.refusal:
            return _("The reason and your words are on this page.")
        return _("Your words are on this page.") if self.letter.state in _UNSENT and self.letter.confirmed_at else ""

    @property
    def ago(self) -> str:
        """How long ago it went."""
        if self.days < 1:
            return _("today")
        return ngettext("%(days)s day ago", "%(days)s days ago", self.days) % {"days": self.days}


_UNSENT = frozenset({State.REFUSED, State.NOT_DELIVERED, State.CANCELLED, State.EXPIRED})
_WENT = frozenset(state for state in State if can(state, Act.ANSWER))


def _freeze(letter: Letter) -> Freeze | None:
    """Return what staff did with a letter they looked at first; ``None`` for any other."""
    return getattr(letter, "freeze", None)


def _look(letter: Letter) -> Look | None:
    looked_at = _freeze(letter)
    if looked_at is None or letter.state not in {State.FROZEN, State.REFUSED}:
        return None
    decides = letter.state == State.FROZEN and looked_at.decided_at is None and letter.nonce
    answer = reverse("letters:heard", args=[ANSWER_LINK.signed(letter)]) if decides else ""
    return Look(reasons_in_words(looked_at.reasons, FOR_WRITER), looked_at.refusal, answer)


def _waits_for_an_mp(letter: Letter) -> bool:
    """Whether staff let it go while there was nobody to write to."""
    looked_at = _freeze(letter)
    return letter.state == State.FROZEN and looked_at is not None and looked_at.decided_at is not None


def _was_given_back(letter: Letter) -> bool:
    looked_at = _freeze(letter)
    return letter.state == State.CANCELLED and looked_at is not None and looked_at.returned_at is not None


def _lapsed_in_review(letter: Letter) -> bool:
    return letter.state == State.EXPIRED and _freeze(letter) is not None


def _in_words(letter: Letter) -> state_words.StateWords:
    if _waits_for_an_mp(letter):
        said = _("We looked at your letter, and it may go. It waits until %(name)s can be written to.") % {
            "name": letter.addressee_name
        }
        return state_words.StateWords(str(letter.post.words.waits), said)
    if letter.state == State.REFUSED:
        said = _("We looked at your letter and did not send it to %(name)s. You can send it yourself.")
        return state_words.StateWords(_("Not sent by us"), said % {"name": letter.addressee_name})
    if _lapsed_in_review(letter):
        said = _("It waited with us for as long as letters may. Nothing was sent to %(name)s.") % {"name": letter.addressee_name}
        return state_words.StateWords(_("Not sent"), said)
    return state_words.in_words(letter.state, letter.addressee_name)


def _next_step(letter: Letter, *, can_answer: bool, can_chase: bool, chase_on: dt.date) -> str:
    said = {
        State.AWAITING: _("Press the button on the page that the link in our message opens: then the letter goes."),
        State.FROZEN: _(
            "Nothing to do: it goes by itself. Should somebody else hold the post by then, it does not, and this page says so."
        )
        if _waits_for_an_mp(letter)
        else _("Nothing to do: a person looks at it, and this page says what they decide."),
        State.REFUSED: _("Send it from your own mailbox or by post."),
        State.QUEUED: _("Nothing to do: it goes by itself, mostly within minutes."),
        State.NOT_DELIVERED: _("Send it from your own mailbox or by post."),
        State.UNCERTAIN: _("Nothing to do: we are finding out whether it arrived."),
        State.CANCELLED: str(letter.post.words.replaced) if _was_given_back(letter) else _("Nothing to do."),
        State.EXPIRED: _("Send it from your own mailbox or by post.")
        if _lapsed_in_review(letter)
        else _("If you still want to send it, begin again: the confirmation came too late."),
    }.get(State(letter.state))
    if can_answer:
        return _("Write back in a line or two: an answer that is answered is remembered.")
    if said:
        return said
    if can_chase:
        return _("Two weeks are over: ask what became of it. Many letters are answered at the second asking.")
    if letter.state == State.ANSWERED:
        return _("Log what comes next, if they promised something.")
    return _("Wait until %(day)s. If an answer comes, log it here.") % {"day": date_format(chase_on, "j F Y")}


def _kept_until(letter: Letter) -> dt.date | None:
    if letter.state in {State.AWAITING, State.FROZEN, State.QUEUED, State.UNCERTAIN}:
        return None
    since = max(filter(None, (letter.state_since, letter.kept_since)))
    return today(since + dt.timedelta(days=ERASE_DAYS))


def _followed(letter: Letter, now: dt.datetime) -> FollowedLetter:
    said = _in_words(letter)
    replies, follow_ups = list(letter.replies.all()), list(letter.follow_ups.all())
    went = letter.state in _WENT
    chase_on = policies.chase_on(letter)
    can_chase = can(State(letter.state), Act.CHASE) and today(now) >= chase_on
    can_answer = len(replies) > sum(sent.kind == Kind.ANSWER for sent in follow_ups)
    return FollowedLetter(
        letter=letter,
        title=said.title,
        explanation=said.explanation,
        went_on=today(letter.went_at) if went else None,
        days=policies.days_since(letter.went_at, now),
        can_chase=can_chase,
        can_log=went,
        can_answer=can_answer,
        can_stop=letter.state in {State.AWAITING, State.FROZEN, State.QUEUED},
        kept_until=_kept_until(letter),
        next_step=_next_step(letter, can_answer=can_answer, can_chase=can_chase, chase_on=chase_on),
        look=_look(letter),
        replies=tuple(LoggedReply(reply, tuple(map(in_words, reply.said))) for reply in replies),
        follow_ups=tuple(follow_ups),
    )


def letters(whose: Visit, now: dt.datetime) -> list[FollowedLetter]:
    """Return a writer's letters that we still hold, the newest first."""
    held = Letter.objects.of(whose.email).select_related("freeze").prefetch_related("replies", "follow_ups")
    return [_followed(letter, now) for letter in held]


def letter(whose: Visit, key: int, now: dt.datetime) -> FollowedLetter | None:
    """Return one of a writer's letters, or ``None`` for anybody else's."""
    found = Letter.objects.of(whose.email).select_related("freeze").filter(pk=key).first()
    return _followed(found, now) if found else None


def drafts(whose: Visit) -> list[Draft]:
    """Return the letters a writer began and has not confirmed, as far as they gave their address."""
    return list(Draft.objects.in_hand().filter(email__iexact=whose.email).order_by("-changed"))
