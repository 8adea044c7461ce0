"""The worker that script/run starts beside the web server: the outbox, and Django's background tasks."""

import signal
import subprocess
import sys
import threading
from typing import Any

from django.core.management.base import BaseCommand

from causeway.outbox.worker import deliver_until

LAST_WORDS_SECONDS = 20


class Command(BaseCommand):
    """Deliver mail and run background tasks until stopped."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Run the outbox here and the tasks in a process of their own; when either ends, end both."""
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        tasks = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "causeway",
                "db_worker",
                "--queue-name",
                "*",
                "--interval",
                "2",
                "--no-reload",
                "--verbosity",
                "0",
            ]
        )
        threading.Thread(target=self._watch, args=(tasks, stop), daemon=True).start()
        try:
            deliver_until(stop)
        finally:
            tasks.terminate()
            try:
                tasks.wait(LAST_WORDS_SECONDS)
            except subprocess.TimeoutExpired:
                tasks.kill()

    @staticmethod
    def _watch(tasks: "subprocess.Popen[bytes]", stop: threading.Event) -> None:
        tasks.wait()
        stop.set()
