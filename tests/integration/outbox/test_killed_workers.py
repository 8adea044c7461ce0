"""Workers in processes of their own, killed at any instant: nothing is lost, nothing goes twice, what is uncertain is known and settled rightly.

``pytest -m long tests/integration/outbox`` runs the drill with many letters; ``CAUSEWAY_DRILL_LETTERS`` says how many.
"""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from causeway.config.environment import ROOT

PATIENCE = 300  # seconds: a stop waits for what each job has in hand, and others may want the processor
START = """
import django
from causeway.serving.memory import nothing_is_garbage
with nothing_is_garbage():
    django.setup()
from causeway.outbox import actions, worker
from causeway.outbox.models import *
"""
POST = (
    START
    + """
from django.db import transaction
import sys
for number in range(int(sys.argv[1])):
    with transaction.atomic():
        actions.post(actions.NewMessage(kind="letter", to=f"mp{number}@parliament.example.org", subject="An example", text="Words.\\n" * 40,
            from_name="Ada Example", reply_to=f"writer{number}@example.org", about=f"letters.Letter:{number}"))
"""
)
# Workers that are impatient, so that a drill takes seconds: claims last two, waits a fraction of one. Set up once and forked for
# each: a worker that takes seconds to start would be killed before it did anything.
FORK_WORKERS = (
    START
    + """
import dataclasses, datetime, os, signal, sys, threading
from causeway.work import jobs, loop
from causeway.outbox.actions import attempts
from causeway.outbox.domain import waiting
attempts.LEASE = datetime.timedelta(seconds=2)
waiting.FIRST = waiting.LONGEST = datetime.timedelta(milliseconds=200)
worker.KEEP_HOUSE_EVERY_SECONDS = 0.2
delivery = dataclasses.replace(worker.DELIVERY, idle=jobs.seconds(0.05))
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            loop.keep_at(delivery, threading.Event())
        finally:
            os._exit(1)
    print(child, flush=True)
"""
)
SETTLE = (
    START
    + """
import sys
from django.utils import timezone
log = set(sys.stdin.read().split())
for each in Message.objects.filter(state="uncertain"):
    actions.settle(each.message_id, arrived=each.message_id in log, actor="drill", now=timezone.now())
"""
)


@dataclass
class Site:
    """A database of its own, in which only the outbox and the audit trail live."""

    environment: dict[str, str]
    nursery: subprocess.Popen | None = None

    def run(self, code, *arguments, **options):
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=120, **options
        ).stdout

    def manage(self, *command):
        return subprocess.Popen(
            [sys.executable, "-m", "causeway", *command],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def worker(self):
        """Start a worker and return its process's number."""
        if self.nursery is None:
            self.nursery = subprocess.Popen(
                [sys.executable, "-c", FORK_WORKERS], env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
        self.nursery.stdin.write("\n")
        self.nursery.stdin.flush()
        return int(self.nursery.stdout.readline())

    def states(self):
        url, query = self.environment["DATABASE_URL"], "SELECT message_id, state FROM outbox_message"
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20)) as database:
                return dict(database.execute(query).fetchall())
        import psycopg

        with psycopg.connect(url) as database:
            return dict(database.execute(query).fetchall())

    def close(self):
        if self.nursery is not None:
            self.nursery.stdin.close()
            self.nursery.stdout.close()
            self.nursery.wait(20)


def new_database(folder, name, like=None):
    """Return the address of a new database of the kind these tests run on, empty or a copy of the one at another address."""
    if connection.vendor == "sqlite":
        made = folder / "drill.sqlite3"
        if like:
            with closing(sqlite3.connect(like.removeprefix("sqlite:///"))) as before, closing(sqlite3.connect(made)) as copy:
                before.backup(copy)
        return f"sqlite:///{made}"
    import psycopg

    where = connection.get_connection_params() | {"dbname": "postgres", "autocommit": True}
    allowed = ("host", "port", "user", "password", "dbname", "autocommit")
    with psycopg.connect(**{key: value for key, value in where.items() if key in allowed}) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {like.rpartition('/')[2] if like else 'template1'}")
    host, user = urllib.parse.quote(where.get("host", ""), safe=""), where.get("user", "")
    port = f":{where['port']}" if where.get("port") else ""
    return f"postgres://{user}@{host}{port}/{name}"


def environment_of(folder, url):
    return os.environ | {
        "CAUSEWAY_VAR": str(folder),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "drill_settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}",
        "CAUSEWAY_MAIL": "smtp",
    }


