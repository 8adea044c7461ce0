"""Holding a new organiser's first message for staff, and what staff decide on it."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from hashlib import sha256
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.roundtables.screening import queries as screening
from causeway.roundtables.screening.domain import Act, State
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table import mail
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import beginning
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.words.domain.keys import key_in

DECIDED = "roundtable-send-decided"
_Arguments = ParamSpec("_Arguments")
_Done = TypeVar("_Done")
Goes = Callable[[Mapping[str, Any]], dict[str, str]]


def must_be_clear(organiser: Organiser, words: Mapping[str, str], now: dt.datetime) -> None:
    """Refuse to write to strangers before staff have looked, where it is a new organiser's and could mislead.

    Outside the act's own transaction: that the words wait for staff must stay when the act is refused.
    """
    reasons = screening.rules().reasons(words)
    if not reasons or screening.is_known(organiser):
        return
    review = _asked(organiser, words, [reason.value for reason in reasons], now)
    if review.state == State.RELEASED:
        return
    if review.state == State.REFUSED:
        raise NotNow(_("The campaign’s staff did not release this: %(why)s Change it, and try again.") % {"why": review.why})
    raise NotNow(
        _(
            "Because it holds %(what)s and is one of your first messages from here, the campaign’s staff look at it before it goes. "
            "You get a mail as soon as they have. Nothing has gone yet and nothing is lost."
        )
        % {"what": ", ".join(screening.reason_in_words(reason) for reason in reasons)}
    )


@transaction.atomic
def _asked(organiser: Organiser, words: Mapping[str, str], reasons: list[str], now: dt.datetime) -> SendReview:
    digest = sha256(json.dumps(dict(words), sort_keys=True).encode()).hexdigest()
    new = {"words": {name: text for name, text in words.items() if text}, "reasons": reasons, "asked_at": now, "state_since": now}
    review, asked = SendReview.objects.get_or_create(organiser=organiser, digest=digest, defaults=new)
    if asked:
        record(
            Noted.FIRST_MESSAGE_HELD,
            actor=f"organiser:{organiser.pk}",
            subject=organiser.roundtable,
            detail={"reasons": reasons},
        )
    return review


@dataclass(frozen=True)
class _Given:
    """The arguments of one call of an act, by their names."""

    of: Mapping[str, Any]

    def organiser(self) -> Organiser | None:
        """Return who acts: the organiser of ``desk``, or the one whom ``by`` names as the audit trail does; staff are nobody here."""
        if isinstance(desk := self.of.get("desk"), Desk):
            return desk.organiser
        who, _colon, key = str(self.of.get("by", "")).partition(":")
        number = key_in(key) if who == "organiser" else None
        return Organiser.objects.filter(pk=number).first() if number is not None else None

    def by_us(self) -> bool:
        """Whether it goes from our address: what organisers say they sent themselves does not."""
        return all(getattr(each, "by_us", True) for each in self.of.values()) and self.of.get("by_us", True) is not False

    def typed(self, names: tuple[str, ...]) -> dict[str, str]:
        """Return the texts among these arguments, a dataclass's by the names of its fields."""
        found: dict[str, str] = {}
        for name in names:
            value = self.of[name]
            parts = {each.name: getattr(value, each.name) for each in fields(value)} if is_dataclass(value) else {name: value}
            found |= {part: text for part, text in parts.items() if isinstance(text, str)}
        return found


def screened(
    of_plan: tuple[str, ...] = screening.TO_GUESTS, *, typed: tuple[str, ...] = (), goes: Goes | None = None
) -> Callable[[Callable[_Arguments, _Done]], Callable[_Arguments, _Done]]:
    """Let an act that writes to strangers go only where its organiser's words are clear; to be put above its transaction.

    The act has an argument ``desk``, or ``by`` ("organiser:7"); arguments are known by their names, never by what they hold. Read are
    ``of_plan``, the fields of the roundtable that go out; the arguments named in ``typed``; and what ``goes``, given the arguments by name,
    returns of what is kept elsewhere. Raises :class:`TypeError` where the act has no such arguments.
    """

    def wrap(act: Callable[_Arguments, _Done]) -> Callable[_Arguments, _Done]:
        signed = signature(act)
        missing = [name for name in ("now", *typed) if name not in signed.parameters]
        if missing or not {"desk", "by"} & set(signed.parameters):
            raise TypeError(f"{act.__qualname__} cannot be screened: it lacks {', '.join(missing) or 'desk or by'}.")

        @wraps(act)
        def first(*args: _Arguments.args, **rest: _Arguments.kwargs) -> _Done:
            bound = signed.bind(*args, **rest)
            bound.apply_defaults()
            given = _Given(bound.arguments)
            organiser = given.organiser() if given.by_us() else None
            if organiser is not None and not screening.is_known(organiser):
                words = screening.said(organiser, Roundtable.objects.get(pk=organiser.roundtable_id), of_plan)
                must_be_clear(organiser, words | given.typed(typed) | (goes(given.of) if goes else {}), given.of["now"])
            return act(*args, **rest)

        return first

    return wrap


def ask_to_organise(by: Organiser, *, name: str, email: str, now: dt.datetime) -> Organiser:
    """Ask somebody to organise it too, as :func:`beginning.ask_to_organise` does, where what they would read is clear."""
    words = {"name": by.name, "post": by.post, "title": by.roundtable.title, "greeting": name}
    must_be_clear(by, words, now)
    return beginning.ask_to_organise(by, name=name, email=email, now=now)


@transaction.atomic
def decide(key: int, act: Act, why: str, actor: str, now: dt.datetime) -> SendReview:
    """Release or refuse a first message; its organiser is told, and presses the button again where it is released."""
    review = SendReview.held(key)
    if not review.can(act):
        raise NotNow(_("Somebody else decided on it already."))
    if act is Act.REFUSE and not why.strip():
        raise NotNow(_("Say why, so that the organiser knows what to change."))
    review.move(act, by=actor, now=now, decided_by=actor, why=why if act is Act.REFUSE else "", words={})
    _tell(review)
    return review


def _tell(review: SendReview) -> None:
    organiser = review.organiser
    if not organiser.email or organiser.revoked_at is not None:
        return
    released = review.state == State.RELEASED
    words = mail.text(
        "send_decided",
        review=review,
        organiser=organiser,
        released=released,
        link=whole_address("roundtables:desk", organiser.roundtable.slug),
    )
    subject = _("You can send it now: %(title)s") if released else _("Your message was not released: %(title)s")
    title = {"title": organiser.roundtable.title}
    mail.to_person(organiser.email, DECIDED, subject % title, words, roundtable=organiser.roundtable)
