"""How the web server is started: granian speaking ASGI, HTTP/1.1 only, with limits of time and size on heads (docs/decisions/0038)."""

import gc
import multiprocessing
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.db import connections
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from causeway.serving.memory import give_back, keep_little, let_go_of_libraries, nothing_is_garbage

SITE = "causeway.config.asgi"
MOST_CONNECTIONS, OTHER_FILES = 8000, 300
HEAD_BYTES, HEAD_MILLISECONDS = 32_768, 10_000
LAST_REQUESTS_SECONDS = 10  # what is still being answered when the server is told to stop


def allow_many_connections() -> int:
    """Let this process open as many files as it may; return how many of them can be connections."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return MOST_CONNECTIONS if most == resource.RLIM_INFINITY else max(100, min(MOST_CONNECTIONS, (most - OTHER_FILES) // 2))


def command(host: str, port: int, processes: int) -> list[str]:
    """Return the command line of a server with so many processes."""
    return [sys.executable, "-m", "causeway.serving", host, str(port), str(processes)]


def loaded() -> Callable[[], Any]:
    """Load the site and what every page needs, and return what begins it in a forked process; no connection is left for two to use."""
    keep_little()
    with nothing_is_garbage():
        site = import_module(SITE)
        begin: Callable[[], Any] = site.begin
        site.get_ready()
    connections.close_all()
    gc.collect()
    give_back()
    let_go_of_libraries()
    gc.freeze()  # nothing of it will go, and counting it again would copy the memory that processes share
    return begin


def serve(begin: Callable[[], Any], host: str, port: int, processes: int) -> None:
    """Answer until told to stop, from processes that are forked from this one and share what it has loaded."""
    multiprocessing.set_start_method("fork")
    server = Server(
        f"{SITE}:application",
        interface=Interfaces.ASGINL,
        address=host,
        port=port,
        http=HTTPModes.http1,
        workers=processes,
        backlog=4096,
        backpressure=allow_many_connections(),
        http1_settings=HTTP1Settings(max_buffer_size=HEAD_BYTES, header_read_timeout=HEAD_MILLISECONDS),
        workers_kill_timeout=LAST_REQUESTS_SECONDS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    server.serve(target_loader=begin, wrap_loader=False)
