"""The whole road of many letters, with web servers and workers killed at any instant and a hostile SMTP server at the end of it.

Letters are asked for and confirmed over HTTP, by links out of mail that really arrived. Afterwards the site's own books are compared
with the SMTP server's log: no letter lost, none twice, every uncertain one settled rightly. ``CAUSEWAY_DRILL_LETTERS=5000 script/test
tests/integration/letters -k long_road`` runs it long and prints its report.
"""

import contextlib
import http.client
import itertools
import json
import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from hostile_relay import HostileRelay

from causeway.config.environment import ROOT
from causeway.letters.letter.acts import Noted

HERE = Path(__file__).parent
CLIENTS, WORKERS = 4, 3
FORM = urllib.parse.urlencode(
    {"subject": "Reading rooms", "text": "Dear Ms Example,\n\nThe room shut in January.\n", "way": "deliver"}
)


def new_database(folder):
    """Return the address of a new database of the kind these tests run on."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'road.sqlite3'}"
    import psycopg

    name, where = f"road_{uuid.uuid4().hex[:12]}", connection.get_connection_params()
    allowed = {key: where[key] for key in ("host", "port", "user", "password") if where.get(key)}
    with psycopg.connect(**allowed, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    host, port = urllib.parse.quote(allowed.get("host", ""), safe=""), f":{allowed['port']}" if "port" in allowed else ""
    return f"postgres://{allowed.get('user', '')}@{host}{port}/{name}"


class Nursery:
    """The process that forks web servers and workers; each can be killed at once and has a successor within milliseconds."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "road_nursery.py")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.ports = [int(port) for port in self.process.stdout.readline().split()]

    def bear(self, what):
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(20)


class Web:
    """Two web servers, each a process of its own that can be killed at any instant and is started again at once."""

    def __init__(self, nursery):
        self.nursery, self.answered, self.turns = nursery, [0, 0], itertools.count()
        self.servers = [nursery.bear(which) for which in range(2)]
        self.broken, self.errors = 0, Counter()

    def kill(self, which):
        os.kill(self.servers[which], signal.SIGKILL)

    def kill_and_start(self, which):
        self.kill(which)
        self.answered[which] = 0
        self.servers[which] = self.nursery.bear(which)

    def up(self):
        """Return the servers that have answered since they were started: one that never gets so far would drill nothing."""
        return [which for which in range(2) if self.answered[which]]

    def post(self, path, body, clock, cookie=""):
        """Post until some server answers; a killed one is asked again, as a person would."""
        while True:
            assert clock.goes_on(), f"no answer from {path}"
            which = next(self.turns) % 2
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.nursery.ports[which], timeout=30)) as asking:
                try:
                    headers = {
                        "Content-Type": "application/x-www-form-urlencoded",
                        "X-Forwarded-For": uuid.uuid4().hex,
                        "Cookie": cookie,
                    }
                    asking.request("POST", path, body, headers)
                    status = asking.getresponse().status
                except (OSError, http.client.HTTPException):
                    self.broken += 1
                    time.sleep(0.01)
                    continue
            self.answered[which] += 1
            if status < 500:
                return status
            self.errors[status] += 1


class Clock:
    """Whether anything has moved lately: a drill on a busy machine may take long, but one that stands still has failed."""

    def __init__(self, patience):
        self.patience, self.begun, self.moved, self.seen = patience, time.monotonic(), time.monotonic(), None

    def look(self, progress):
        if progress != self.seen:
            self.seen, self.moved = progress, time.monotonic()

    def goes_on(self):
        return time.monotonic() - self.moved < self.patience


