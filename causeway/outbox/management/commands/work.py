"""The worker that script/run starts beside the web server: the outbox, and Django's background tasks, in one process."""

import logging
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from causeway.outbox.worker import deliver_until, transport_from_settings

LOOK_EVERY_SECONDS = 2.0
SLOW = ("refresh",)


class Command(BaseCommand):
    """Deliver mail and run background tasks until stopped."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Run the tasks here, where signals arrive, and the outbox in a thread: nothing is left behind however this process ends."""
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # its word at every ordinary stop is no news
        stop = threading.Event()
        outbox = threading.Thread(target=deliver_until, args=(stop, transport_from_settings()), name="outbox")
        quick = [name for name in settings.TASKS["default"]["QUEUES"] if name not in SLOW]
        tasks, slow = _worker(quick), _worker(list(SLOW))
        # A refresh may read another's server for half an hour: it stands in nobody's way, and a stop does not wait for it.
        threading.Thread(target=slow.run, name="slow tasks", daemon=True).start()
        tasks.configure_signals()
        outbox.start()
        try:
            tasks.run()
        finally:
            slow.running = False
            stop.set()
            outbox.join()


def _worker(queues: list[str]) -> Worker:
    return Worker(
        queue_names=queues,
        interval=LOOK_EVERY_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
