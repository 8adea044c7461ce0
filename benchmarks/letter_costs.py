"""What one letter costs of the processor, step by step: asked for, confirmed, followed up by the worker; and each of its mails.

Requests go through the whole site in this process, without a server or a network, so that the figures hold beside other load; mails go to
a server of their own (``sink``), which is not counted. What the database spends is read from its own processes. Run in a site's
environment: ``python -m benchmarks.letter_costs 400``, or with ``profile`` after the number for where the time goes.
"""

import cProfile
import pstats
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import django

from benchmarks import letters_site
from benchmarks.processor_time import first_threads_of

PART = 25  # requests that are measured together: as many as the worker follows up at once
WARM = 3 * PART
SHOWN, SQL_SHOWN = 45, 150
MAILS = ("mailed: the confirmation", "mailed: the letter and its copy")


@dataclass(frozen=True)
class Cost:
    """What one step of a letter needs: milliseconds of a core here and in the database, and questions."""

    title: str
    ours: float
    database: float
    questions: float

    @property
    def both(self) -> float:
        """Milliseconds of a core in all."""
        return self.ours + self.database


def _database_process() -> int:
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_read_file('postmaster.pid')")
        return int(cursor.fetchone()[0].split()[0])


class Meter:
    """Measures steps in small parts and takes the cheapest, so that what a busy neighbour costs is not taken for ours."""

    def __init__(self, *, profiled: bool) -> None:
        self.process, self.profiled, self.costs = _database_process(), profiled, list[Cost]()

    def measure(self, title: str, act: Callable[[list[str]], object], lines: list[str]) -> None:
        """Do ``act`` for all lines, some at a time."""
        from django.db import connection

        asked: Counter[str] = Counter()

        def count(execute: Any, sql: str, *rest: Any) -> Any:
            asked[re.sub(r"\bs\d+_x\d+\b", "…", " ".join(sql.split()))[:SQL_SHOWN]] += 1
            return execute(sql, *rest)

        profile = cProfile.Profile(time.process_time) if self.profiled else nullcontext()
        ours, database = [], []
        with connection.execute_wrapper(count), profile:
            for first in range(0, len(lines), PART):
                there, here = self._database_seconds(), time.process_time()
                act(part := lines[first : first + PART])
                ours.append(1000 * (time.process_time() - here) / len(part))
                database.append(1000 * (self._database_seconds() - there) / len(part))
        self.costs.append(Cost(title, min(ours), min(database), asked.total() / len(lines)))
        if isinstance(profile, cProfile.Profile):
            pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN).sort_stats("cumtime").print_stats(2 * SHOWN)
            for sql, many in asked.most_common(SHOWN):
                print(f"{many / len(lines):8.2f}  {sql}")

    def _database_seconds(self) -> float:
        return first_threads_of(self.process) if self.process else 0.0

    def print_all(self) -> None:
        """Print the table, with what a letter's steps need together and as a multiple of the bare insert, which is the first."""
        print(f"  {'milliseconds of one core, for one':38}{'site':>8}{'database':>10}{'both':>8}{'questions':>11}{'× bare':>8}")
        bare, *costs = self.costs
        mails = [cost for cost in costs if cost.title in MAILS]
        steps = [cost for cost in costs if cost not in mails]
        for cost in (bare, *steps, _together("a letter in all", steps), *mails, _together("with its three mails", costs)):
            times = cost.both / bare.both
            print(f"  {cost.title:38}{cost.ours:8.2f}{cost.database:10.2f}{cost.both:8.2f}{cost.questions:11.1f}{times:8.1f}")


class Visitors:
    """Posts lines of ``path<TAB>body<TAB>cookie`` to the site, each from a network of its own; any refusal ends the benchmark."""

    def __init__(self, status: int) -> None:
        from causeway.config.wsgi import application
        from causeway.serving.bridge import Bridge

        self.bridge, self.status, self.number = Bridge(application, 1), status, 0

    def post(self, lines: Iterable[str]) -> None:
        """Post each line once."""
        from causeway.serving.bridge import environ

        for line in lines:
            self.number += 1
            path, body, cookie = line.rstrip("\n").split("\t")
            client = f"10.{self.number // 256 % 256}.{self.number % 256}.1"
            headers = {"host": "127.0.0.1", "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": client}
            given = headers | ({"cookie": cookie} if cookie else {})
            scope = {
                "method": "POST", "raw_path": path.encode(), "query_string": b"", "http_version": "1.1", "scheme": "http",
                "headers": [(name.encode(), value.encode()) for name, value in given.items()],
            }  # fmt: skip
            answer = self.bridge._run(environ(scope, body.encode()))  # noqa: SLF001  in this thread, where it can be measured
            if answer.status != self.status:
                answer.body.seek(0)
                raise SystemExit(f"{path} answered {answer.status}:\n{answer.body.read().decode()}")
            answer.body.close()


def _together(title: str, costs: list[Cost]) -> Cost:
    return Cost(title, *(sum(getattr(cost, name) for cost in costs) for name in ("ours", "database", "questions")))


@contextmanager
def delivering() -> Iterator[Callable[[list[str]], None]]:
    """Yield what delivers as many messages as there are lines, by the worker's own way, to a server that takes everything."""
    from causeway.outbox.transports.smtp import Relay, SmtpTransport
    from causeway.outbox.worker import deliver_due

    with subprocess.Popen([sys.executable, "-m", "benchmarks.sink"], stdout=subprocess.PIPE, text=True) as sink:
        transport = SmtpTransport(Relay("127.0.0.1", int(sink.stdout.readline())))

        def deliver(lines: list[str]) -> None:
            done = 0
            while done < len(lines) and (few := deliver_due(transport, "benchmark")):
                done += few

        yield deliver
        transport.close()
        sink.terminate()


def follow_up(lines: list[str]) -> None:
    """Have the worker write what so many letters owe."""
    letters_site.followed_up(len(lines))


def measure(letters: int, *, profiled: bool = False) -> None:
    """Ask for letters, confirm them, let the worker do the rest and send the mails; print what each step needs."""
    meter = Meter(profiled=profiled)
    bare, asking, confirming = Visitors(200), Visitors(302), Visitors(200)
    inserts = ["/bare-insert/\tx\t"] * (WARM + letters)
    bare.post(inserts[:WARM])
    meter.measure("bare view, one insert", bare.post, inserts[WARM:])
    drafts = letters_site.made_drafts(WARM + letters)
    asking.post(drafts[:WARM])
    meter.measure("asked for", asking.post, drafts[WARM:])
    follow_up(drafts[:WARM])
    meter.measure("followed up by the worker: asked", follow_up, drafts[WARM:])
    with delivering() as deliver:
        deliver(drafts[:WARM])
        meter.measure(MAILS[0], deliver, drafts[WARM:])
    links = letters_site.made_links()
    confirming.post(links[:WARM])
    meter.measure("confirmed", confirming.post, links[WARM:])
    follow_up(links[:WARM])
    meter.measure("followed up by the worker: confirmed", follow_up, links[WARM:])
    with delivering() as deliver:
        deliver(links[:WARM] * 2)
        meter.measure(MAILS[1], lambda some: deliver(some * 2), links[WARM:])
    meter.print_all()


if __name__ == "__main__":
    django.setup()
    measure(int(sys.argv[1]), profiled="profile" in sys.argv)
