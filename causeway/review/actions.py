"""What staff decide: publish the version they read, return it with a reason, take it off again. Its writer is told once."""

import datetime as dt
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.moves.domain import IllegalMove
from causeway.review.exceptions import NotDecided
from causeway.review.models import Reviewed
from causeway.review.queue import ReviewQueue
from causeway.searching.keeping import soon


class Decision(StrEnum):
    """What can be decided."""

    PUBLISH = "publish"
    RETURN = "return"
    WITHDRAW = "withdraw"


@transaction.atomic
def decide(
    queue: ReviewQueue[Any], key: int, decision: Decision, *, version: int, why: str, by: str, now: dt.datetime
) -> Reviewed:
    """Decide about an entry as it was read; raises :class:`NotDecided` with a sentence, and then nothing is changed."""
    entry: Reviewed = queue.model.held(key)
    if entry.version != version:
        raise NotDecided(_("It was changed since you opened it. Read it again: what you typed is kept below."))
    act, changed = _act(queue, entry, decision, why.strip(), by, now)
    changed |= queue.also(entry, decision) if queue.also else {}
    try:
        entry.move(act, by=by, now=now, detail={"version": version}, **changed)
    except IllegalMove:
        raise NotDecided(_("Somebody has decided about it already.")) from None
    if queue.then is not None:
        queue.then(entry, now)
    soon(entry._meta.app_label)  # noqa: SLF001  Django documents it
    _tell(queue, entry, decision)
    return entry


def _act(
    queue: ReviewQueue[Any], entry: Any, decision: Decision, why: str, by: str, now: dt.datetime
) -> tuple[StrEnum, dict[str, Any]]:
    if decision is Decision.PUBLISH:
        if missing := queue.missing(entry):
            raise NotDecided(" ".join(missing))
        return queue.steps.publish, {"approved_by": by, "published_at": now, "why": ""}
    if not why:
        raise NotDecided(_("Say why, so that its writer knows what to change."))
    return (queue.steps.give_back if decision is Decision.RETURN else queue.steps.withdraw), {"why": why}


def _tell(queue: ReviewQueue[Any], entry: Any, decision: Decision) -> None:
    to = queue.writer(entry)
    if not to:
        return
    queue.told.post(
        to=to,
        about=f"{entry._meta.label}:{entry.pk}",  # noqa: SLF001  Django documents it
        entry=entry,
        title=str(entry),
        published=decision is Decision.PUBLISH,
        returned=decision is Decision.RETURN,
        withdrawn=decision is Decision.WITHDRAW,
    )
