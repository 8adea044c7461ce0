"""What is done from time to time: take back what dead workers held, tell again what was not heard; and what erasing a message takes along."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from causeway.outbox.actions.moving import to_next_state
from causeway.outbox.actions.settling import cancel_unless_left
from causeway.outbox.domain.states import Act, State
from causeway.outbox.models import Message
from causeway.outbox.registry import tell
from causeway.privacy.erasing import erase_asked, on_erase, on_erase_person

AT_ONCE = 500  # rows that one transaction of housekeeping may hold


@transaction.atomic
def recover(now: dt.datetime, *, sends_are_idempotent: bool) -> int:
    """Free or settle what workers left behind when they ended; returns how many messages were touched.

    A message that was claimed only goes back to waiting. One whose last byte may have left is held as *uncertain* and never sent again
    blindly, unless a second copy does no harm or the transport writes the same message only once; nor is one that was erased meanwhile.
    """
    behind = Message.objects.select_for_update(skip_locked=True).filter(
        Q(state=State.CLAIMED) | Q(state=State.SENDING), claimed_until__lt=now
    )
    messages = list(behind[:AT_ONCE])
    for message in messages:
        again = not message.erased_at and (message.twice_is_harmless or sends_are_idempotent)
        harmless = message.state == State.CLAIMED or again
        message.next_try_at = now
        to_next_state(message, Act.RELEASE if harmless else Act.DOUBT, now)
    return len(messages)


def tell_again() -> int:
    """Tell the rooms above of each message whose last state they could not take note of; returns how many were told."""
    keys = list(Message.objects.filter(told=False).values_list("pk", flat=True)[:AT_ONCE])
    for key in keys:
        with transaction.atomic():
            tell(Message.objects.select_for_update().get(pk=key))
    return len(keys)


@on_erase(Message, in_time=True)
def stop_and_strip(message: Message) -> None:
    """Before a message's words go: what has not left never will, and what hangs on it goes with it."""
    cancel_unless_left(message)
    message.history.update(reply="")
    message.attachments.all().delete()


def erase(messages: QuerySet[Message]) -> None:
    """Blank messages before their time, in the caller's transaction; that there were some stays."""
    for message in messages.filter(erased_at=None):
        erase_asked(Message, Message.personal, message.pk, timezone.now())


@on_erase_person
def erase_what_was_posted_meanwhile(email: str, _now: dt.datetime) -> None:
    """Erase what rooms told somebody while that person was being erased: of a message that was stopped its sender is told."""
    erase(Message.objects.filter(Message.personal.of(email)))
