"""What staff do at the desk: pin, hide, pick for the digest. Each is one act, one row of the audit trail, and can be taken back."""

import datetime as dt
from enum import StrEnum

from django.db import transaction

from causeway.audit.actions import record
from causeway.news.desk.models import Pick
from causeway.news.items.models import Item


class Noted(StrEnum):
    """What stands in the audit trail."""

    PINNED = "news: an item was pinned"
    UNPINNED = "news: an item was unpinned"
    HIDDEN = "news: an item was hidden"
    SHOWN = "news: an item was shown again"
    PICKED = "news: an item was picked for the digest"
    LEFT = "news: an item was left out of the digest"
    NOTED = "news: a line for the digest was written"
    USED = "news: a digest was finished"


def _mark(key: int, column: str, act: Noted, value: dt.datetime | None, by: str) -> None:
    """Write one mark of an item, where it is not so already."""
    held = Item.objects.select_for_update().get(pk=key)
    if (getattr(held, column) is None) == (value is None):
        return
    Item.objects.filter(pk=key).update(**{column: value})
    record(act, actor=by, subject=held)


@transaction.atomic
def pin(key: int, *, by: str, now: dt.datetime) -> None:
    """Put an item first; one that was hidden is shown again."""
    _mark(key, "hidden_at", Noted.SHOWN, None, by)
    _mark(key, "pinned_at", Noted.PINNED, now, by)


@transaction.atomic
def unpin(key: int, *, by: str) -> None:
    """Let an item stand where it belongs by its weight."""
    _mark(key, "pinned_at", Noted.UNPINNED, None, by)


@transaction.atomic
def hide(key: int, *, by: str, now: dt.datetime) -> None:
    """Show an item to nobody; it is neither first nor in the digest any more."""
    leave(key, by=by)
    _mark(key, "pinned_at", Noted.UNPINNED, None, by)
    _mark(key, "hidden_at", Noted.HIDDEN, now, by)


@transaction.atomic
def show(key: int, *, by: str) -> None:
    """Show an item again."""
    _mark(key, "hidden_at", Noted.SHOWN, None, by)


@transaction.atomic
def pick(key: int, *, by: str, now: dt.datetime) -> None:
    """Pick an item for the next digest; one that stood in an earlier one can be picked again."""
    held = Item.objects.select_for_update().get(pk=key)
    Pick.objects.update_or_create(item=held, defaults={"by": by, "at": now, "used_at": None})
    record(Noted.PICKED, actor=by, subject=held)


@transaction.atomic
def leave(key: int, *, by: str) -> None:
    """Leave an item out of the next digest."""
    gone, _each = Pick.objects.filter(item_id=key, used_at=None).delete()
    if gone:
        record(Noted.LEFT, actor=by, subject=f"news.Item:{key}")


@transaction.atomic
def note(key: int, words: str, *, by: str) -> None:
    """Write the line that stands with an item in the digest."""
    if Pick.objects.filter(item_id=key, used_at=None).exclude(note=words).update(note=words):
        record(Noted.NOTED, actor=by, subject=f"news.Item:{key}")


@transaction.atomic
def finish(*, by: str, now: dt.datetime) -> int:
    """Close this digest: what was picked stands in it, and the next begins empty. Returns how many there were."""
    many = Pick.objects.filter(used_at=None).update(used_at=now)
    if many:
        record(Noted.USED, actor=by, detail={"items": many})
    return many
