"""What ends by itself: confirmations lapse, drafts and ended letters are erased."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from causeway.audit.actions import record
from causeway.letters.after.models import FollowUp, Reply
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act, State, move
from causeway.letters.letter.models import CONFIRM_DAYS, HELD_DAYS, WAIT_DAYS, Draft, Letter
from causeway.letters.review import mail
from causeway.letters.review.models import Freeze
from causeway.privacy.erasing import erase_due, on_erase
from causeway.privacy.retention import erases_in_time

AT_ONCE = 100


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


def lapse_held(now: dt.datetime) -> int:
    """Give back the letters that staff did not decide about in time, and those that waited too long for an MP; returns how many."""
    undecided = Q(decided_at=None, since__lt=now - dt.timedelta(days=HELD_DAYS))
    waiting = Q(decided_at__lt=now - dt.timedelta(days=WAIT_DAYS))
    due = Freeze.objects.filter(undecided | waiting, letter__state=State.FROZEN, letter__erased_at=None).order_by("pk")
    return sum(_lapse(key, now) for key in list(due.values_list("letter_id", flat=True)[:AT_ONCE]))


@transaction.atomic
def _lapse(key: int, now: dt.datetime) -> bool:
    letter = Letter.objects.select_for_update(of=("self",)).filter(pk=key, state=State.FROZEN, erased_at=None).first()
    if letter is None:
        return False
    letter.move(Act.LAPSE, by="system", now=now, noted=Noted.LAPSED_IN_REVIEW, detail={"seat": letter.seat_code})
    mail.lapsed(letter, decided=letter.freeze.decided_at is not None)
    return True


@on_erase(Letter)
def withdraw(letter: Letter) -> None:
    """Withdraw a letter whose writer asks to be erased, where it can still be; one whose mail is still to be written stops here."""
    if letter.can(Act.WITHDRAW):
        letter.step(Act.WITHDRAW, timezone.now())
    elif letter.owed_at and letter.can(Act.STOP):
        letter.step(Act.STOP, timezone.now())


@erases_in_time
@transaction.atomic
def erase_expired(now: dt.datetime) -> Erased:
    """Lapse and erase everything whose time has come; one audit row with the counts."""
    lapsed = lapse_unconfirmed(now) + lapse_held(now)
    drafts, letters, *_followed = (erase_due(model, model.personal, now) for model in (Draft, Letter, Freeze, Reply, FollowUp))
    done = Erased(lapsed, drafts, letters)
    if lapsed or drafts or letters:
        record(Noted.EXPIRED_LETTERS_ERASED, actor="system", detail={"lapsed": lapsed, "drafts": drafts, "letters": letters})
    return done
