"""A process of the product that runs what a test hands it: code in, what it printed out. Started once, since starting takes seconds.

Run as ``python tests/browser/beside.py``; each line of its input is a piece of code as JSON, each line of its output
``{"said": …}`` or ``{"failed": …}``.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path


class Beside:
    """The tests' end of it."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], env=environment, cwd=folder, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def run(self, code: str) -> str:
        """Run code in the product and return what it printed; what it raises is raised here, with its own words."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(code) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return answer["said"]

    def close(self) -> None:
        """Let it go."""
        self._process.communicate()


def answer(code: str) -> dict[str, str]:
    """Run one piece of code, with nothing left open behind it."""
    from django.db import close_old_connections

    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            exec(code, {"__name__": "__beside__"})
    except Exception:  # noqa: BLE001  the test is told, whatever it was
        return {"failed": traceback.format_exc()}
    finally:
        close_old_connections()
    return {"said": said.getvalue()}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    import django

    from causeway.serving.memory import nothing_is_garbage

    with nothing_is_garbage():
        django.setup()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