class Road:
    """One run: a site with its database, its servers, its workers, and the writers at their keyboards."""

    def __init__(self, folder, url, letters, seed):
        self.chance, self.kills = random.Random(seed), Counter()
        self.links, self.confirmed, self.lock = queue.Queue(), set(), threading.Lock()
        self.relay = HostileRelay(seed, lambda address, link: self.links.put((address, link)))
        threading.Thread(target=self.relay.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.environment = os.environ | {
            "CAUSEWAY_VAR": str(folder), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "road_settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}", "CAUSEWAY_CAMPAIGN": str(HERE / "example-pack"), "CAUSEWAY_TRUSTED_PROXIES": "1",
            "CAUSEWAY_MAIL": "smtp", "CAUSEWAY_MAIL_PACED": "no", "CAUSEWAY_SMTP_PORT": str(self.relay.port),
        }  # fmt: skip
        command = [sys.executable, "-m", "causeway", "migrate", "--run-syncdb", "-v0", "--skip-checks"]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True)
        self.drafts = [line.split() for line in self.run("road_seed.py", str(letters)).splitlines()]

    def run(self, script, *arguments, **options):
        command = [sys.executable, str(HERE / script), *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True, **options).stdout

    def books(self, *arguments, **options):
        return json.loads(self.run("road_books.py", *arguments, **options))

    def write_letters(self, mine, clock):
        """Ask for each letter, and confirm whatever arrives in the meantime; stop when all are confirmed."""
        mine = list(mine)
        while len(self.confirmed) < len(self.drafts) and clock.goes_on():
            if mine:
                token, _, cookie = mine.pop()
                assert self.web.post(f"/write/{token}/read/", FORM, clock, cookie) == 302, "a letter that lacks nothing is taken"
            with contextlib.suppress(queue.Empty):
                address, link = self.links.get(timeout=0 if mine else 0.1)
                if self.web.post(urllib.parse.urlsplit(link).path, "", clock) == 200:
                    with self.lock:
                        self.confirmed.add(address)

    def drive(self, patience, pause):
        """Let it all run with a kill every ``pause`` seconds or so, until all is done; fails when nothing moves for ``patience`` seconds."""
        clock = Clock(patience)
        self.nursery = Nursery(self.environment)
        self.web, workers = Web(self.nursery), [self.nursery.bear("worker") for _ in range(WORKERS)]
        writers = [threading.Thread(target=self.write_letters, args=(self.drafts[n::CLIENTS], clock)) for n in range(CLIENTS)]
        try:
            for writer in writers:
                writer.start()
            looked = time.monotonic()
            while True:
                time.sleep(self.chance.uniform(*pause))
                clock.look((len(self.confirmed), len(self.relay.log)))
                self.kill_one(workers, writing=any(writer.is_alive() for writer in writers))
                if not any(writer.is_alive() for writer in writers) and time.monotonic() - looked > 0.5:
                    books, looked = self.books(), time.monotonic()
                    if not moving(books):
                        return books
                    assert clock.goes_on(), Counter(each["state"] for each in books["messages"])
        finally:
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
            for which in range(2):
                self.web.kill(which)
            for writer in filter(threading.Thread.is_alive, writers):
                writer.join()

    def kill_one(self, workers, *, writing):
        """Kill a web server or a worker, whichever chance says; only workers once nobody writes."""
        up = self.web.up()
        if self.chance.random() < 0.5 and up and writing:
            self.web.kill_and_start(self.chance.choice(up))
            self.kills["web"] += 1
        else:
            os.kill(workers.pop(self.chance.randrange(len(workers))), signal.SIGKILL)
            self.kills["worker"] += 1
            workers.append(self.nursery.bear("worker"))

    def finish(self):
        """Settle what is uncertain by the SMTP server's log, let one worker, undisturbed, send what that gave back; returns the books."""
        self.relay.polite = True
        books, until = self.books("settle", input="\n".join(self.relay.log)), time.monotonic() + 180
        last = self.nursery.bear("worker")
        while moving(books):
            assert time.monotonic() < until
            books = self.books()
        os.kill(last, signal.SIGKILL)
        return books

    def close(self):
        self.relay.stalling.set()
        self.relay.shutdown()
        self.relay.server_close()
        self.nursery.close()


def moving(books):
    owing = any(each["owed_at"] for each in books["letters"])
    return owing or bool({"waiting", "claimed", "sending"} & {each["state"] for each in books["messages"]})


