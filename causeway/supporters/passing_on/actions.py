"""Telling the chosen tool who reads and who left: a row first, sent by the worker, tried again for days, and never given up silently."""

import datetime as dt
import logging
import random
import uuid
from typing import Any

from django.db import transaction

from causeway.audit.actions import record
from causeway.outbox.domain.waiting import next_wait, past_giving_up
from causeway.privacy.erasing import on_erase
from causeway.supporters.joining.acts import Noted
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.passing_on import signing
from causeway.supporters.passing_on.chosen import Chosen, chosen
from causeway.supporters.passing_on.domain import Act, Person, Request, Says, State
from causeway.supporters.passing_on.models import PassedOn
from causeway.supporters.passing_on.sending import NotTaken

logger = logging.getLogger(__name__)
LEASE = dt.timedelta(minutes=2)  # longer than one request takes
AT_ONCE = 20


def now_reads(supporter: Supporter, now: dt.datetime) -> None:
    """Tell the tool that somebody reads, where a setting names one and their own yes names it, too. In the caller's transaction."""
    to = chosen()
    if to is None or (yes := _yes_to(supporter, to)) is None:
        return
    told = {
        "seat_name": supporter.seat_name,
        "subjects": supporter.subjects,
        "wording": yes.wording,
        "given": yes.given_at.isoformat(),
    }
    _queue(to, Says.READS, supporter.email, told, now)


def _yes_to(supporter: Supporter, to: Chosen) -> Consent | None:
    """Return the open yes that names the tool: nobody is passed on who was not told to whom."""
    return supporter.consents.filter(ended_at=None, wording__icontains=to.tool.name).last() if to.tool.name else None


def has_left(email: str, now: dt.datetime) -> None:
    """Tell the tool that somebody left, where it was or will be told that they read. In the caller's transaction."""
    to, told = chosen(), PassedOn.objects.filter(email__iexact=email, says=Says.READS)
    if to is not None and told.filter(tool=to.key).exists():
        _queue(to, Says.LEFT, email, {}, now)
    told.exclude(tool=to.key if to else "").delete()  # a tool that nobody is passed on to any more is told nothing


@on_erase(Supporter, in_time=True)
def tell_that_they_are_gone(supporter: Supporter) -> None:
    """Tell the tool before a supporter is erased."""
    has_left(supporter.email, dt.datetime.now(dt.UTC))


@on_erase(PassedOn, in_time=True)
def forget_that_they_read(row: PassedOn) -> None:
    """Forget that a tool was told of somebody once it knows that they left, and that is forgotten."""
    if row.says == Says.LEFT:
        PassedOn.objects.filter(tool=row.tool, email__iexact=row.email, says=Says.READS, pk__lt=row.pk).delete()


def _queue(to: Chosen, says: Says, email: str, told: dict[str, Any], now: dt.datetime) -> None:
    """Let this be the last that is said of somebody: what was not taken before is never said again, and what is on its way arrives first."""
    before = PassedOn.objects.select_for_update().filter(
        tool=to.key, email__iexact=email, state__in=[State.WAITING.value, State.FAILED.value]
    )
    under_way = [row.next_try_at for row in before if row.state == State.WAITING and row.tries and row.next_try_at > now]
    PassedOn.objects.filter(pk__in=[row.pk for row in before]).delete()
    PassedOn.objects.create(
        tool=to.key,
        says=says,
        email=email,
        told=told,
        uid=str(uuid.uuid4()),
        next_try_at=min(max(under_way, default=now), now + LEASE),
        state_since=now,
    )


def pass_on(now: dt.datetime) -> int:
    """Send what is due, a few at a time; returns how many were tried. Twice does no harm: each says the whole of what it says."""
    to = chosen()
    if to is None:
        return 0
    due = PassedOn.objects.filter(tool=to.key, state=State.WAITING, next_try_at__lte=now).order_by("pk")
    keys = list(due.values_list("pk", flat=True)[:AT_ONCE])
    return sum(_try(key, to, now) for key in keys)


def _try(key: int, to: Chosen, now: dt.datetime) -> bool:
    row = _claimed(key, now)
    if row is None:
        return False
    try:
        to.sender.send(_request(row, to, now))
    except NotTaken as problem:
        _not_taken(row.pk, problem, now)
    else:
        _taken(row.pk, now)
    return True


@transaction.atomic
def _claimed(key: int, now: dt.datetime) -> PassedOn | None:
    """Return a row that is due, and keep it from every other worker for a while."""
    due = PassedOn.objects.select_for_update(skip_locked=True).filter(pk=key, state=State.WAITING, next_try_at__lte=now)
    row = due.first()
    if row is not None:
        row.tries, row.first_try_at, row.next_try_at = row.tries + 1, row.first_try_at or now, now + LEASE
        row.save(update_fields=["tries", "first_try_at", "next_try_at"])
    return row


def _request(row: PassedOn, to: Chosen, now: dt.datetime) -> Request:
    told = {**row.told, "subjects": tuple(row.told.get("subjects", ()))}
    made = to.tool.request(Person(row.email, reads=row.says == Says.READS, **told))
    signed = signing.headers(row.uid, int(now.timestamp()), made.body, to.secret)
    return Request(made.method, made.url, (*made.headers, *signed), made.body)


@transaction.atomic
def _taken(key: int, now: dt.datetime) -> None:
    row = PassedOn.objects.select_for_update().filter(pk=key, state=State.WAITING).first()
    if row is None:
        return
    row.move(Act.ACCEPT, by="system", now=now, last_error="", detail={"says": row.says, "tool": row.tool})


@transaction.atomic
def _not_taken(key: int, problem: NotTaken, now: dt.datetime) -> None:
    row = PassedOn.objects.select_for_update().filter(pk=key, state=State.WAITING).first()
    if row is None:
        return
    said = str(problem).replace(row.email, "…")[:300]
    if problem.for_good or past_giving_up(row.first_try_at or now, now):
        logger.warning("%s could not be told about a supporter: %s", row.tool, said)
        row.move(Act.GIVE_UP, by="system", now=now, last_error=said, detail={"says": row.says, "tool": row.tool})
        return
    row.last_error, row.next_try_at = said, now + next_wait(row.tries, random.random())  # noqa: S311  spreads tries, guards nothing
    row.save(update_fields=["last_error", "next_try_at"])


@transaction.atomic
def try_again(*, by: str, now: dt.datetime) -> int:
    """Try all that was given up once more; returns how many."""
    rows = list(PassedOn.objects.select_for_update().filter(state=State.FAILED))
    for row in rows:
        row.move(Act.AGAIN, by=by, now=now, next_try_at=now, first_try_at=None, tries=0)
    return len(rows)


def note_taken_out(many: int, *, by: str) -> None:
    """Write down that staff took supporters out as a file."""
    record(Noted.TAKEN_OUT, actor=by, detail={"many": many})
