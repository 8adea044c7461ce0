"""What comes back becomes the state of the message it is about. Only what names one of ours by an unguessable mark changes anything."""

import datetime as dt
from enum import StrEnum

from django.db import transaction

from causeway.outbox.actions.settling import bounced, settle
from causeway.outbox.domain.returned.kinds import Kind
from causeway.outbox.domain.states import State
from causeway.outbox.models import Message
from causeway.outbox.returned_mail import message_about, read_returned, what_it_means

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
    returned = read_returned(raw)
    message = message_about(returned)
    if message is None:
        return Outcome.STRANGER
    kind, words = what_it_means(returned, message)
    return apply(message.pk, kind, words, now)


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
