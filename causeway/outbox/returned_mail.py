"""Reading one returned message in a process apart, and finding the message of ours that it is about."""

import logging

from causeway.frame.sandbox import TooMuch, read_apart
from causeway.outbox.addresses import message_at, own_address
from causeway.outbox.composing import sender
from causeway.outbox.domain.returned.kinds import Kind, Returned, addressed_in
from causeway.outbox.models import Message

logger = logging.getLogger(__name__)

READER = "causeway.outbox.domain.returned.reading:read_plain"


def read_returned(raw: bytes) -> Returned:
    """Return what came back; what costs too much to read is for a person, who finds it by the address it came to."""
    try:
        return Returned.from_plain(read_apart(READER, raw))
    except TooMuch as error:
        logger.warning("Returned mail could not be read: %s", error)
        return Returned(Kind.OTHER, addressed_in(raw), words="It is too much to be read by a machine.")


def message_about(returned: Returned) -> Message | None:
    """Return the message it is about: by the address it came to, else by a Message-ID it names, whose half is drawn at random."""
    by_address = message_at(returned.addressed)
    if by_address is not None:
        return by_address
    named = Message.objects.in_bulk(returned.ids, field_name="message_id")
    return next((named[each] for each in returned.ids if each in named), None)


def what_it_means(returned: Returned, message: Message) -> tuple[Kind, str]:
    """Return what it says of this message, and in which words."""
    ours = frozenset(each.lower() for each in (sender(), message.reply_to, own_address(message)) if each)
    return returned.of(message.to, ours)