def reconcile_what_was_owed(books, confirmed):
    """What the worker writes after asking and after confirming is there once for each letter, whatever was killed in between."""
    acts = Counter((act, subject) for act, subject in books["acts"])
    for act, letters in ((Noted.ASKED_FOR, books["letters"]), (Noted.CONFIRMED, confirmed)):
        once = {(act.value, f"letters.Letter:{each['pk']}"): 1 for each in letters}
        assert {key: many for key, many in acts.items() if key[0] == act} == once, act
    assert books["steps"]["asked"] == len(books["letters"])
    assert books["steps"]["confirmed"] == len(confirmed)
    assert books["drafts"] == 0, "what was confirmed left no draft behind"


def reconcile(road, before):
    """Compare the site's books with the SMTP server's log, before and after settling; returns a report."""
    addresses = {address for _, address, _ in road.drafts}
    assert road.confirmed == addresses, "every writer could confirm, whatever was killed"
    assert not road.web.errors, "no writer was shown an error: a database that is busy is waited for"
    letters = [each for each in before["letters"] if each["confirmed_at"]]
    assert Counter(each["email"] for each in letters) == dict.fromkeys(addresses, 1), "each confirmed once"
    reconcile_what_was_owed(before, letters)
    mail = {each["message_id"]: each for each in before["messages"] if each["kind"] == "letter"}
    assert set(mail) == {each["message_id"] for each in letters}, "what was confirmed is in the outbox"
    log, relay = road.relay.log, road.relay
    uncertain = {name for name, each in mail.items() if each["state"] == "uncertain"}
    arrived = {name for name in mail if log[name]}
    assert all(log[name] <= 1 for name in mail), "none arrived twice"
    assert {name for name, each in mail.items() if each["state"] == "sent"} == arrived - uncertain
    assert {name for name, each in mail.items() if each["state"] == "failed"} == relay.refused & set(mail) - uncertain
    after = road.finish()
    ends = Counter(each["state"] for each in after["letters"] if each["confirmed_at"])
    assert set(ends) <= {"delivered", "not delivered"}
    delivered = {each["email"] for each in after["letters"] if each["state"] == "delivered"}
    assert relay.writers == dict.fromkeys(delivered, 1), (
        "exactly one letter from each writer, and none from those who were told otherwise"
    )
    told = {each["to"] for each in after["messages"] if each["kind"] == "letter-failed"}
    assert told == addresses - delivered, "whose letter was refused was told"
    copies = Counter(each["to"] for each in after["messages"] if each["kind"] == "letter-copy")
    assert copies == dict.fromkeys(addresses, 1)
    return (
        f"{len(addresses)} letters asked for and confirmed over HTTP; killed: web {road.kills['web']}, worker {road.kills['worker']}; "
        f"requests cut off and made again {road.web.broken}, answered with an error {sum(road.web.errors.values())}; "
        f"delivered {ends['delivered']}, refused for good and said so {ends['not delivered']}, lost 0, twice 0; "
        f"{len(uncertain)} were uncertain, of which {len(uncertain & arrived)} had arrived: all settled by the log. "
        f"The SMTP server: {', '.join(f'{mood} {count}' for mood, count in relay.moods.most_common())}."
    )


def drill(folder, letters, seed, patience, pause, django_db_blocker):
    with django_db_blocker.unblock():
        url = new_database(folder)
    road, begun = Road(folder, url, letters, seed), time.monotonic()
    try:
        books = road.drive(patience, pause)
        spent = time.monotonic() - begun
        return f"{connection.vendor}, {spent:.0f} s: {reconcile(road, books)}"
    finally:
        road.close()


def test_a_short_road(tmp_path, django_db_blocker):
    drill(tmp_path, 10, 1, 60, (1.5, 3.0), django_db_blocker)


@pytest.mark.long
def test_the_long_road(tmp_path, capsys, django_db_blocker):
    letters = int(os.environ["CAUSEWAY_DRILL_LETTERS"])
    said = drill(tmp_path, letters, 2, 180, (0.7, 2.0), django_db_blocker)
    with capsys.disabled():
        print(f"\n{said}")  # noqa: T201  what the drill is run for
