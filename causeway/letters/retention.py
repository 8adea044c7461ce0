"""What ends by itself: confirmations lapse, drafts and ended letters are erased."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from causeway.audit.actions import record
from causeway.letters.letter.domain.states import Act, State, move
from causeway.letters.letter.models import CONFIRM_DAYS, DRAFT_DAYS, ERASE_DAYS, Draft, Letter
from causeway.privacy.retention import erases_in_time


@dataclass(frozen=True)
class Erased:
    """How many rows ended in one run."""

    lapsed: int
    drafts: int
    letters: int


@transaction.atomic
def lapse_unconfirmed(now: dt.datetime) -> int:
    """Expire the letters whose confirmation did not come in time; returns how many."""
    before = now - dt.timedelta(days=CONFIRM_DAYS)
    after = move(State.AWAITING, Act.LAPSE)
    return Letter.objects.awaiting().filter(created__lt=before).update(state=after, state_since=now)


@erases_in_time
@transaction.atomic
def erase_expired(now: dt.datetime) -> Erased:
    """Lapse and erase everything whose time has come; one audit row with the counts."""
    lapsed = lapse_unconfirmed(now)
    old = Draft.objects.untouched_since(now - dt.timedelta(days=DRAFT_DAYS))
    drafts = old.count()
    old.delete()
    letters = Letter.objects.ended_before(now - dt.timedelta(days=ERASE_DAYS)).blank(now)
    done = Erased(lapsed, drafts, letters)
    if lapsed or drafts or letters:
        record("expired letters erased", actor="system", detail={"lapsed": lapsed, "drafts": drafts, "letters": letters})
    return done
