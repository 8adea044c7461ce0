"""An SMTP server in a bad mood that keeps an exact log of what it really took, and what it refused for good."""

import random
import re
import socket
import socketserver
import threading
from collections import Counter
from email import message_from_bytes, policy

STALL = 1.0  # seconds; longer than the drill's workers wait for the last answer
LINK = re.compile(r"https?://\S+/write/confirm/\S+")


class Conversation(socketserver.StreamRequestHandler):
    """Just enough SMTP, and every way to break it off."""

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self.say("220 hostile.example.org")
            while line := self.rfile.readline():
                verb = line[:4].upper().strip()
                if verb == b"DATA":
                    if not self.data():
                        return
                elif verb == b"RCPT":
                    self.say(self.server.answer_to_recipient(line))
                else:
                    self.say("221 bye" if verb == b"QUIT" else "250 hostile.example.org")
                    if verb == b"QUIT":
                        return
        except (ConnectionError, ValueError):
            pass

    def data(self):
        server, mood = self.server, self.server.mood()
        self.say("354 go on")
        lines = []
        for line in iter(self.rfile.readline, b""):
            if mood == "drop in the middle":
                self.connection.shutdown(socket.SHUT_RDWR)
                return False
            if line == b".\r\n":
                break
            lines.append(line)
        else:
            return False  # the other side was killed: without the final dot there is no message
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        if mood == "refuse for now":
            self.say("451 4.3.0 not now")
            return True
        if mood == "refuse for good" and server.refuse(message):
            self.say("554 5.7.1 we do not want it")
            return True
        if mood not in {"drop at the end, not taken", "stall, not taken"}:
            server.take(message)
        if mood.startswith("stall"):
            server.stalling.wait(STALL)
        if mood.startswith(("stall", "drop")):
            return False
        self.say("250 taken")
        return True


MOODS = (
    "drop in the middle", "refuse for now", "refuse for good", "drop at the end, taken", "drop at the end, not taken", "stall, taken",
    "stall, not taken",
)  # fmt: skip


class HostileRelay(socketserver.ThreadingTCPServer):
    """Takes most messages; ``hear`` is called with each confirmation's address and link."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, seed, hear):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.chance, self.lock, self.hear = random.Random(seed), threading.Lock(), hear
        self.log, self.writers, self.refused, self.moods = Counter(), Counter(), set(), Counter()
        self.greylisted, self.stalling, self.polite = set(), threading.Event(), False
        self.port = self.server_address[1]

    def mood(self):
        with self.lock:
            mood = "polite" if self.polite or self.chance.random() > 0.1 else self.chance.choice(MOODS)
            self.moods[mood] += 1
            return mood

    def answer_to_recipient(self, line):
        with self.lock:
            if not self.polite and line not in self.greylisted and self.chance.random() < 0.2:
                self.greylisted.add(line)
                self.moods["greylisted"] += 1
                return "451 4.7.1 greylisted, come back later"
        return "250 OK"

    def refuse(self, message):
        """Refuse only what goes to MPs: a refused confirmation leaves nothing to drill."""
        if "parliament" not in message["To"]:
            return False
        with self.lock:
            self.refused.add(message["Message-ID"])
        return True

    def take(self, message):
        with self.lock:
            self.log[message["Message-ID"]] += 1
            if "parliament" in message["To"]:
                self.writers[str(message["Reply-To"])] += 1
        if found := LINK.search(message.get_content()):
            self.hear(str(message["To"]), found[0])
