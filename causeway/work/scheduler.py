"""Making the rounds: each job in its time, by one worker of all."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q
from django.utils import timezone

from causeway.work.jobs import Job
from causeway.work.leases import LEASE, kept
from causeway.work.models import Round

logger = logging.getLogger(__name__)


def take(job: Job, worker: str, now: dt.datetime) -> bool:
    """Take a job that is due, for as long as a lease lasts; returns whether it is ours.

    One that is due later than it ever could be, because the clock was wrong or its period was longer once, is due now.
    """
    Round.objects.get_or_create(name=job.name, defaults={"due_at": now})
    due = Q(due_at__lte=now) | Q(due_at__gt=now + max(job.every, LEASE))
    return bool(Round.objects.filter(due, name=job.name).update(holder=worker, began_at=now, due_at=now + LEASE))


def renew(job: Job, worker: str) -> bool:
    """Keep a job for another while; returns whether it is still ours."""
    return bool(Round.objects.filter(name=job.name, holder=worker).update(due_at=timezone.now() + LEASE))


def put_back(job: Job, worker: str, began: dt.datetime, failure: BaseException | None) -> None:
    """Note that a job is done, or failed, unless somebody else has it by now; either way it comes round again in its time."""
    Round.objects.filter(name=job.name, holder=worker).update(
        holder="",
        due_at=began + job.every,
        ended_at=timezone.now(),
        failures=F("failures") + 1 if failure else 0,
        failure=type(failure).__name__[:80] if failure else "",
    )


@dataclass
class Rounds:
    """One worker's way round, with its memory of when to look at which job again, so that looking costs nothing."""

    worker: str
    look_at: dict[str, dt.datetime] = field(default_factory=dict)

    def make(self, all_jobs: Iterable[Job], now: dt.datetime) -> int:
        """Do what is due and nobody else is at; returns how many jobs. One that fails keeps no other from being done."""
        return sum(self._do(job, now) for job in all_jobs if self.look_at.get(job.name, now) <= now)

    def _do(self, job: Job, now: dt.datetime) -> bool:
        if not take(job, self.worker, now):
            due = Round.objects.values_list("due_at", flat=True).get(name=job.name)
            self.look_at[job.name] = min(due, now + job.every)
            return False
        failure: BaseException | None = None
        with kept(lambda: renew(job, self.worker), job.name):
            try:
                job.run(now)
            except Exception as error:
                failure = error
                logger.exception("The job %s failed; it comes round again", job.name)
        put_back(job, self.worker, now, failure)
        self.look_at[job.name] = now + job.every
        return True
