"""Deliver what is due, once or until stopped."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from causeway.outbox.worker import DELIVERY, deliver_due, keep_house, transport_from_settings
from causeway.work.leases import worker_name
from causeway.work.loop import keep_at


class Command(BaseCommand):
    """Run the outbox alone; ``work`` runs it together with the background tasks."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whether to stop when nothing is due."""
        parser.add_argument("--once", action="store_true", help="stop when nothing is due")

    def handle(self, *, once: bool, **_options: Any) -> None:
        """Deliver."""
        if once:
            self.stdout.write(f"{self._all_due()} tried.")
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        transport_from_settings()  # a setting that is wrong says so at once
        keep_at(DELIVERY, stop)

    @staticmethod
    def _all_due() -> int:
        transport, worker, total = transport_from_settings(), worker_name(), 0
        keep_house(transport)
        while found := deliver_due(transport, worker):
            total += found
        transport.close()
        return total
