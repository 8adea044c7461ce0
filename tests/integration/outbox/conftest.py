"""Relays on this machine that behave as told, and messages that are plainly examples."""

import socket
import socketserver
import threading
from collections import deque
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction

from causeway.outbox.actions import NewMessage, post


def example(**changes):
    plain = {
        "kind": "example",
        "to": "mp@parliament.example.org",
        "subject": "An example",
        "text": "Dear Example,\n\nthese are words.\n",
        "from_name": "Ada Example via Example Campaign",
        "reply_to": "ada@example.org",
        "about": "letters.Letter:1",
    }
    return NewMessage(**(plain | changes))


@pytest.fixture
def new():
    """Make an example message, with changes."""
    return example


@pytest.fixture
def write():
    """Post a message as a room above would."""

    def write(**changes):
        with transaction.atomic():
            return post(example(**changes))

    return write


class Heard:
    """What aiosmtpd's server heard; answers come from queues, then everything is accepted."""

    def __init__(self):
        self.rcpt, self.data, self.senders = deque(), deque(), []
        self.mails, self.recipients, self.raw = [], [], []

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  aiosmtpd's name
        self.senders.append(address)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  aiosmtpd's name
        answer = self.rcpt.popleft() if self.rcpt else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
        answer = self.data.popleft() if self.data else "250 OK: taken"
        if answer.startswith("250"):
            self.recipients += envelope.rcpt_tos
            self.raw.append(envelope.content)
            self.mails.append(message_from_bytes(envelope.content))
        return answer


def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def free_port():
    """Return a port that nobody listens on."""
    return unused_port()


@pytest.fixture
def relay():
    """Start aiosmtpd's server; returns what it heard, with ``port``."""
    heard = Heard()
    heard.port = unused_port()
    controller = Controller(heard, hostname="127.0.0.1", port=heard.port, server_hostname="relay.example.org")
    controller.start()
    yield heard
    controller.stop()


class RudeHandler(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP, and breaks off where its server's next mood says."""

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        try:
            self.say("220 rude.example.org")
            while line := self.rfile.readline():
                verb = line[:4].upper().strip()
                if verb == b"QUIT":
                    return self.say("221 bye")
                if verb == b"DATA":
                    if not self.data():
                        return None
                elif verb == b"EHLO":
                    self.say("250 rude.example.org")
                else:
                    self.say("250 OK")
        except (ConnectionError, ValueError):
            pass

    def hang_up(self):
        self.connection.shutdown(socket.SHUT_RDWR)
        self.server.hung_up.set()
        return False

    def data(self):  # noqa: PLR0911  one for each mood
        server = self.server
        mood = server.moods.popleft() if server.moods else server.usual()
        self.say("354 go on")
        lines = []
        for line in iter(self.rfile.readline, b""):
            if mood == "drop in the middle":
                return self.hang_up()
            if line == b".\r\n":
                break
            lines.append(line)
        else:
            return False  # the other side went away: without the final dot there is no message
        server.ended += 1
        if mood == "drop after the end, not taken":
            return False
        if mood == "stall after the end, not taken":
            server.stalling.wait(server.stall)
            return False
        if mood == "refuse":
            self.say("451 4.3.0 not now")
            return True
        message = message_from_bytes(b"".join(lines))
        with server.lock:
            server.taken.append(message["Message-ID"])
        if mood == "drop after the end, taken":
            return False
        if mood == "stall after the end, taken":
            server.stalling.wait(server.stall)
            return False
        self.say("250 taken")
        return True


class RudeRelay(socketserver.ThreadingTCPServer):
    """A relay that keeps a log of what it really took."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), RudeHandler)
        self.moods, self.taken, self.lock, self.stall = deque(), [], threading.Lock(), 1.0
        self.usual, self.hung_up = lambda: "polite", threading.Event()
        self.ended, self.stalling = 0, threading.Event()
        self.port = self.server_address[1]


@pytest.fixture
def rude_relay():
    """Start a relay that breaks off conversations as its ``moods`` say."""
    with RudeRelay() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.stalling.set()
        server.shutdown()
        thread.join()
