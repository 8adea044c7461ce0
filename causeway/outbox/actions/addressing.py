"""To whom a message goes at the moment it leaves: a message may wait for days, and meanwhile staff correct an address, or a seat falls vacant."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.outbox import no_more
from causeway.outbox.actions.moving import to_next_state
from causeway.outbox.acts import Act as Noted
from causeway.outbox.domain.states import Act, State
from causeway.outbox.exceptions import NobodyThere
from causeway.outbox.models import Message
from causeway.outbox.registry import address_now


@transaction.atomic
def readdress(message: Message, now: dt.datetime) -> bool:
    """Ask the room that posted a claimed message to whom it goes now, and write down what changed.

    Returns whether it may leave; one that nobody is there for is ended, and its room hears of it as of every failure. So is one whose
    addressee said "no more" while it waited; what carries no link to say so (what was asked for, letters to offices) goes.
    """
    try:
        to = _addressee(message)
    except NobodyThere as gone:
        _stop(message, str(gone), now)
        return False
    if to == message.to:
        return True
    ours = Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_by=message.claimed_by)
    theirs = {"person": to} if message.person == message.to else {}
    if not ours.update(to=to, **theirs):
        return False
    message.to = to
    record(Noted.READDRESSED, actor="system", subject=message)
    return True


def _addressee(message: Message) -> str:
    to = address_now(message)
    if message.no_more and no_more.wanted(to):
        raise NobodyThere(_("Its addressee wants no more mail."))
    return to


def _stop(message: Message, why: str, now: dt.datetime) -> None:
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state != State.CLAIMED or fresh.claimed_by != message.claimed_by:
        return  # the claim ran out; whoever has it now asks as well
    fresh.last_error = why[:300]
    fresh.history.create(at=now, outcome="stopped", transport="outbox", reply=why[:300])
    to_next_state(fresh, Act.REFUSE, now)
    record(Noted.STOPPED, actor="system", subject=fresh)
