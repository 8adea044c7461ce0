"""Logging a reply: only what is left after redacting comes here."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from causeway.audit.actions import record
from causeway.letters.after.domain import redacting
from causeway.letters.after.domain.replies import Said, is_answer
from causeway.letters.after.models import Reply
from causeway.letters.counting import actions as counting
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today


def known_of(letter: Letter, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what would give the writer away in a reply."""
    return (*redacting.known_of(letter.name, letter.email, letter.address, letter.school), *also)


def redacted(letter: Letter, text: str, also: Iterable[str] = ()) -> redacting.Redacted:
    """Return what may be kept of a reply to this letter."""
    return redacting.redact(text, known_of(letter, also))


@transaction.atomic
def log(
    letter_key: int, *, text: str, also: Iterable[str], received_on: dt.date, said: Iterable[Said], now: dt.datetime
) -> Reply:
    """Keep a reply's day, codes and redacted words; it is redacted here once more, so that nothing else can be kept."""
    letter = Letter.objects.select_for_update().get(pk=letter_key, erased_at__isnull=True)
    codes = frozenset(said)
    counts = is_answer(codes)
    if counts:
        before = str(letter.state)
        letter.step(Act.ANSWER, now)
        counting.moved(letter, before, now)
    reply = Reply.objects.create(
        letter=letter,
        logged_at=now,
        received_on=received_on,
        days=max(0, (received_on - today(letter.went_at)).days),
        said=sorted(codes),
        is_answer=counts,
        text=redacted(letter, text, also).text,
    )
    if counts:
        counting.replied(letter, 1, now)
    record(Noted.REPLY_LOGGED, actor="writer", subject=reply, detail={"seat": letter.seat_code, "said": sorted(codes)})
    return reply


@transaction.atomic
def remove(reply: Reply) -> None:
    """Take a logged reply back."""
    record(Noted.REPLY_REMOVED, actor="writer", subject=reply)
    reply.delete()
    if reply.is_answer:
        counting.replied(reply.letter, -1, timezone.now())
