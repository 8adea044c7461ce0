"""The worker's acts, each one transaction with its row of history: claim, hand over, and what came of it."""

import datetime as dt

from django.db import transaction
from django.db.models import prefetch_related_objects

from causeway.frame.database.prepared import Prepared
from causeway.frame.database.rows import insert
from causeway.outbox.actions.moving import to_next_state
from causeway.outbox.actions.pacing import give_slot_back, open_lanes, take_from_lanes, waiting_in
from causeway.outbox.domain.states import ENDED, MOVES, Act, State
from causeway.outbox.domain.waiting import next_wait, past_giving_up
from causeway.outbox.exceptions import RelayAway, SendingFailed
from causeway.outbox.models import Message, Try

_BY_KEY = Prepared(lambda key: Message.objects.select_for_update().filter(pk=key))
LEASE = dt.timedelta(minutes=2)  # longer than one message takes: connecting and each step time out after 30 seconds


def claim(worker: str, limit: int, now: dt.datetime) -> list[Message]:
    """Give ``worker`` up to ``limit`` messages that are due; no other worker gets the same while the claim lasts.

    Those in lanes come as their lanes' pace allows, and besides: neither kind can keep the other waiting.
    """
    due = waiting_in("", now)
    if not due.exists() and not open_lanes(now).exists():  # an idle look takes no lock
        return []
    with transaction.atomic():
        # SQLite has one writer at a time: a transaction is begun as a writing one, so two claims cannot read the same rows.
        messages = list(due.select_for_update(skip_locked=True)[:limit])
        messages += take_from_lanes(max(limit - len(messages), limit // 2, 1), now)
        Message.objects.filter(pk__in=[message.pk for message in messages]).update(
            state=MOVES.move(State.WAITING, Act.CLAIM), claimed_by=worker, claimed_until=now + LEASE
        )
    for message in messages:
        message.state, message.claimed_by = State.CLAIMED, worker
    prefetch_related_objects(messages, "attachments")  # one question for all: most have none
    return messages


def _held(message: Message) -> Message:
    """Return its row as it is now, held until the transaction ends."""
    found: Message | None = _BY_KEY.first(key=message.pk)
    if found is None:
        raise Message.DoesNotExist
    return found


def hand_over(message: Message, now: dt.datetime) -> bool:
    """Write down that the message is about to leave; ``False`` when the claim has run out and somebody else may have it."""
    return bool(
        Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_by=message.claimed_by).update(
            state=MOVES.move(State.CLAIMED, Act.HAND_OVER), claimed_until=now + LEASE
        )
    )


@transaction.atomic
def give_back(messages: list[Message], now: dt.datetime) -> None:
    """Put back what was claimed and not tried, as if it had never been claimed."""
    for message in messages:
        back = Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_by=message.claimed_by).update(
            state=MOVES.move(State.CLAIMED, Act.RELEASE), claimed_by="", claimed_until=None
        )
        if back and message.lane:
            give_slot_back(message.lane, now)


@transaction.atomic
def accepted(message: Message, transport: str, reply: str, code: int | None, milliseconds: int, now: dt.datetime) -> None:
    """Note that the relay took the message over; also settles one that was taken for lost meanwhile."""
    fresh = _held(message)
    act = Act.ACCEPT if fresh.state == State.SENDING else Act.SETTLE_SENT
    fresh.tries += 1
    fresh.last_error = ""
    insert(
        Try(
            message=fresh,
            at=now,
            outcome="accepted",
            transport=transport,
            code=code,
            reply=fresh.kept_of(reply),
            milliseconds=milliseconds,
        )
    )
    if fresh.state not in ENDED:
        to_next_state(fresh, act, now)


@transaction.atomic
def failed(
    message: Message, act: Act, failure: SendingFailed, transport: str, milliseconds: int, now: dt.datetime, jitter: float
) -> None:
    """Note a try that did not succeed: ``act`` is DEFER, REFUSE or DOUBT. What was deferred for days is given up."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in {State.CLAIMED, State.SENDING} or fresh.claimed_by != message.claimed_by:
        return  # the claim ran out and the message was settled without us
    fresh.tries += 1
    reply = fresh.kept_of(failure.reply)
    fresh.last_error = f"{failure.code or ''} {reply}".strip()[:300]
    fresh.history.create(
        at=now, outcome=act.value, transport=transport, code=failure.code, reply=reply, milliseconds=milliseconds
    )
    first = fresh.history.values_list("at", flat=True).first()  # its days begin with the first try: a lane may be long
    if act is Act.DEFER and first and past_giving_up(first, now):
        act = Act.REFUSE
    if act is Act.DOUBT and fresh.twice_is_harmless:
        act = Act.RELEASE
    if fresh.erased_at and act in {Act.DEFER, Act.RELEASE}:  # nothing is left that could be sent again
        act = Act.REFUSE
    fresh.next_try_at = now + next_wait(1 if isinstance(failure, RelayAway) else fresh.tries, jitter)
    to_next_state(fresh, act, now)
