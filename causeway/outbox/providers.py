"""What a provider's webhook tells through anymail. anymail has checked its secret; we look only at messages that carry our own mark."""

from typing import Any

from anymail.signals import tracking
from django.utils import timezone

from causeway.outbox.actions.returning import apply
from causeway.outbox.addresses import MARK, message_of
from causeway.outbox.domain.returned.kinds import Kind

MEANING = {
    "bounced": Kind.FAILED,
    "rejected": Kind.FAILED,
    "failed": Kind.FAILED,
    "deferred": Kind.DELAYED,
    "delivered": Kind.ARRIVED,
    "autoresponded": Kind.AUTOMATIC,
}


def hear(sender: object, event: Any, esp_name: str, **_more: object) -> None:  # noqa: ARG001  the signal's signature
    """Act on one event; of a kind that means nothing to us, or about mail that is not ours, it changes nothing."""
    kind, mark = MEANING.get(str(event.event_type)), (event.metadata or {}).get(MARK, "")
    message = message_of(str(mark)) if kind and mark else None
    if kind and message:
        words = " ".join(str(event.mta_response or event.description or event.reject_reason or kind).split())
        apply(message.pk, kind, words[:300], timezone.now())


tracking.connect(hear, dispatch_uid="causeway.outbox.providers.hear")
