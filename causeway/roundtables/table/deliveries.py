"""What became of messages to those at the table, as the outbox knows it: said only where one did not arrive, or where that is unknown."""

from collections.abc import Sequence

from django.db.models import Model
from django.utils.translation import gettext as _

from causeway.outbox.domain.states import State
from causeway.outbox.models import Message

LOST = frozenset({State.FAILED, State.BOUNCED, State.CANCELLED})


def about(row: Model) -> str:
    """Return how the outbox names the row that a message is about."""
    return f"{row._meta.label}:{row.pk}"  # noqa: SLF001


def of(rows: Sequence[Model], *kinds: str) -> dict[int, str]:
    """Return, by key of the row, a sentence on its last message of these kinds where there is something to say of it."""
    keys = {about(row): int(row.pk) for row in rows}
    messages = Message.objects.filter(about__in=keys, kind__in=kinds).order_by("pk").values_list("about", "state")
    last = {keys[row]: in_words(state) for row, state in messages}
    return {key: words for key, words in last.items() if words}


def in_words(state: str) -> str:
    """Return what to say of a message in this state; nothing of one that is on its way or arrived."""
    if state in LOST:
        return _("It did not arrive. Check the address, and send it from your own mailbox.")
    if state == State.UNCERTAIN:
        return _("We do not know whether it arrived. Ask them before you send it again.")
    return ""
