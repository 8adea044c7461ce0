"""How the web server is started: granian speaking ASGI, HTTP/1.1 only, with limits of time and size on heads (docs/decisions/0038)."""

import resource
import sys
from pathlib import Path

APPLICATION = "causeway.config.asgi:application"
MOST_CONNECTIONS, OTHER_FILES = 8000, 300
HEAD_BYTES, HEAD_MILLISECONDS = 32_768, 10_000
LAST_REQUESTS_SECONDS = 10  # what is still being answered when the server is told to stop


def allow_many_connections() -> int:
    """Let this process open as many files as it may; return how many of them can be connections."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return MOST_CONNECTIONS if most == resource.RLIM_INFINITY else max(100, min(MOST_CONNECTIONS, (most - OTHER_FILES) // 2))


def command(host: str, port: int, processes: int, connections: int = MOST_CONNECTIONS) -> list[str]:
    """Return the server's command line; ``connections`` is how many one process holds at the same time."""
    options = {
        "interface": "asginl",
        "host": host,
        "port": port,
        "http": 1,
        "workers": processes,
        "backlog": 4096,
        "backpressure": connections,
        "http1-buffer-size": HEAD_BYTES,
        "http1-header-read-timeout": HEAD_MILLISECONDS,
        "workers-kill-timeout": LAST_REQUESTS_SECONDS,
        "log-level": "warning",
    }
    named = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    return [str(Path(sys.executable).with_name("granian")), *named, "--respawn-failed-workers", APPLICATION]
