"""Letting a letter go: at once, or, after staff looked at it, as soon as there is somebody to write to."""

import datetime as dt
import logging
import secrets
from enum import StrEnum

from django.conf import settings
from django.db import transaction

from causeway.audit.actions import record
from causeway.letters.letter import policies
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act
from causeway.letters.letter.exceptions import AnotherHolds, LetterError, NoAddress, Paused
from causeway.letters.letter.models import Letter
from causeway.letters.review import mail as mail_freeze
from causeway.letters.review.models import Freeze
from causeway.letters.sending import mail
from causeway.letters.sending.actions import remembering
from causeway.letters.writing import comparing

logger = logging.getLogger(__name__)
AT_ONCE = 200
GOING = ("confirmed_at", "addressee_email", "owed_at")  # what changes in a letter that goes, besides


class CameOfIt(StrEnum):
    """What came of letting a letter go that staff looked at."""

    GONE = "gone"
    WAITS = "waits for an MP"
    RETURNED = "returned to its writer"


def set_out(letter: Letter, act: Act, now: dt.datetime) -> None:
    """Put a letter on its way; its messages are still to be written. In the caller's transaction.

    Its fingerprint is kept at once where staff look at letters like others, for the next letter is compared with it; else the worker
    keeps it soon after.
    """
    message_id = f"<letter.{letter.pk}.{secrets.token_hex(8)}@{settings.MAIL_FROM_DOMAIN}>"
    letter.step(act, now, message_id=message_id, **{name: getattr(letter, name) for name in GOING})
    if comparing.look_first_rule().switched_on:
        remembering.remember(letter, now)


def approved(letter: Letter, now: dt.datetime) -> tuple[CameOfIt, str]:
    """Let an approved letter go, in the caller's transaction; return what came of it, with the sentence why it waits.

    Without an MP, or an address of theirs, it stays where it is; when somebody else holds the seat, its writer has it back. Any other
    :class:`CannotSend` is raised.
    """
    try:
        letter.addressee_email = policies.must_still_hold(letter, now).email
    except (Paused, NoAddress) as waits:
        return CameOfIt.WAITS, str(waits)
    except AnotherHolds as changed:
        _give_back(letter, changed, now)
        return CameOfIt.RETURNED, ""
    set_out(letter, Act.APPROVE, now)
    mail.deliver(letter)
    return CameOfIt.GONE, ""


def _give_back(letter: Letter, changed: AnotherHolds, now: dt.datetime) -> None:
    letter.step(Act.REPLACE, now)
    Freeze.objects.filter(letter=letter).update(returned_at=now)
    mail_freeze.given_back(letter, changed)


def let_waiting_go(now: dt.datetime) -> int:
    """Try each approved letter that waits for an MP once more; returns for how many the waiting is over."""
    waiting = Letter.objects.waiting_for_an_mp().order_by("freeze__decided_at", "pk")
    return sum(_try_again(key, now) for key in list(waiting.values_list("pk", flat=True)[:AT_ONCE]))


def _try_again(key: int, now: dt.datetime) -> bool:
    """Settle one letter by itself, so that none keeps the others; what cannot be settled staff see again."""
    try:
        with transaction.atomic():
            letter = Letter.objects.waiting_for_an_mp().select_for_update(of=("self",)).filter(pk=key).first()
            if letter is None:
                return False
            came_of_it, _why = approved(letter, now)
            if came_of_it is CameOfIt.WAITS:
                return False
            record(Noted(f"letter {came_of_it.value}"), actor="system", subject=letter, detail={"seat": letter.seat_code})
    except LetterError:
        logger.warning("Letter %s waited for an MP and cannot go; staff see it again.", key)
        Freeze.objects.filter(letter_id=key).update(decided_at=None)
        return False
    return True
