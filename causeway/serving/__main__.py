"""Be the web server: ``python -m causeway.serving HOST PORT PROCESSES``; with ``worker`` behind it, the worker too.

All of them are forked from this process once it has loaded the site, and share what it has loaded.
"""

import os
import sys

from causeway.serving.apart import kept_apart
from causeway.serving.beside import beside
from causeway.serving.server import loaded, serve

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    host, port, processes, *more = sys.argv[1:]
    begin = loaded()
    with kept_apart(), beside(more):
        serve(begin, host, int(port), int(processes))
