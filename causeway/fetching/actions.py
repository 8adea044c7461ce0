"""Refreshing a source: claimed by one worker of all, done, and written down whatever comes of it."""

import datetime as dt
import logging
import random
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from causeway.audit.actions import record
from causeway.fetching.acts import Noted
from causeway.fetching.domain.cadence import due_after_failure, due_after_success, first_due
from causeway.fetching.exceptions import FetchError
from causeway.fetching.models import Refresh
from causeway.fetching.refreshing import Outcome, Refreshable, RefreshFailed, Wish, refreshables
from causeway.fetching.visiting import Visitor
from causeway.work.leases import LEASE, kept

logger = logging.getLogger(__name__)

CLAIM = LEASE  # goes on while the worker lives; one that dies holds the others up for no longer
NOTHING_CHANGED = "Nothing was changed."


class Busy(RefreshFailed):
    """Another source, or this one, is being refreshed now."""


def _chance() -> float:
    return random.random()  # noqa: S311  to spread visits, not to keep a secret


def know_all(now: dt.datetime) -> None:
    """Have a row for every source; a new one with a cadence is due at some moment of the next hour."""
    known = set(Refresh.objects.values_list("key", flat=True))
    new = [
        Refresh(key=one.key, due_at=first_due(now, _chance()) if one.cadence else None)
        for one in refreshables().values()
        if one.key not in known
    ]
    Refresh.objects.bulk_create(new, ignore_conflicts=True)


@transaction.atomic
def claim(key: str, now: dt.datetime) -> None:
    """Begin a refresh, alone among all workers; raises :class:`Busy` while any other goes on."""
    rows = list(Refresh.objects.select_for_update().order_by("key"))
    at_it = [row.key for row in rows if row.claimed_until and row.claimed_until > now]
    if at_it:
        raise Busy(f"{at_it[0]} is being refreshed, and sources are refreshed one at a time. Try again in a few minutes.")
    Refresh.objects.filter(key=key).update(claimed_until=now + CLAIM, queued_at=None, tried_at=now)


def go_on(key: str) -> bool:
    """Keep the claim while the refresh is at work; returns whether there is one."""
    return bool(Refresh.objects.filter(key=key, claimed_until__isnull=False).update(claimed_until=timezone.now() + CLAIM))


def refresh(source: Refreshable, wish: Wish) -> Outcome:
    """Refresh one source and write down what came of it.

    Raises :class:`RefreshFailed` with a sentence when it changed nothing for a reason; the claim ends whatever happens.
    """
    know_all(timezone.now())
    claim(source.key, timezone.now())
    try:
        with kept(lambda: go_on(source.key), source.key):
            outcome = source.run(wish)
    except (RefreshFailed, FetchError) as error:
        sentence = str(error) if NOTHING_CHANGED in str(error) else f"{error} {NOTHING_CHANGED}"
        _failed(source, sentence, wish.actor, timezone.now())
        raise RefreshFailed(sentence) from error
    except BaseException as error:
        _failed(source, f"Something is wrong with our program: {type(error).__name__}.", wish.actor, timezone.now())
        raise
    _worked(source, outcome, wish.actor, timezone.now())
    return outcome


@transaction.atomic
def _worked(source: Refreshable, outcome: Outcome, actor: str, now: dt.datetime) -> None:
    row = Refresh.objects.select_for_update().get(key=source.key)
    row.claimed_until, row.failures, row.failure = None, 0, ""
    row.worked_at, row.outcome = now, outcome.sentence
    row.changed_at = now if outcome.changed else row.changed_at
    row.due_at = due_after_success(source.cadence, now, _chance()) if source.cadence else None
    row.save()
    record(Noted.REFRESH, actor=actor, subject=row, detail={"changed": outcome.changed, "outcome": outcome.sentence[:500]})


@transaction.atomic
def _failed(source: Refreshable, sentence: str, actor: str, now: dt.datetime) -> None:
    row = Refresh.objects.select_for_update().get(key=source.key)
    row.claimed_until, row.failures, row.failure = None, min(row.failures + 1, 1000), sentence
    row.due_at = due_after_failure(source.cadence, row.failures, now, _chance()) if source.cadence else None
    row.save()
    record(Noted.REFRESH_FAILED, actor=actor, subject=row, detail={"why": sentence[:500]})


def wish_for(source: Refreshable, actor: str, folder: Path | None = None) -> Wish:
    """Return the ordinary way to refresh a source."""
    return Wish(Visitor(folder or source.folder()), actor, logger.info)
