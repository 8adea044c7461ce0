"""The library's worker, with a lease on what it works on."""

import time

from django.conf import settings
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from causeway.work.leases import kept
from causeway.work.loop import begun_anew
from causeway.work.reaping import hold, let_go

LOOK_EVERY_SECONDS = 2.0
SLOW = ("refresh", "slow")  # what takes minutes: another's server, an attack on every table


class LeasedWorker(Worker):  # type: ignore[misc]  # django-tasks is followed as untyped
    """Runs tasks one after the other; one whose worker is killed is begun again by another."""

    def run(self) -> None:
        """Work until told to stop. The library's worker ends with the first error of the database, locked or away: this one goes on after it."""
        while self.running:
            with begun_anew(f"tasks of {', '.join(self.queue_names)}", time.sleep):
                super().run()
                return

    def run_task(self, task: DBTaskResult) -> None:
        """Run one claimed task, and keep its lease meanwhile."""
        with kept(lambda: hold(task, self.worker_id), task.task_path):
            super().run_task(task)
        let_go(task, self.worker_id)


def worker_for(queues: list[str]) -> LeasedWorker:
    """Return a worker for these queues."""
    return LeasedWorker(
        queue_names=queues,
        interval=LOOK_EVERY_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def quick_queues() -> list[str]:
    """Return the queues whose tasks take seconds."""
    return [name for name in settings.TASKS["default"]["QUEUES"] if name not in SLOW]
