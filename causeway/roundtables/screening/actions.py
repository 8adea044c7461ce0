"""Holding a new organiser's first message for staff, and what staff decide on it."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import wraps
from hashlib import sha256
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.screening import queries as screening
from causeway.roundtables.screening.domain import Act, State
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table import mail
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import beginning
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Organiser, Roundtable

DECIDED = "roundtable-send-decided"
_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")


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
            "roundtable: first message held",
            actor=f"organiser:{organiser.pk}",
            subject=organiser.roundtable,
            detail={"reasons": reasons},
        )
    return review


def screened(fields: tuple[str, ...] = screening.TO_GUESTS) -> Callable[[Callable[_Given, _Done]], Callable[_Given, _Done]]:
    """Let an act that writes to strangers go only where its organiser's words are clear; to be put above its transaction.

    The act is given the desk first, or the key of a roundtable and who acts ("organiser:7"). Words it is given count too.
    """

    def wrap(act: Callable[_Given, _Done]) -> Callable[_Given, _Done]:
        @wraps(act)
        def first(*args: _Given.args, **rest: _Given.kwargs) -> _Done:
            given = [*args, *rest.values()]
            organiser = _who(given)
            if organiser is not None:
                words = screening.said(organiser, Roundtable.objects.get(pk=organiser.roundtable_id), fields)
                typed = [each for each in given if isinstance(each, str) and not each.startswith("organiser:")]
                now = next((each for each in given if isinstance(each, dt.datetime)), dt.datetime.now(dt.UTC))
                must_be_clear(organiser, words | {"typed": "\n".join(typed)}, now)
            return act(*args, **rest)

        return first

    return wrap


def _who(given: list[object]) -> Organiser | None:
    for each in given:
        if isinstance(each, Desk):
            return each.organiser
        if isinstance(each, str) and each.startswith("organiser:"):
            return Organiser.objects.filter(pk=int(each.removeprefix("organiser:"))).first()
    return None


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
    review.move(act, by=actor, now=now, decided_by=actor, why=why if act is Act.REFUSE else "")
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
        link=mail.address("roundtables:desk", organiser.roundtable.slug),
    )
    subject = _("You can send it now: %(title)s") if released else _("Your message was not released: %(title)s")
    title = {"title": organiser.roundtable.title}
    mail.to_person(organiser.email, DECIDED, subject % title, words, roundtable=organiser.roundtable)
