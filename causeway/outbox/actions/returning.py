"""What comes back becomes the state of the message it is about. Only what names one of ours by an unguessable mark changes anything."""

import datetime as dt
from enum import StrEnum

from django.db import transaction

from causeway.outbox.actions.settling import bounced, settle
from causeway.outbox.addresses import message_at
from causeway.outbox.domain.returned import Kind, Returned, read
from causeway.outbox.domain.states import State
from causeway.outbox.models import Message

ACTOR = "returned mail"


class Outcome(StrEnum):
    """What was done with something that came back."""

    BOUNCED = "bounced"
    SETTLED = "settled"  # an uncertain message had arrived
    NOTED = "noted"  # of ours, and changes nothing: a delay, an automatic answer, a report heard before
    UNREAD = "unread"  # of ours, and a person has to read it
    TOO_EARLY = "too early"  # its try is not written down yet: ask again
    STRANGER = "stranger"  # names no message of ours


def take_back(raw: bytes, now: dt.datetime) -> Outcome:
    """Read what came back and act on it. The same twice, or something forged, changes nothing."""
    returned = read(raw)
    message = _message(returned)
    return apply(message.pk, returned.kind, returned.words, now) if message else Outcome.STRANGER


def _message(returned: Returned) -> Message | None:
    """Return the message it is about: by the address it came to, else by the Message-ID, whose half is drawn at random."""
    by_address = message_at(returned.addressed)
    if by_address is not None or not returned.message_id:
        return by_address
    return Message.objects.filter(message_id=returned.message_id).first()


@transaction.atomic
def apply(key: int, kind: Kind, words: str, now: dt.datetime) -> Outcome:
    """Act on what is known of one message; its row is locked, so that two reports cannot both be the first."""
    message = Message.objects.select_for_update().get(pk=key)
    state = State(message.state)
    if state is State.SENDING:
        return Outcome.TOO_EARLY
    if kind is Kind.FAILED and state in {State.SENT, State.UNCERTAIN}:
        bounced(message.message_id, words, now)
        return Outcome.BOUNCED
    if kind in {Kind.ARRIVED, Kind.AUTOMATIC} and state is State.UNCERTAIN:
        settle(message.message_id, arrived=True, actor=ACTOR, now=now)
        return Outcome.SETTLED
    outcome = Outcome.UNREAD if kind is Kind.OTHER else Outcome.NOTED
    if not message.erased_at and not message.history.filter(outcome=kind.value, reply=words[:300]).exists():
        message.history.create(at=now, outcome=kind.value, transport="returned", reply=words[:300])
    return outcome
