"""Counts that every process of this site shares: in the cache where there is one for all machines, else in a small file of this one.

While the shared cache does not answer, each machine counts for itself. The file forgets nothing but what is over and is written without
waiting for the disk: after a crash some counts begin anew.
"""

import hmac
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.core.cache import caches

from causeway.later import Later

if TYPE_CHECKING:
    from causeway.serving import shared_cache
else:
    shared_cache = Later("causeway.serving.shared_cache")  # brings Redis's library, 8 MB that a site of one machine need not hold

_SCHEMA = "CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, ends INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID"
_COUNT = """
    INSERT INTO counts (name, ends, count) VALUES (?, ?, max(?, 0))
    ON CONFLICT (name) DO UPDATE SET count = max(count + ?, 0) RETURNING count
"""
_SWEEP_SECONDS = 60
_PATIENCE_SECONDS = 20.0  # how long a thread waits for others to be done with the file


@dataclass(frozen=True)
class Tries:
    """How often one key tried in the current window, this time included, and when the next window begins."""

    count: int
    again_at: datetime


class _Kept(threading.local):
    """A connection for each thread, to the file the settings name, and when it was last swept."""

    path = ""
    connection: sqlite3.Connection | None = None
    swept = 0.0
    patience = waits = _PATIENCE_SECONDS  # how long the thread may wait now, and how long its connection does


_kept = _Kept()


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let this thread not wait for the file: while another writes it, counting raises ``sqlite3.OperationalError`` and counts nothing."""
    before, _kept.patience = _kept.patience, 0.0
    try:
        yield
    finally:
        _kept.patience = before


def tries(scope: str, key: str, window: timedelta, more: int = 1) -> Tries:
    """Count ``more`` tries of ``key`` at ``scope``; a negative number gives so many back, 0 only looks.

    Letter case and blanks of the key do not matter. Windows are fixed stretches of time, so at worst twice a limit passes around a
    boundary.
    """
    return tries_together([(scope, key, window)], more)[0]


def tries_together(keys: Sequence[tuple[str, str, timedelta]], more: int = 1) -> list[Tries]:
    """Count so many tries of each key, with its scope and window, in one conversation: all are counted or none."""
    if not keys:
        return []
    ends = dict(_named(*each) for each in keys)
    if len(ends) < len(keys):
        raise ValueError("A key can be counted once at a time.")
    counts = (_in_cache if settings.LIMITS_IN_CACHE else _in_file)(ends, more)
    return [Tries(count, datetime.fromtimestamp(end, UTC)) for count, end in zip(counts, ends.values(), strict=True)]


def _named(scope: str, key: str, window: timedelta) -> tuple[str, int]:
    """Return the name under which a key is counted in this window, and when that ends."""
    seconds = int(window.total_seconds())
    said = f"{scope}:{key.strip().casefold()}".encode("utf-8", "replace")
    digest = hmac.digest(settings.SECRET_KEY.encode(), said, "sha256").hex()
    number = int(time.time()) // seconds
    return f"limit:{digest}:{number}", (number + 1) * seconds


def _in_cache(ends: Mapping[str, int], more: int) -> list[int]:
    now = int(time.time())
    try:
        lasting = {name: max(1, end - now) for name, end in ends.items()}
        return cast("shared_cache.SharedCache", caches["default"]).counted(lasting, more)
    except shared_cache.CacheGone:
        return _in_file(ends, more)


def _in_file(ends: Mapping[str, int], more: int) -> list[int]:
    connection = _connection()
    with connection:
        counts = [connection.execute(_COUNT, (name, end, more, more)).fetchone()[0] for name, end in ends.items()]
        if time.monotonic() - _kept.swept > _SWEEP_SECONDS:
            connection.execute("DELETE FROM counts WHERE ends < ?", (int(time.time()),))
            _kept.swept = time.monotonic()
    return counts


def _connection() -> sqlite3.Connection:
    path = str(settings.LIMITS_PATH)
    if _kept.connection is None or _kept.path != path:
        if _kept.connection is not None:
            _kept.connection.close()
            _kept.connection = None
        _kept.connection, _kept.path, _kept.waits = _opened(path), path, _kept.patience
    if _kept.waits != _kept.patience:
        _kept.connection.execute(f"PRAGMA busy_timeout = {int(1000 * _kept.patience)}")
        _kept.waits = _kept.patience
    return _kept.connection


def _opened(path: str) -> sqlite3.Connection:
    """Return a connection to the file with its table: one without it is not kept."""
    connection = sqlite3.connect(path, timeout=_kept.patience, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
