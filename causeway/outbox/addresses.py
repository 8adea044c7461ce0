"""The address a message's failures come back to: its own, signed, so that nobody can make one up."""

import re

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from causeway.outbox.models import Message

LOCAL = "bounce"
MARK = "causeway"  # the name of our token among the metadata that a provider keeps for us
MOST = 20  # addresses that are looked up: a header that holds thousands was made to keep us busy
SEAL_LENGTH = 20  # hexadecimal digits: eighty bits, and the whole local part stays under 64 characters
IN_A_HEADER = re.compile(rf"\b{LOCAL}\+(\d{{1,18}})-([0-9a-f]{{{SEAL_LENGTH}}})(?=@|\b)", re.IGNORECASE)


def _seal(key: int, message_id: str, secret: str | None = None) -> str:
    return salted_hmac("outbox.bounce", f"{key}:{message_id}", secret=secret, algorithm="sha256").hexdigest()[:SEAL_LENGTH]


def _is_ours(message: Message, seal: str) -> bool:
    """Whether a seal is this site's, by its key or by an older one: what comes back may have left before the key was changed."""
    return any(
        constant_time_compare(_seal(message.pk, message.message_id, secret), seal)
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )


def token(message: Message) -> str:
    """Return what stands in the address for this message; it works whatever becomes of upper and lower case on the way."""
    return f"{message.pk}-{_seal(message.pk, message.message_id)}"


def own_address(message: Message) -> str:
    """Return the address this message's failures go to."""
    return f"{LOCAL}+{token(message)}@{settings.BOUNCE_DOMAIN or settings.MAIL_FROM_DOMAIN}"


def message_at(text: str) -> Message | None:
    """Return the message whose own address stands in ``text``; ``None`` for none, and for one that is not signed by us."""
    for key, seal in IN_A_HEADER.findall(text)[:MOST]:
        message = Message.objects.filter(pk=int(key)).first()
        if message is not None and _is_ours(message, seal.lower()):
            return message
    return None


def message_of(signed: str) -> Message | None:
    """Return the message that a bare token names."""
    return message_at(f"{LOCAL}+{signed}")
