"""Counting schools that acted, releasing the tables on their day, and attacking everything that was released."""

import datetime as dt
import logging
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from causeway.areas.acting import SchoolKind
from causeway.areas.models import AreaKind
from causeway.audit.actions import record
from causeway.colleagues.coverage.domain.releasing import compose
from causeway.colleagues.coverage.domain.tables import ROUNDING, STEP, Shape, counted, next_publication_day, publication_day
from causeway.colleagues.coverage.models import AttackRun, CountedSchool, Release
from causeway.colleagues.coverage.shapes import Ground, ground, key
from causeway.disclosure.domain.attack import Attack, Contradiction, Outcome
from causeway.disclosure.domain.sums import Day
from causeway.frame.rooms import rooms
from causeway.outbox.letters import Letter
from causeway.people.staff import accounts_that_may, addresses_of

logger = logging.getLogger(__name__)

LEAK = Letter(
    "coverage-leak", _("The tables of schools that acted would give something away"), "colleagues/mail/leak.txt", asked_for=True
)
_Tables = Mapping[str, Mapping[str, int]]
WATCH = "colleagues.watch_coverage"


class Noted(StrEnum):
    """What stands in the audit trail."""

    RELEASED = "coverage: released"
    NOT_RELEASED = "coverage: not released, because an attack learned something"
    LEAKED = "coverage: an attack learned something of what is published"
    CONTRADICTED = "coverage: what was counted does not fit what is published"


def _digest(school: str) -> str:
    """Return by what a school is known again, under this ``SECRET_KEY`` alone: after another one it counts a second time."""
    return salted_hmac("colleagues.coverage", " ".join(school.split()).casefold(), algorithm="sha256").hexdigest()


@transaction.atomic
def count_acts(now: dt.datetime) -> int:
    """Count the schools that the rooms say acted in public; returns how many are new. They are told of from the next publication day on.

    A school is counted once and stays so: rooms erase what they hold, and a number that fell would tell of whom.
    """
    today = timezone.localdate(now)
    councils = {area for area in ground(today, ()).inside if area.startswith(f"{AreaKind.UPPER_TIER}:")}
    acts = (act for room in rooms().values() if room.acts is not None for act in room.acts(today))
    day = next_publication_day(today)
    found = {
        _digest(act.school): CountedSchool(digest=_digest(act.school), kind=act.kind, authority=act.authority, day=day)
        for act in acts
        if key(AreaKind.UPPER_TIER, act.authority) in councils
    }
    known = set(CountedSchool.objects.filter(digest__in=found).values_list("digest", flat=True))
    return len(CountedSchool.objects.bulk_create([one for digest, one in found.items() if digest not in known]))


def _truth(kind: str, shape: Shape, days: Sequence[dt.date]) -> list[Counter[str]]:
    """Return how many schools of a kind each council had by each day.

    A council that ended before anything was released while it stood is in no shape: nothing is told of it, and its schools stand in no sum.
    """
    told = CountedSchool.objects.filter(kind=kind).values_list("authority", "day")
    schools = [(leaf, since) for code, since in told if (leaf := key(AreaKind.UPPER_TIER, code)) in shape.leaves_of]
    return [Counter(leaf for leaf, since in schools if since <= day) for day in days]


@dataclass(frozen=True)
class _OfKind:
    shape: Shape
    days: list[Day]
    truth: list[Counter[str]]


@dataclass(frozen=True)
class _Past:
    """Everything published up to now, on the ground it stands on."""

    base: Ground
    releases: Sequence[Release]

    def of_kind(self, kind: str, more: Sequence[dt.date] = (), besides: _Tables | None = None) -> _OfKind:
        """Return one kind's shape, days and truth; the truth of days that are ``more``, too. ``besides`` is told on top of the past."""
        shape = self.base.shape([*(release.tables for release in self.releases), besides or {}], kind)
        truth = _truth(kind, shape, [*(release.day for release in self.releases), *more])
        days = [_day(shape, release.tables.get(kind, {}), each) for release, each in zip(self.releases, truth, strict=False)]
        return _OfKind(shape, days, truth)

    def attacked(self) -> list[Outcome]:
        """Return what an attack on each kind finds."""
        return [Attack(each.shape, each.days, each.truth, ROUNDING).run() for each in map(self.of_kind, SchoolKind)]


