"""What people, and mail that comes back, say about a message after the worker has done with it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from causeway.audit.actions import record
from causeway.moves.domain import IllegalMove
from causeway.outbox.actions.moving import to_next_state
from causeway.outbox.acts import Act as Noted
from causeway.outbox.domain.states import MOVES, Act, State
from causeway.outbox.models import Message, Try


@transaction.atomic
def cancel(message_id: str, actor: str, now: dt.datetime) -> Message:
    """Stop a message that has not left; raises ``IllegalMove`` when it has."""
    message = Message.objects.select_for_update().get(message_id=message_id)
    to_next_state(message, Act.CANCEL, now)
    record(Noted.CANCELLED, actor=actor, subject=message)
    return message


@transaction.atomic
def cancel_unless_left(message: Message) -> Message:
    """Stop a message if it can still be stopped; returns its row as it is now."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if MOVES.can(State(fresh.state), Act.CANCEL) and fresh.state != State.UNCERTAIN:
        to_next_state(fresh, Act.CANCEL, timezone.now())
        record(Noted.CANCELLED, actor="system", subject=fresh)
    return fresh


@transaction.atomic
def settle(message_id: str, *, arrived: bool, actor: str, now: dt.datetime) -> Message:
    """Settle an uncertain message by what the relay's log or a person says; raises ``IllegalMove`` when it is not uncertain."""
    message = Message.objects.select_for_update().get(message_id=message_id)
    act = Act.SETTLE_SENT if arrived else Act.SETTLE_LOST
    if message.state != State.UNCERTAIN or (message.erased_at and not arrived):  # without its words it cannot be sent again
        raise IllegalMove(MOVES.what, State(message.state), act)
    message.next_try_at = now
    to_next_state(message, act, now)
    record(Noted.SETTLED, actor=actor, subject=message, detail={"arrived": arrived})
    return message


@transaction.atomic
def bounced(message_id: str, reply: str, now: dt.datetime) -> Message:
    """Note that a message came back; raises ``Message.DoesNotExist`` for one that is not ours."""
    message = Message.objects.select_for_update().get(message_id=message_id)
    reply = message.kept_of(reply)
    message.last_error = reply
    Try.objects.create(message=message, at=now, outcome="bounced", transport="bounce", reply=reply)
    to_next_state(message, Act.BOUNCE, now)
    record(Noted.BOUNCED, actor="system", subject=message)
    return message


@transaction.atomic
def look_at_address(key: int, actor: str) -> Message:
    """Return a message to somebody who needs its address; that they looked is written down."""
    message = Message.objects.get(pk=key)
    record(Noted.ADDRESS_SHOWN, actor=actor, subject=message)
    return message
