"""Set up once, then forks an impatient worker for each line it reads: claims last two seconds, waits a fraction of one.

A worker that takes seconds to start would be killed before it did anything.
"""

import datetime as dt
import functools
import os
import signal
import sys
import threading

import django

django.setup()

from causeway.outbox import worker  # noqa: E402
from causeway.outbox.actions import trying  # noqa: E402
from causeway.outbox.domain import waiting  # noqa: E402

trying.LEASE = dt.timedelta(seconds=3)
waiting.FIRST = waiting.LONGEST = dt.timedelta(milliseconds=300)
worker.IDLE_SECONDS, worker.KEEP_HOUSE_EVERY_SECONDS = 0.05, 0.3
worker.Relay = functools.partial(worker.Relay, last_answer=1.0)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            worker.deliver_until(threading.Event(), worker.transport_from_settings())
        finally:
            os._exit(1)
    sys.stdout.write(f"{child}\n")
    sys.stdout.flush()
