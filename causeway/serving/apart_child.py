"""The process apart: answers one call after another, and ends when nothing was asked for a while or its parent is gone.

It ends after many calls, too, so that what its libraries keep of each has an end: who asks next waits at the same socket, and is answered by
another process. A call that takes longer than anybody waits for it ends the process, so that those who ask next are answered by another.
"""

import contextlib
import gc
import os
import pickle
import select
import signal
import socket
import time
from typing import Any

from causeway.serving.apart import LONGEST_SECONDS, LOOKED_SECONDS, called
from causeway.serving.memory import let_go_of_libraries, rest

IDLE_SECONDS = 60.0
MOST_CALLS = 250
LOADED_AFTER = 10  # calls: by then each library has been read for the first time


def serve(listening: socket.socket, parent: int, idle: float = IDLE_SECONDS) -> None:
    """Answer whoever connects; what is only remembered for a next call is given back when none comes at once."""
    asked, rested, calls = time.monotonic(), True, 0
    while os.getppid() == parent and time.monotonic() - asked < idle and calls < MOST_CALLS:
        if select.select([listening], [], [], LOOKED_SECONDS)[0]:
            with contextlib.suppress(OSError, EOFError, pickle.PickleError):  # who asked is gone
                _answer(listening.accept()[0])
            asked, rested, calls = time.monotonic(), False, calls + 1
            if calls == LOADED_AFTER:
                let_go_of_libraries()
                gc.freeze()
            gc.collect()  # an office file's parts know each other, and would wait for the next hundred thousand objects
        elif not rested:
            rest()
            rested = True


def _answer(asking: socket.socket) -> None:
    asking.settimeout(LONGEST_SECONDS)
    with asking, asking.makefile("rwb") as both:
        function, argument = pickle.load(both)  # noqa: S301  from our own processes, in a folder that is ours alone
        signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)  # ends the process, whatever library it is in
        outcome = _outcome(function, argument)
        signal.setitimer(signal.ITIMER_REAL, 0)
        pickle.dump(outcome, both)
        both.flush()


def _outcome(function: str, argument: Any) -> tuple[bool, Any]:
    try:
        return True, called(function, argument)
    except Exception:  # noqa: BLE001  whatever it is, who asked does it again, and tells of it
        return False, None


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this one
    serve(socket.socket(fileno=0), os.getppid())
