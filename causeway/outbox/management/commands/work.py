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


class Command(BaseCommand):
    """Deliver mail and run background tasks until stopped."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Run the tasks here, where signals arrive, and the outbox in a thread: nothing is left behind however this process ends."""
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # its word at every ordinary stop is no news
        stop = threading.Event()
        outbox = threading.Thread(target=deliver_until, args=(stop, transport_from_settings()), name="outbox")
        tasks = Worker(
            queue_names=settings.TASKS["default"]["QUEUES"],
            interval=LOOK_EVERY_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        tasks.configure_signals()
        outbox.start()
        try:
            tasks.run()
        finally:
            stop.set()
            outbox.join()
