"""Withdrawing a letter, keeping it for longer, following one that its writer sent themselves, and erasing everything."""

import datetime as dt
from enum import StrEnum

from django.db import transaction

from causeway.audit.actions import record
from causeway.letters.after.models import PrivateLink
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act, State
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.letter.places import today
from causeway.letters.letter.policies import must_be_there
from causeway.letters.letter.queries import reading
from causeway.letters.sending.actions.building import letter_of
from causeway.letters.sending.actions.following import follow_up
from causeway.moves.domain import IllegalMove
from causeway.outbox.actions import cancel
from causeway.outbox.actions import erase as erase_mail
from causeway.outbox.models import Message


class Withdrawn(StrEnum):
    """What came of withdrawing."""

    IN_TIME = "in time"
    TOO_LATE = "too late"


def _blank(letter: Letter, now: dt.datetime) -> None:
    """Erase our copy of a letter, its replies, and the mail about it that we hold; mail that has not left never will."""
    Letter.objects.filter(pk=letter.pk).blank(now)
    erase_mail(Message.objects.filter(about=f"letters.Letter:{letter.pk}"))


def _stop(letter: Letter, now: dt.datetime) -> Withdrawn:
    if letter.state in {State.AWAITING, State.FROZEN}:
        letter.step(Act.WITHDRAW, now)
        return Withdrawn.IN_TIME
    try:
        with transaction.atomic():
            cancel(letter.message_id, actor="writer", now=now)  # the letter follows its message
    except (IllegalMove, Message.DoesNotExist):
        return Withdrawn.TOO_LATE
    return Withdrawn.IN_TIME


@transaction.atomic
def withdraw(letter_key: int, now: dt.datetime) -> Withdrawn:
    """Stop a letter that has not left; either way our copy of it is erased. What has left cannot be called back."""
    letter = Letter.objects.select_for_update().get(pk=letter_key, erased_at__isnull=True)
    follow_up([letter])  # what is stopped is there
    came_of_it = _stop(letter, now)
    _blank(letter, now)
    record(Noted.WITHDRAWN, actor="writer", subject=letter, detail={"came of it": came_of_it})
    return came_of_it


@transaction.atomic
def keep_longer(letter_key: int, now: dt.datetime) -> None:
    """Begin the weeks a letter is kept anew."""
    Letter.objects.filter(pk=letter_key, erased_at__isnull=True).update(kept_since=now)
    record(Noted.KEPT_FOR_LONGER, actor="writer", subject=f"letters.Letter:{letter_key}")


@transaction.atomic
def follow(draft: Draft, now: dt.datetime) -> None:
    """Turn a draft that its writer sent themselves into a letter on their private page; the draft ends.

    The count of letters sent by their writers was made when they said so, and is not touched.
    """
    read = reading(draft, today(now))
    must_be_there(read.to)
    letter = letter_of(draft, read, State.SENT_BY_WRITER, now)
    letter.save()
    record(Noted.FOLLOWED_BY_ITS_WRITER, actor="writer", subject=letter)
    draft.delete()


@transaction.atomic
def erase_everything(email: str, now: dt.datetime) -> int:
    """Erase every letter, draft, reply and link of one writer; what was still to go is stopped. The counts stay. Returns how many."""
    letters = list(Letter.objects.select_for_update().of(email))
    follow_up(letters)
    for letter in letters:
        if letter.state in {State.AWAITING, State.FROZEN, State.QUEUED}:
            _stop(letter, now)
        _blank(letter, now)
    drafts = Draft.objects.filter(email__iexact=email)
    erased = len(letters) + drafts.count()
    drafts.delete()
    erase_mail(Message.objects.filter(person__iexact=email, kind__startswith="letter"))
    PrivateLink.objects.filter(email__iexact=email).delete()
    record(Noted.EVERYTHING_OF_A_WRITER_ERASED, actor="writer", detail={"letters": len(letters), "drafts": erased - len(letters)})
    return erased
