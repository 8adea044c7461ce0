"""What the outbox says of a letter's message becomes the letter's state, in the outbox's own transaction."""

from collections.abc import Mapping
from typing import Protocol

from django.utils import timezone

from causeway.audit.actions import record
from causeway.letters.actions import mail
from causeway.letters.domain.states import Act, IllegalMove, State, move
from causeway.letters.models import Letter
from causeway.outbox.registry import on_change

# The outbox's states that mean something for a letter; the others (waiting, trying) change nothing.
MEANING: Mapping[str, Act] = {
    "sent": Act.DELIVER,
    "failed": Act.FAIL,
    "bounced": Act.FAIL,
    "uncertain": Act.DOUBT,
    "cancelled": Act.STOP,
}


class Changed(Protocol):
    """What this room reads of an outbox message."""

    state: str
    about: str


def _letter(about: str) -> Letter | None:
    room, _, key = about.partition(":")
    return Letter.objects.select_for_update().filter(pk=int(key)).first() if room == "letters.Letter" and key.isdigit() else None


@on_change(mail.LETTER)
def message_changed(message: Changed) -> None:
    """Move the letter as its message moved; a move the table does not know is written down and changes nothing."""
    act, letter = MEANING.get(str(message.state)), _letter(message.about)
    if act is None or letter is None:
        return
    try:
        after = move(State(letter.state), act)
    except IllegalMove:
        record("letter: message moved unexpectedly", actor="system", subject=letter, detail={"letter": letter.state, "act": act})
        return
    letter.state, letter.state_since = after, timezone.now()
    letter.save(update_fields=["state", "state_since"])
    record(f"letter {after.value}", actor="system", subject=letter, detail={"seat": letter.seat_code})
    if after is State.NOT_DELIVERED and letter.email:
        mail.say_not_delivered(letter, str(getattr(message, "last_error", "")))
