"""Tasks whose worker is gone: begun again, given up after too many deaths, and forgotten in time."""

import datetime as dt
import logging

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from causeway.work.leases import LEASE
from causeway.work.models import Round, TaskLease

logger = logging.getLogger(__name__)

MOST_DEATHS = 5  # a task that takes its worker with it each time would do so for ever
KEPT = dt.timedelta(days=14)
KEPT_FAILED = dt.timedelta(days=35)
AT_ONCE = 1000
GIVEN_UP = "Its worker ended in the middle of it {deaths} times. It is not tried again."


def hold(task: DBTaskResult, worker: str) -> bool:
    """Hold a task for another while; returns whether it is still this worker's."""
    if not DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at).exists():
        return False
    TaskLease.objects.update_or_create(task=task.pk, defaults={"holder": worker, "held_until": timezone.now() + LEASE})
    return True


def let_go(task: DBTaskResult, worker: str) -> None:
    """End this worker's lease on a task."""
    TaskLease.objects.filter(task=task.pk, holder=worker).delete()


def reap(now: dt.datetime) -> int:
    """Have each task that is nobody's begun again, or give it up; returns how many.

    A task is its worker's for two minutes from its beginning, and then as long as the lease is renewed. The library would leave it running.
    """
    held = TaskLease.objects.filter(held_until__gt=now).values_list("task", flat=True)
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lte=now - LEASE)
    return sum(_take_back(task, now) for task in running.exclude(pk__in=list(held))[:AT_ONCE])


def _take_back(task: DBTaskResult, now: dt.datetime) -> bool:
    deaths = len(task.worker_ids)
    same = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at)
    if deaths < MOST_DEATHS:
        logger.warning("The worker of task %s is gone; it is begun again", task.task_path)
        return bool(same.update(status=TaskResultStatus.READY, started_at=None))
    logger.error("Task %s is given up: its worker ended in the middle of it %s times", task.task_path, deaths)
    words = GIVEN_UP.format(deaths=deaths)
    return bool(
        same.update(
            status=TaskResultStatus.FAILED,
            finished_at=now,
            exception_class_path="causeway.work.exceptions.GivenUp",
            traceback=words,
        )
    )


def prune(now: dt.datetime) -> int:
    """Delete finished tasks after two weeks, failed ones after five, with leases and rounds of what is no more; returns how many tasks."""
    over = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEPT)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - KEPT_FAILED)
    TaskLease.objects.filter(held_until__lt=now - KEPT).delete()
    Round.objects.filter(due_at__lt=now - KEPT_FAILED).delete()
    return sum(_delete_some(found.values_list("pk", flat=True)) for found in (over, failed))


def _delete_some(keys: object) -> int:
    some = list(keys[:AT_ONCE])  # type: ignore[index]
    return int(DBTaskResult.objects.filter(pk__in=some).delete()[0])
