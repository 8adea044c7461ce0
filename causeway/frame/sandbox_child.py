"""The process apart: sets its own limits, reads its input with the function that is named, and writes what comes of it as JSON."""

import json
import resource
import sys
from importlib import import_module

if __name__ == "__main__":
    reader, seconds, megabytes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    module, _, function = reader.partition(":")
    read = getattr(import_module(module), function)
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))
