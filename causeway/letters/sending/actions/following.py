"""What an asked-for and a confirmed letter still need: mail, audit row, count, the draft's end. The worker writes it, many at once.

The request that asks or confirms writes one row, which says by ``owed_at`` that the rest is owed; it is all there or not at all, whatever is
killed, because what was owed and that it is no longer owed are one transaction on held rows.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Sequence

from django.db import transaction

from causeway.audit.actions import entry, record_all
from causeway.audit.models import Entry
from causeway.frame.database.locked import is_locked
from causeway.letters.counting import actions as counting
from causeway.letters.counting.domain import Step
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.letter.places import today
from causeway.letters.sending import mail
from causeway.letters.writing.referrals import tell_written
from causeway.outbox import no_more
from causeway.outbox.actions import post_many

logger = logging.getLogger(__name__)
AT_ONCE = 25  # held together for a tenth of a second: on SQLite nobody else writes meanwhile
AGAIN = dt.timedelta(minutes=5)  # after a fault of ours, so that one letter does not keep the others


def follow_up_what_is_owed(now: dt.datetime) -> int:
    """Do what letters still need, some at a time; returns how many were looked at."""
    keys = list(Letter.objects.owed(now).values_list("pk", flat=True)[:AT_ONCE])
    if not keys:  # on SQLite, looking would hold up whoever writes
        return 0
    try:
        _follow_up_free(keys, now)
    except Exception as error:
        if is_locked(error):
            raise
        logger.exception("Some letters could not be followed up together; each is tried by itself")
        for key in keys:
            _by_itself(key, now)
    return len(keys)


@transaction.atomic
def _follow_up_free(keys: Sequence[int], now: dt.datetime) -> None:
    """Follow up those of these letters that nobody else holds, such as another worker."""
    free = Letter.objects.owed(now).select_for_update(skip_locked=True, of=("self",)).filter(pk__in=keys)
    follow_up(list(free))


def _by_itself(key: int, now: dt.datetime) -> None:
    try:
        _follow_up_free([key], now)
    except Exception as error:
        if is_locked(error):
            raise
        logger.exception("Letter %s could not be followed up; it is tried again", key)
        Letter.objects.owed(now).filter(pk=key).update(owed_at=now + AGAIN)


def follow_up(letters: Sequence[Letter]) -> None:
    """Write what these letters' last step still owes; on held rows, in the caller's transaction. Owing nothing is no fault."""
    owing = [letter for letter in letters if letter.owed_at]
    if not owing:
        return
    _after_asking([letter for letter in owing if letter.confirmed_at is None])
    after_confirming([letter for letter in owing if letter.confirmed_at is not None])
    Letter.objects.filter(pk__in=[letter.pk for letter in owing]).update(owed_at=None)
    for letter in owing:
        letter.owed_at = None


def _after_asking(letters: Sequence[Letter]) -> None:
    """Send each writer the confirmation, unless it is asked for no longer."""
    refused = no_more.wanted_by((letter.email for letter in letters), asked_for=True)
    asked = [letter for letter in letters if letter.state == State.AWAITING and letter.email not in refused]
    post_many([mail.confirmation(letter) for letter in asked])
    record_all(entry(Noted.ASKED_FOR, actor="writer", subject=letter, at=letter.created) for letter in letters)
    _count(Step.ASKED, (letter.created for letter in letters))


def after_confirming(letters: Sequence[Letter]) -> None:
    """Send each letter and its writer's copy, unless it waits or stopped; end the drafts. In the caller's transaction."""
    refused = no_more.wanted_by((letter.email for letter in letters), asked_for=True)
    going = [letter for letter in letters if letter.state == State.QUEUED and letter.erased_at is None]
    post_many([mail.letter_itself(letter) for letter in going])
    post_many([mail.copy_for_writer(letter) for letter in going if letter.email not in refused])
    record_all(_confirmed(letter) for letter in letters)
    _count(Step.CONFIRMED, filter(None, (letter.confirmed_at for letter in letters)))
    _end_drafts(letters)


def _confirmed(letter: Letter) -> Entry:
    detail = {"seat": letter.seat_code, "ask": letter.ask_key}
    return entry(Noted.CONFIRMED, actor="writer", subject=letter, detail=detail, at=letter.confirmed_at)


def _count(step: Step, moments: Iterable[dt.datetime]) -> None:
    by_day: dict[dt.date, list[dt.datetime]] = {}
    for moment in moments:
        by_day.setdefault(today(moment), []).append(moment)
    for _day, some in sorted(by_day.items()):
        counting.count(step, some[0], len(some))


def _end_drafts(letters: Sequence[Letter]) -> None:
    written = {letter.draft_id: letter for letter in letters if letter.draft_id is not None}
    if not written:
        return
    invited = Draft.objects.filter(pk__in=written).exclude(invited="").order_by("pk")
    for key in list(invited.values_list("pk", flat=True)):
        tell_written(key, today(written[key].went_at))
    Draft.objects.filter(pk__in=written).delete()
    for letter in written.values():
        letter.draft = None
