"""What is done with messages. Each act is one transaction with its row of history; ``post`` joins its caller's."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from causeway.audit.actions import record
from causeway.outbox.domain.states import ENDED, Act, State, move
from causeway.outbox.domain.waiting import next_wait, past_giving_up
from causeway.outbox.exceptions import BadMessage, NotInATransaction, SendingFailed
from causeway.outbox.models import Message, Try, erase
from causeway.outbox.registry import tell

LEASE = dt.timedelta(minutes=2)  # longer than one message takes: connecting and each step time out after 30 seconds
KEPT_AFTER_END = dt.timedelta(days=35)


@dataclass(frozen=True)
class NewMessage:
    """A message to be sent. ``kind`` is the room's word for it; ``message_id`` is made when empty."""

    kind: str
    to: str
    subject: str
    text: str
    from_name: str
    reply_to: str = ""
    html: str = ""
    about: str = ""
    message_id: str = ""
    twice_is_harmless: bool = False


def post(new: NewMessage) -> Message:
    """Write a message into the caller's transaction; raises :class:`NotInATransaction` outside one, :class:`BadMessage` for a bad header."""
    if not connection.in_atomic_block:
        raise NotInATransaction("A message is written in the transaction of the act that causes it.")
    _check(new)
    message: Message = Message.objects.create(
        kind=new.kind,
        about=new.about,
        message_id=new.message_id or f"<{secrets.token_hex(16)}@{settings.MAIL_FROM_DOMAIN}>",
        to=new.to,
        from_name=new.from_name,
        reply_to=new.reply_to,
        subject=new.subject,
        text=new.text,
        html=new.html,
        twice_is_harmless=new.twice_is_harmless,
    )
    return message


def _check(new: NewMessage) -> None:
    for name, value in (("to", new.to), ("reply-to", new.reply_to), ("subject", new.subject), ("from", new.from_name)):
        if any(ord(character) < 32 or ord(character) == 127 for character in value):  # noqa: PLR2004  control characters
            raise BadMessage(f"The message's {name} holds a control character.")
    for name, value in (("to", new.to), ("reply-to", new.reply_to or "x@y")):
        if value.count("@") != 1 or value.startswith("@") or value.endswith("@") or " " in value:
            raise BadMessage(f"The message's {name} is not one address.")


@transaction.atomic
def claim(worker: str, limit: int, now: dt.datetime) -> list[Message]:
    """Give ``worker`` up to ``limit`` messages that are due; no other worker gets the same while the claim lasts."""
    due = Message.objects.filter(state=State.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    # SQLite has one writer at a time: a transaction is begun as a writing one, so two claims cannot read the same rows.
    messages = list(due[:limit])
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        state=move(State.WAITING, Act.CLAIM), claimed_by=worker, claimed_until=now + LEASE
    )
    for message in messages:
        message.state, message.claimed_by = State.CLAIMED, worker
    return messages


def hand_over(message: Message, now: dt.datetime) -> bool:
    """Write down that the message is about to leave; ``False`` when the claim has run out and somebody else may have it."""
    return bool(
        Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_by=message.claimed_by).update(
            state=move(State.CLAIMED, Act.HAND_OVER), claimed_until=now + LEASE
        )
    )


@transaction.atomic
def accepted(message: Message, transport: str, reply: str, code: int | None, milliseconds: int, now: dt.datetime) -> None:
    """Note that the relay took the message over; also settles one that was held as uncertain meanwhile."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    act = Act.SETTLE_SENT if fresh.state == State.UNCERTAIN else Act.ACCEPT
    fresh.tries += 1
    fresh.history.create(at=now, outcome="accepted", transport=transport, code=code, reply=reply[:300], milliseconds=milliseconds)
    _move(fresh, act, now)


@transaction.atomic
def failed(
    message: Message, act: Act, failure: SendingFailed, transport: str, milliseconds: int, now: dt.datetime, jitter: float
) -> None:
    """Note a try that did not succeed: ``act`` is DEFER, REFUSE or DOUBT. What was deferred for days is given up."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in {State.CLAIMED, State.SENDING} or fresh.claimed_by != message.claimed_by:
        return  # the claim ran out and the message was settled without us
    fresh.tries += 1
    fresh.last_error = f"{failure.code or ''} {failure.reply}".strip()[:300]
    fresh.history.create(
        at=now, outcome=act.value, transport=transport, code=failure.code, reply=failure.reply, milliseconds=milliseconds
    )
    if act is Act.DEFER and past_giving_up(fresh.created_at, now):
        act = Act.REFUSE
    if act is Act.DOUBT and fresh.twice_is_harmless:
        act = Act.RELEASE
    fresh.next_try_at = now + next_wait(fresh.tries, jitter)
    _move(fresh, act, now)


def _move(message: Message, act: Act, now: dt.datetime) -> None:
    message.state = move(State(message.state), act)
    if message.state in {State.WAITING, *ENDED}:
        message.claimed_by, message.claimed_until = "", None
    if message.state in ENDED:
        message.ended_at = now
    message.save()
    tell(message)


@transaction.atomic
def recover(now: dt.datetime, *, sends_are_idempotent: bool) -> int:
    """Free or settle what workers left behind when they ended; returns how many messages were touched.

    A message that was claimed only goes back to waiting. One whose last byte may have left is held as *uncertain* and never sent again
    blindly, unless a second copy does no harm or the transport writes the same message only once.
    """
    behind = Message.objects.select_for_update().filter(Q(state=State.CLAIMED) | Q(state=State.SENDING), claimed_until__lt=now)
    messages = list(behind)
    for message in messages:
        harmless = message.state == State.CLAIMED or message.twice_is_harmless or sends_are_idempotent
        message.next_try_at = now
        _move(message, Act.RELEASE if harmless else Act.DOUBT, now)
    return len(messages)


@transaction.atomic
def cancel(message_id: str, actor: str, now: dt.datetime) -> Message:
    """Stop a message that has not left; raises ``IllegalMove`` when it has."""
    message = Message.objects.select_for_update().get(message_id=message_id)
    _move(message, Act.CANCEL, now)
    record("outbox.cancelled", actor=actor, subject=message)
    return message


@transaction.atomic
def settle(message_id: str, *, arrived: bool, actor: str, now: dt.datetime) -> Message:
    """Settle an uncertain message by what the relay's log or a person says; raises ``IllegalMove`` when it is not uncertain."""
    message = Message.objects.select_for_update().get(message_id=message_id)
    message.next_try_at = now
    _move(message, Act.SETTLE_SENT if arrived else Act.SETTLE_LOST, now)
    record("outbox.settled", actor=actor, subject=message, detail={"arrived": arrived})
    return message


@transaction.atomic
def bounced(message_id: str, reply: str, now: dt.datetime) -> Message:
    """Note that a message came back; raises ``Message.DoesNotExist`` for one that is not ours."""
    message = Message.objects.select_for_update().get(message_id=message_id)
    message.last_error = reply[:300]
    Try.objects.create(message=message, at=now, outcome="bounced", transport="bounce", reply=reply[:300])
    _move(message, Act.BOUNCE, now)
    record("outbox.bounced", actor="system", subject=message)
    return message


@transaction.atomic
def erase_ended(now: dt.datetime) -> int:
    """Blank messages whose time is over; returns how many."""
    over = Message.objects.select_for_update().filter(state__in=ENDED, ended_at__lt=now - KEPT_AFTER_END, erased_at__isnull=True)
    messages = list(over)
    for message in messages:
        erase(message)
    if messages:
        record("outbox.erased", actor="system", detail={"messages": len(messages)})
    return len(messages)
