"""Become the web server: ``python -m causeway.serving HOST PORT PROCESSES``."""

import os
import sys

from causeway.serving.server import allow_many_connections, command

if __name__ == "__main__":
    host, port, processes = sys.argv[1:]
    arguments = command(host, int(port), int(processes), connections=allow_many_connections())
    os.execvp(arguments[0], arguments)  # noqa: S606  the server takes this process's place, so that one signal ends it
