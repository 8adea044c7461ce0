"""Having staff look at a confirmed letter: it waits, its writer is told and heard, and it is let go or refused."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.cleaning import clean_text
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act
from causeway.letters.letter.exceptions import AlreadyDecided, NeedsReason
from causeway.letters.letter.links import ANSWER_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.review import mail as mail_freeze
from causeway.letters.review.domain import Signal
from causeway.letters.review.models import Freeze
from causeway.letters.sending.actions.releasing import CameOfIt, approved

HEARD, REASON = 2000, 1000  # characters


def freeze(letter: Letter, reasons: tuple[Signal, ...], now: dt.datetime) -> None:
    """Keep a letter that is being confirmed back until staff have looked; in the confirmation's transaction."""
    letter.save()
    codes = [reason.value for reason in reasons]
    Freeze.objects.create(letter=letter, since=now, reasons=codes)
    detail = {"reasons": codes, "seat": letter.seat_code}
    letter.move(Act.FREEZE, by="system", now=now, noted=Noted.FROZEN, detail=detail)
    mail_freeze.being_looked_at(letter, codes)


def opened(key: int, *, actor: str) -> None:
    """Write down who has read a letter that waits: it is not addressed to them."""
    record(Noted.HELD_LETTER_OPENED, actor=actor, subject=f"{Letter._meta.label}:{key}")  # noqa: SLF001  Django documents _meta


def _frozen(key: int) -> Letter:
    letter: Letter | None = Letter.objects.to_look_at().select_for_update(of=("self",)).filter(pk=key).first()
    if letter is None:
        raise AlreadyDecided(_("This letter was decided already, or its writer withdrew it."))
    return letter


@transaction.atomic
def approve(key: int, *, actor: str, now: dt.datetime) -> CameOfIt:
    """Let a letter go that staff have looked at, now or as soon as there is an MP to write to; the writer is told when it waits.

    Raises a :class:`CannotSend` when it cannot go for another reason, and it stays in the queue.
    """
    letter = _frozen(key)
    came_of_it, why = approved(letter, now)
    if came_of_it is CameOfIt.WAITS:
        mail_freeze.waits(letter, why)
    Freeze.objects.filter(letter=letter).update(decided_at=now)
    record(Noted.APPROVED, actor=actor, subject=letter, detail={"seat": letter.seat_code, "came of it": came_of_it})
    return came_of_it


@transaction.atomic
def refuse(key: int, reason: str, *, actor: str, now: dt.datetime) -> None:
    """Refuse a letter; its writer gets the reason, their words back, and the way to send them from their own mailbox."""
    reason = clean_text(reason, REASON)
    if not reason:
        raise NeedsReason(_("Say why, in a sentence for the writer."))
    letter = _frozen(key)
    detail = {"seat": letter.seat_code, "reasons": letter.freeze.reasons}
    letter.move(Act.REFUSE, by=actor, now=now, noted=Noted.REFUSED, detail=detail)
    Freeze.objects.filter(letter=letter).update(decided_at=now, refusal=reason)
    mail_freeze.refused(letter, reason)


def letter_to_hear(signed: str) -> Freeze:
    """Return what an "answer us" link is about; raises :class:`LinkInvalid` once the letter is decided or erased."""
    undecided = Letter.objects.to_look_at().select_related("freeze")
    found: Freeze = ANSWER_LINK.row(signed, undecided).freeze
    return found


@transaction.atomic
def hear(signed: str, words: str, now: dt.datetime) -> None:
    """Keep what the writer says to it, beside their letter; said again, it takes the place of what was said before."""
    found = letter_to_hear(signed)
    _frozen(found.letter_id)
    Freeze.objects.filter(pk=found.pk).update(heard=clean_text(words, HEARD), heard_at=now)
    record(Noted.WRITER_HEARD, actor="writer", subject=found.letter)
