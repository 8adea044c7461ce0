"""Checking links on the work loop: a few at a time, one a host, and what comes of each is written down."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from causeway.fetching.exceptions import FetchError, FetchRefused
from causeway.fetching.probe import Answer, ask
from causeway.library.health.archive import nearest
from causeway.library.health.domain import Act, State, due, gives_up, judge, needs_get
from causeway.library.health.hosts import free_hosts, host_of, may_ask
from causeway.library.health.models import Health
from causeway.library.quotations.actions import compare
from causeway.library.resources.domain import address_key
from causeway.library.resources.models import Resource

AT_ONCE = 8  # in one round of the job, each of another host
MOST_BYTES = 8_000_000
BY = "link check"


def know_all(now: dt.datetime) -> None:
    """Have a row for every resource with an address elsewhere; one whose address changed begins anew."""
    there = Resource.objects.filter(address__startswith="http")
    Health.objects.bulk_create(
        (Health(resource=each, due_at=now, asked=each.address) for each in there.filter(health=None)), ignore_conflicts=True
    )
    for row in Health.objects.exclude(resource__address=F("asked")).select_related("resource"):
        row.delete()
        if row.resource.address.startswith("http"):
            Health.objects.create(resource=row.resource, due_at=now, asked=row.resource.address)


def check_what_is_due(now: dt.datetime) -> int:
    """Check the links that are due, if this site checks links, and those that staff asked for; returns how many."""
    know_all(now)
    which = Q(wanted=True) | Q(due_at__lte=now) if settings.CHECK_LINKS else Q(wanted=True)
    waiting = Health.objects.filter(which, resource__withdrawn_at=None).order_by("-wanted", "due_at").select_related("resource")
    rows = list(waiting[:200])
    free = free_hosts({host_of(row.asked) for row in rows}, now)
    checked = 0
    for row in rows:
        if host_of(row.asked) in free and checked < AT_ONCE:
            free.discard(host_of(row.asked))
            check(row, now)
            checked += 1
    return checked


def check(row: Health, now: dt.datetime) -> None:
    """Ask about one link, and write down what came of it."""
    try:
        if not may_ask(row.asked, now):
            _write(row.pk, Act.REFUSES, now, said="Its host asks programs not to read it, so it was not asked.")
            return
        answer = _asked(row)
    except FetchRefused as refused:
        _write(row.pk, Act.REFUSES, now, said=str(refused))
        return
    except FetchError as failed:
        _write(row.pk, Act.FAILS, now, said=str(failed))
        return
    elsewhere = address_key(answer.url) != address_key(row.asked)
    act = judge(answer.status, elsewhere=elsewhere, for_good=answer.for_good)
    _write(row.pk, act, now, said=f"It answered with status {answer.status}.", answer=answer)
    if answer.body:
        compare(row.resource, answer.body, now)


def _asked(row: Health) -> Answer:
    """Ask on condition, by HEAD where that is enough, and with what stands there where we cite something from it."""
    cited = row.resource.quotations.exists()
    conditions = {"If-None-Match": row.etag, "If-Modified-Since": row.last_modified}
    waits = row.resource.quotations.filter(seen_at=None).exists()  # what was never compared is read whole
    headers = {name: value for name, value in conditions.items() if value and not waits}
    if cited:
        return ask(row.asked, headers=headers, most_bytes=MOST_BYTES)
    answer = ask(row.asked, method="HEAD", headers=headers)
    return ask(row.asked, headers=headers) if needs_get(answer.status) else answer


@transaction.atomic
def _write(key: int, act: Act, now: dt.datetime, *, said: str, answer: Answer | None = None) -> None:
    row = Health.held(key)
    failing = act is Act.FAILS
    changed: dict[str, Any] = {
        "checked_at": now,
        "wanted": False,
        "said": said[:300],
        "status": answer.status if answer else None,
        "failures": min(row.failures + 1, 1000) if failing else 0,
        "failing_since": (row.failing_since or now) if failing else None,
        "leads_to": answer.url[:2000] if answer and act is Act.LEADS_ON else "",
    }
    if answer and answer.fine:
        changed |= {"good_at": now, "archived": "", "archived_on": None}
        changed |= {"etag": answer.headers.get("etag", "")[:300], "last_modified": answer.headers.get("last-modified", "")[:100]}
    _step(row, act, now, changed)


def _step(row: Health, act: Act, now: dt.datetime, changed: dict[str, Any]) -> None:
    """Move the row if it stands elsewhere now; a check that finds what the last one found leaves no trail."""
    changed["due_at"] = due(Health.moves.move(State(row.state), act), now, row.pk)
    row.stay_or_move(act, by=BY, now=now, **changed)
    since = row.failing_since
    if since is not None and gives_up(State(row.state), row.failures, since, now):
        row.move(Act.GIVE_UP, by=BY, now=now, due_at=due(State.GONE, now, row.pk))


def find_copies(now: dt.datetime) -> int:
    """Look for a copy in the archive of what does not answer, nearest the last good check; returns how many were found."""
    if not settings.CHECK_LINKS:
        return 0
    lost = Health.objects.filter(state__in=(State.DOUBTFUL, State.GONE), archived="", checked_at__gt=now - dt.timedelta(days=1))
    found = 0
    for row in lost.select_related("resource").order_by("?")[:5]:
        good = timezone.localdate(row.good_at) if row.good_at else row.resource.checked or timezone.localdate(now)
        copy = nearest(row.asked, good)
        if copy is not None:
            found += Health.objects.filter(pk=row.pk).update(archived=copy.address[:1000], archived_on=copy.on)
    return found


def want(resource: Resource, now: dt.datetime) -> None:
    """Have the link of a resource checked soon, whether or not this site checks links by itself."""
    know_all(now)
    Health.objects.filter(resource=resource).update(wanted=True)
