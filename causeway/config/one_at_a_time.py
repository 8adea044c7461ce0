"""What one machine of all does while the others wait: they share a database, and are often started at the same moment."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections

_KEY = 0x0CA5E3A7  # any number would do, so long as nothing else in this database uses it


@contextmanager
def one_at_a_time(waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock of this site's database meanwhile; ``waiting`` is called where another has it.

    PostgreSQL gives it back with the connection, so that who is killed holds up nobody; for SQLite it is a file beside it.
    """
    with (_in_postgresql if connections["default"].vendor == "postgresql" else _beside_the_file)(waiting):
        yield


@contextmanager
def _in_postgresql(waiting: Callable[[], object]) -> Iterator[None]:
    holder = connections.create_connection("default")  # what is done meanwhile may close its own
    try:
        with holder.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_KEY])
            if not cursor.fetchone()[0]:
                waiting()
                cursor.execute("SELECT pg_advisory_lock(%s)", [_KEY])
            yield
    finally:
        holder.close()


@contextmanager
def _beside_the_file(waiting: Callable[[], object]) -> Iterator[None]:
    with (Path(settings.VAR) / "set-up.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
