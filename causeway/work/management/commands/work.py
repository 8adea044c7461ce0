"""The worker that script/run starts beside the web server: all jobs and all background tasks, in one process."""

import logging
import threading
from typing import Any

from django.core.management.base import BaseCommand

from causeway.files.same_key import must_agree
from causeway.work.loop import begin_all
from causeway.work.tasks import SLOW, quick_queues, worker_for


class Command(BaseCommand):
    """Deliver mail, do what is due and run background tasks until stopped."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Run the tasks here, where signals arrive, and the jobs in threads: nothing is left behind however this process ends."""
        must_agree()
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # its word at every ordinary stop is no news
        stop = threading.Event()
        tasks, slow = worker_for(quick_queues()), worker_for(list(SLOW))
        tasks.configure_signals()
        threads = begin_all(stop)
        # A refresh may read another's server for half an hour, an attack take minutes: they stand in nobody's way, and a stop does not wait for it.
        threading.Thread(target=slow.run, name="slow tasks", daemon=True).start()
        try:
            tasks.run()
        finally:
            slow.running = False
            stop.set()
            for thread in threads:
                thread.join()
