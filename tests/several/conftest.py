"""Two machines, each with a web server and a worker, beside one database, one cache and one SMTP server; started once for all tests."""

import shutil
import signal
import tempfile
import threading
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from machines import MANAGE, Machines, free_port


def pytest_configure():
    """Let whoever ends the tests end what they started, too: two machines, a PostgreSQL and a Redis."""
    signal.signal(signal.SIGTERM, lambda *_: pytest.exit("told to end"))


class Relay:
    """An SMTP server that takes everything, one letter in twenty milliseconds, and counts it by its Message-ID."""

    def __init__(self):
        self.taken, self.lock = Counter(), threading.Lock()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  the library's name
        message = message_from_bytes(envelope.content, policy=policy.default)
        with self.lock:
            self.taken[str(message["Message-ID"])] += 1
        return "250 taken"


@pytest.fixture(scope="session")
def relay():
    relay = Relay()
    yield relay
    relay.controller.stop()


@pytest.fixture(scope="session")
def machines(relay):
    folder = Path(tempfile.mkdtemp(prefix="several-"))  # which PostgreSQL's user can reach, by a short path
    machines = Machines(
        folder,
        CAUSEWAY_MAIL="smtp",
        CAUSEWAY_SMTP_HOST="127.0.0.1",
        CAUSEWAY_SMTP_PORT=str(relay.controller.port),
        CAUSEWAY_MAIL_DOMAIN="campaign.example.org",
        CAUSEWAY_MAIL_PACED="no",
    )
    try:
        machines.set_up()
        machines.serving = [machine.serve() for machine in machines.all]
        yield machines
    finally:
        machines.close()
        shutil.rmtree(folder)


@pytest.fixture
def workers(machines):
    """A worker on each machine."""
    working = [machine.begin(*MANAGE, "work") for machine in machines.all]
    yield working
    for process in working:
        process.terminate()
        process.wait(30)
