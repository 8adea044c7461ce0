"""What the outbox says of a letter's message becomes the letter's state, in the outbox's own transaction."""

from collections.abc import Mapping
from typing import Protocol

from django.utils import timezone

from causeway.audit.actions import record
from causeway.frame.database.prepared import Prepared
from causeway.letters.after import mail as mail_after
from causeway.letters.after.models import FollowUp
from causeway.letters.counting import actions as counting
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act, State
from causeway.letters.letter.models import Letter
from causeway.letters.sending import mail
from causeway.letters.sending.addressee import is_gone
from causeway.outbox.registry import on_change
from causeway.words.domain.keys import key_in

# The outbox's states that mean something for a letter; the others (waiting, trying) change nothing.
MEANING: Mapping[str, Act] = {
    "sent": Act.DELIVER,
    "failed": Act.FAIL,
    "bounced": Act.FAIL,
    "uncertain": Act.DOUBT,
    "cancelled": Act.STOP,
}

SAID: Mapping[Act, Noted] = {
    Act.DELIVER: Noted.DELIVERED,
    Act.FAIL: Noted.NOT_DELIVERED,
    Act.DOUBT: Noted.UNCERTAIN,
    Act.STOP: Noted.CANCELLED,
}


class Changed(Protocol):
    """What this room reads of an outbox message."""

    state: str
    about: str


_HELD = Prepared(lambda key: Letter.objects.select_for_update().filter(pk=key))


def _letter(about: str) -> Letter | None:
    room, _, key = about.partition(":")
    held: Letter | None = _HELD.first(key=key_in(key) or 0) if room == "letters.Letter" else None
    return held


@on_change(mail.LETTER)
def message_changed(message: Changed) -> None:
    """Move the letter as its message moved; a move the table does not know is written down and changes nothing."""
    act, letter = MEANING.get(str(message.state)), _letter(message.about)
    if act is None or letter is None:
        return
    if not letter.can(act):
        record(Noted.MESSAGE_MOVED_UNEXPECTEDLY, actor="system", subject=letter, detail={"letter": letter.state, "act": act})
        return
    before = str(letter.state)
    letter.move(act, by="system", now=timezone.now(), noted=SAID[act], detail={"seat": letter.seat_code})
    counting.moved(letter, before, timezone.now())
    if letter.state == State.NOT_DELIVERED and letter.email:
        reason = str(getattr(message, "last_error", ""))
        tell = mail.say_stopped if is_gone(letter, timezone.now()) else mail.say_not_delivered
        tell(letter, reason)


@on_change(mail.CONFIRM.kind)
@on_change(mail.REMIND.kind)
def confirmation_changed(message: Changed) -> None:
    """Write down that a confirmation came back. No mail can tell its writer: the pages of their letter do."""
    if MEANING.get(str(message.state)) is not Act.FAIL:
        return
    letter = _letter(message.about)
    if letter is not None and letter.state == State.AWAITING:
        record(Noted.CONFIRMATION_CAME_BACK, actor="system", subject=letter)


class ChangedFollowUp(Changed, Protocol):
    """What this room reads of the message of a letter after the first."""

    message_id: str


@on_change(mail_after.FOLLOW_UP)
def follow_up_changed(message: ChangedFollowUp) -> None:
    """Note that a letter after the first did not arrive, and tell its writer once."""
    if MEANING.get(str(message.state)) is not Act.FAIL or not message.message_id:
        return
    sent = FollowUp.objects.select_related("letter").filter(message_id=message.message_id, not_delivered=False).first()
    if sent is None:
        return
    sent.not_delivered = True
    sent.save(update_fields=["not_delivered"])
    record(Noted.FOLLOW_UP_NOT_DELIVERED, actor="system", subject=sent)
    if sent.letter.email:
        mail_after.follow_up_failed(sent.letter, sent)
