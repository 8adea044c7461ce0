"""Set up once, then forks a web server or an impatient worker for each line it reads, and says its process's number.

A process that takes seconds to start would be killed before it did anything. The children are processes of their own all the same:
each has its own connections to the database and to the relay, and SIGKILL leaves everything as it stands. The listening
sockets are the nursery's, so that a caller who comes between two lives of a server waits for the next.
"""

import dataclasses
import datetime as dt
import functools
import gc
import os
import signal
import socket
import sys
import threading

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from causeway.campaign.pack import campaign  # noqa: E402
from causeway.letters.writing.comparing import typed  # noqa: E402
from causeway.outbox import worker  # noqa: E402
from causeway.outbox.actions import attempts  # noqa: E402
from causeway.outbox.domain import waiting  # noqa: E402
from causeway.work import jobs, loop  # noqa: E402

THREADS = 2
attempts.LEASE = dt.timedelta(seconds=3)
waiting.FIRST = waiting.LONGEST = dt.timedelta(milliseconds=300)
worker.KEEP_HOUSE_EVERY_SECONDS, loop.LOOK_SECONDS = 0.3, 0.05
jobs._registered[worker.DELIVERY.name] = dataclasses.replace(worker.DELIVERY, idle=jobs.seconds(0.05))
worker.Relay = functools.partial(worker.Relay, last_answer=0.6)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def serve(listening):
    """Answer one caller after the other in each of a few threads, which keep their connections to the database."""

    def answer():
        server = WSGIServer(("127.0.0.1", 0), Quiet, bind_and_activate=False)
        server.socket.close()
        server.socket, server.server_address = listening, listening.getsockname()
        server.server_name, server.server_port = "127.0.0.1", listening.getsockname()[1]
        server.setup_environ()
        server.set_app(application)
        server.serve_forever()

    threads = [threading.Thread(target=answer) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    threads[0].join()


def warm():
    """Do once what every child would do first."""
    get_resolver().url_patterns  # noqa: B018  it is read when it is first asked for
    campaign()
    typed("one letter of words enough for a signature " * 4, ()).fingerprint  # noqa: B018  it is made when it is asked for
    for name in ("confirmed.html", "cannot.html", "mail/confirm.txt", "mail/letter.txt", "mail/copy.txt"):
        get_template(f"letters/{name}")
    gc.freeze()


def listen():
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    return listening


def live(what):
    if what == "worker":
        for thread in loop.begin_all(threading.Event()):
            thread.join()
    else:
        serve(listening[int(what)])


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    warm()
    listening = [listen(), listen()]
    sys.stdout.write(" ".join(str(each.getsockname()[1]) for each in listening) + "\n")
    sys.stdout.flush()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(line.strip())
            finally:
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
