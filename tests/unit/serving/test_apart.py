"""What is done by one process for all: begun when asked, shared, ended with the site, and never missed."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from causeway.serving import apart
from causeway.serving.apart import done, kept_apart
from causeway.serving.apart_child import serve

WHERE = "tests.unit.serving.test_apart"
LIVES = """
import os, time
from causeway.serving.apart import done, kept_apart
with kept_apart():
    print(done("tests.unit.serving.test_apart:number_of", 0), flush=True)
    time.sleep(60)
"""


ANSWERS_SOON = f"""
import os, socket
from causeway.serving import apart, apart_child
apart.called("{WHERE}:doubled", 0)  # what it imports is no part of what may take two seconds
apart_child.LONGEST_SECONDS = 2.0
apart_child.serve(socket.socket(fileno=0), os.getppid())
"""


ENDS_OFTEN = """
import os, socket
from causeway.serving import apart_child
apart_child.MOST_CALLS = 3
apart_child.serve(socket.socket(fileno=0), os.getppid())
"""


def number_of(_nothing):
    return os.getpid()


def doubled(number):
    return 2 * number


def refused(number):
    raise ValueError(f"not {number}")


def broken(_nothing):
    if getattr(sys.modules["__main__"].__spec__, "name", "") == "causeway.serving.apart_child":
        os._exit(3)
    return "made here"


def endless(_nothing):
    while True:
        time.sleep(60)


def test_without_such_a_process_it_is_done_here():
    assert done(f"{WHERE}:number_of", 0) == os.getpid()


def test_one_process_answers_everybody():
    answers = []
    with kept_apart():
        asking = [threading.Thread(target=lambda: answers.append(done(f"{WHERE}:number_of", 0))) for _ in range(6)]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
        assert done(f"{WHERE}:doubled", 21) == 42
    assert len(answers) == 6
    assert len(set(answers)) == 1
    assert os.getpid() not in answers


def test_what_it_raises_is_raised_by_who_asks():
    with kept_apart(), pytest.raises(ValueError, match="not 7"):
        done(f"{WHERE}:refused", 7)


def test_where_it_breaks_who_asks_does_it_and_the_next_is_answered_again():
    with kept_apart():
        assert done(f"{WHERE}:broken", 0) == "made here"
        until = time.monotonic() + 20  # who asks while the broken one ends is not kept waiting
        while (answered := done(f"{WHERE}:number_of", 0)) == os.getpid() and time.monotonic() < until:
            time.sleep(0.05)
        assert answered != os.getpid()


def test_where_it_cannot_begin_nobody_waits(monkeypatch):
    monkeypatch.setattr(apart, "ROOT", apart.ROOT / "nowhere")
    with kept_apart():
        assert done(f"{WHERE}:number_of", 0) == os.getpid()


def test_a_call_without_an_end_ends_it():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        site = subprocess.Popen([sys.executable, "-c", ANSWERS_SOON], stdin=listening.fileno(), cwd=apart.ROOT)
        with socket.create_connection(listening.getsockname()) as asking:
            asking.sendall(pickle.dumps((f"{WHERE}:doubled", 21)))
            assert pickle.loads(asking.makefile("rb").read()) == (True, 42)
        with socket.create_connection(listening.getsockname()) as asking:
            asking.sendall(pickle.dumps((f"{WHERE}:endless", 0)))
            assert asking.makefile("rb").read() == b""  # told at once, and not kept waiting
        assert site.wait(20) == -signal.SIGALRM


def test_it_begins_anew_after_many_calls_and_none_is_lost(monkeypatch):
    begin = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _command, **more: begin([sys.executable, "-c", ENDS_OFTEN], **more))
    answers = []
    with kept_apart():
        asking = [threading.Thread(target=lambda: answers.append(done(f"{WHERE}:number_of", 0))) for _ in range(8)]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
    assert os.getpid() not in answers
    assert sorted(Counter(answers).values()) == [2, 3, 3]


def test_one_that_begins_while_the_site_ends_ends_with_it(monkeypatch):
    begin, begun, began = subprocess.Popen, threading.Event(), []

    def slowly(*args, **more):
        begun.set()
        threading.current_thread()._stopping.wait(20)
        began.append(begin(*args, **more))
        return began[-1]

    monkeypatch.setattr(subprocess, "Popen", slowly)
    answers = []
    with kept_apart():
        asking = threading.Thread(target=lambda: answers.append(done(f"{WHERE}:doubled", 21)))
        asking.start()
        assert begun.wait(20)
    asking.join()
    assert answers == [42]
    assert [one.returncode for one in began] == [-signal.SIGTERM]


def test_it_ends_with_the_site_that_was_killed():
    site = subprocess.Popen([sys.executable, "-c", LIVES], stdout=subprocess.PIPE, text=True)
    pid = int(site.stdout.readline())
    site.send_signal(signal.SIGKILL)
    site.communicate()
    until = time.monotonic() + 20
    while _lives(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(pid)


def test_it_ends_when_nothing_is_asked_for():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening, os.getppid(), 0.1), daemon=True)
        thread.start()
        thread.join(20)
        assert not thread.is_alive()


def _lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
