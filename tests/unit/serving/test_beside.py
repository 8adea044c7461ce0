"""The worker beside the web server: forked from it, and neither outlives the other."""

import os
import signal
import subprocess
import sys
import time

import pytest

PROGRAM = """
import os, signal, sys, time
from causeway.serving import beside

def command(name):
    os.write(1, f"began {os.getpid()}\\n".encode())  # whole lines: the other process writes to the same pipe
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    time.sleep(0.2 if name == "short" else 60)

beside.call_command, beside.LOOKED_SECONDS = command, 0.05
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
with beside.beside([sys.argv[1]]):
    os.write(1, b"serves\\n")
    time.sleep(60)
"""


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def start():
    running = []

    def begin(name):
        site = subprocess.Popen([sys.executable, "-c", PROGRAM, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(site)
        said = sorted(site.stdout.readline().split() for _ in range(2))
        assert [words[:1] for words in said] == [["began"], ["serves"]], (said, site.communicate())
        return site, int(said[0][1])

    yield begin
    for site in running:
        site.kill()
        site.communicate()


def _until_gone(pid: int) -> bool:
    until = time.monotonic() + 20
    while _lives(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not _lives(pid)


def test_when_the_worker_ends_the_server_is_told_to_stop_and_says_why(start):
    site, _worker = start("short")
    _out, said = site.communicate(timeout=20)
    assert site.returncode == 7
    assert "“short” has stopped" in said


def test_when_the_server_stops_the_worker_stops_first(start):
    site, worker = start("long")
    site.send_signal(signal.SIGTERM)
    _out, said = site.communicate(timeout=20)
    assert not _lives(worker)
    assert "has stopped" not in said


def test_when_the_server_is_killed_the_worker_ends_by_itself(start):
    site, worker = start("long")
    site.kill()
    assert _until_gone(worker)