def _day(shape: Shape, floors: Mapping[str, int], truth: Counter[str]) -> Day:
    counts = counted(shape, truth.elements())
    return Day(floors, frozenset(area for area, count in counts.items() if count < STEP))


def _past(on: dt.date) -> _Past:
    releases = list(Release.objects.filter(published=True))
    return _Past(ground(on, releases), releases)


def release_when_due(now: dt.datetime) -> Release | None:
    """Make the release of the last publication day, where there is none yet, and attack it first; ``None`` where there is nothing to do.

    What an attack learns anything from is not published, nor what contradicts itself: the release stays empty, and staff are told.
    """
    day = publication_day(timezone.localdate(now))
    if Release.objects.filter(day__gte=day).exists():
        return None
    began, past = time.monotonic(), _past(day)
    made = Release(day=day, made=now)
    with suppress(Contradiction):  # the attack finds it as well, and says so
        _compose(made, past)
    run = _attack(_Past(past.base, [*past.releases, made]), now, began)  # once more, now that all kinds are known
    run.before = day
    return _keep(made, run)


def _compose(made: Release, past: _Past) -> None:
    """Fill a release; raises :class:`Contradiction`, and it stays empty."""
    tables: dict[str, Mapping[str, int]] = {}
    held_back = 0
    for kind in SchoolKind:
        each = past.of_kind(kind, [made.day], tables)
        composed = compose(each.shape, each.days, each.truth)
        tables[kind.value], held_back = dict(composed.day.published), held_back + composed.held_back
    made.tables, made.held_back = tables, held_back
    made.inside, made.schools = dict(past.base.inside), dict(past.base.schools)


def _attack(past: _Past, now: dt.datetime, began: float) -> AttackRun:
    """Attack everything of ``past``; the run is not saved."""
    run = AttackRun(at=now, releases=len(past.releases), asked=0, learned=0)
    try:
        outcomes = past.attacked()
    except Contradiction:
        logger.exception("What was counted of schools that acted does not fit what was published")
        run.contradicted = True
    else:
        run.asked, run.learned = sum(one.asked for one in outcomes), sum(len(one.leaks) for one in outcomes)
    run.seconds = time.monotonic() - began
    return run


@transaction.atomic
def _keep(made: Release, run: AttackRun) -> Release:
    made.published = run.found_nothing
    if not made.published:
        made.tables, made.inside, made.schools = {}, {}, {}
    made.save()
    run.save()
    record(
        Noted.RELEASED if made.published else Noted.NOT_RELEASED,
        actor="system",
        subject=made,
        detail={"held back": made.held_back} | _detail(run),
    )
    _tell_staff(run)
    return made


def attack_everything(now: dt.datetime) -> AttackRun:
    """Attack all that was ever published, and keep what came of it. Staff are told when it learned something."""
    began = time.monotonic()
    run = _attack(_past(timezone.localdate(now)), now, began)
    with transaction.atomic():
        run.save()
        if not run.found_nothing:
            record(Noted.CONTRADICTED if run.contradicted else Noted.LEAKED, actor="system", subject=run, detail=_detail(run))
        _tell_staff(run)
    return run


def _detail(run: AttackRun) -> dict[str, int | bool]:
    return {"asked": run.asked, "learned": run.learned} | ({"contradicted": True} if run.contradicted else {})


def _tell_staff(run: AttackRun) -> None:
    if run.found_nothing:
        return
    logger.error("An attack on the tables of schools that acted learned %s of %s", run.learned, run.asked)
    for email in addresses_of(accounts_that_may(WATCH)):
        LEAK.post(to=email, run=run)


def count_release_and_attack(now: dt.datetime) -> AttackRun:
    """Count, release what is due, and attack everything that is published, once: a new release was attacked with all before it."""
    count_acts(now)
    made = release_when_due(now)
    if made is not None and made.published:
        return AttackRun.objects.get(before=made.day, at=now)
    return attack_everything(now)