@pytest.fixture(scope="module")
def migrated(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of a database as migrations leave it, for each drill to begin with a copy."""
    folder = tmp_path_factory.mktemp("migrated")
    with django_db_blocker.unblock():
        url = new_database(folder, f"drill_{uuid.uuid4().hex[:12]}")
    command = [sys.executable, "-m", "causeway", "migrate", "-v0", "--skip-checks"]
    subprocess.run(command, env=environment_of(folder, url), cwd=ROOT, check=True)
    return url


@pytest.fixture
def site(tmp_path, rude_relay, migrated, django_db_blocker):
    with django_db_blocker.unblock():
        url = new_database(tmp_path, f"drill_{uuid.uuid4().hex[:12]}", like=migrated)
    relay = {"CAUSEWAY_SMTP_HOST": "127.0.0.1", "CAUSEWAY_SMTP_PORT": str(rude_relay.port)}
    site = Site(environment_of(tmp_path, url) | relay)
    yield site
    site.close()


def wait_until(condition, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def kill(*workers):
    for worker in workers:
        os.kill(worker, signal.SIGKILL)


@pytest.mark.parametrize("taken", [True, False], ids=["taken", "not taken"])
def test_killed_between_the_last_byte_and_the_answer(site, rude_relay, taken):
    """The one open window: held as uncertain by the next worker, settled by the relay's log, sent again only if it is not there."""
    rude_relay.stall = 30
    rude_relay.moods.append("stall after the end, taken" if taken else "stall after the end, not taken")
    site.run(POST, "1")
    first = site.worker()
    wait_until(lambda: rude_relay.ended)
    kill(first)
    second = site.worker()
    wait_until(lambda: list(site.states().values()) == ["uncertain"])
    time.sleep(1)
    assert len(rude_relay.taken) == (1 if taken else 0), "it was not sent again blindly"
    site.run(SETTLE, input="\n".join(rude_relay.taken))
    wait_until(lambda: list(site.states().values()) == ["sent"])
    kill(second)
    assert len(rude_relay.taken) == 1


def drill(site, relay, letters, seed, workers):
    chance = random.Random(seed)
    moods = ["drop in the middle", "refuse", "drop after the end, taken", "drop after the end, not taken"]
    relay.usual = lambda: chance.choice(moods) if chance.random() < 0.08 else "polite"
    site.run(POST, str(letters))
    alive, kills = [site.worker() for _ in range(workers)], 0
    until = time.monotonic() + max(60, letters)
    while any(state in {"waiting", "claimed", "sending"} for state in site.states().values()):
        assert time.monotonic() < until, Counter(site.states().values())
        time.sleep(chance.uniform(0.2, 1.2))
        kill(alive.pop(chance.randrange(len(alive))))
        kills += 1
        alive.append(site.worker())
    kill(*alive)
    return kills


def report(site, relay, kills):
    """Check the outbox against the relay's own log, settle what is uncertain by it, and check again; returns a sentence."""
    states, log = site.states(), Counter(relay.taken)
    uncertain = {name for name, state in states.items() if state == "uncertain"}
    assert {name for name, times in log.items() if times > 1} == set(), "nothing arrives twice"
    assert set(states.values()) <= {"sent", "uncertain"}
    assert {name for name, state in states.items() if state == "sent"} <= set(log), "what is called sent was taken"
    assert set(log) - uncertain == {name for name, state in states.items() if state == "sent"}
    site.run(SETTLE, input="\n".join(log))
    relay.usual = lambda: "polite"
    last = site.worker()
    wait_until(lambda: set(site.states().values()) == {"sent"}, 60)
    kill(last)
    assert Counter(relay.taken) == dict.fromkeys(states, 1), "every letter exactly once"
    arrived = len(uncertain & set(log))
    return f"{len(states)} letters, {kills} kills, {len(uncertain)} uncertain, of which {arrived} had arrived; all settled, none lost, none twice"


def test_a_short_drill(site, rude_relay):
    report(site, rude_relay, drill(site, rude_relay, 150, seed=1, workers=2))


@pytest.mark.long
def test_the_long_drill(site, rude_relay, capsys):
    kills = drill(site, rude_relay, int(os.environ["CAUSEWAY_DRILL_LETTERS"]), seed=2, workers=3)
    said = report(site, rude_relay, kills)
    with capsys.disabled():
        print(f"\n{connection.vendor}: {said}")  # noqa: T201  what the drill is run for


def test_the_worker_ends_politely_when_asked(site, rude_relay):
    site.run(POST, "1")
    working = site.manage("deliver")
    try:
        wait_until(lambda: rude_relay.taken)
        working.terminate()
        working.communicate(timeout=PATIENCE)
    finally:
        working.kill()
    assert working.returncode == 0
    assert list(site.states().values()) == ["sent"]


def test_once_means_once(site, rude_relay):
    site.run(POST, "3")
    said, _ = site.manage("deliver", "--once").communicate(timeout=PATIENCE)
    assert said.decode().strip() == "3 tried."
    assert len(rude_relay.taken) == 3


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_whole_worker_leaves_nothing_behind(site, rude_relay, how):
    site.run(POST, "1")
    working = site.manage("work")
    try:
        wait_until(lambda: rude_relay.taken)
        with contextlib.suppress(FileNotFoundError):  # where the system tells
            assert Path(f"/proc/{working.pid}/task/{working.pid}/children").read_text() == "", (
                "one process: nothing can be orphaned"
            )
        working.send_signal(how)
        working.communicate(timeout=PATIENCE)
    finally:
        working.kill()
    assert working.returncode == (0 if how == signal.SIGTERM else -signal.SIGKILL)
