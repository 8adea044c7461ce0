"""Counts that every process of this site shares: in the cache where there is one for all machines, else in a small file of this one.

While the shared cache does not answer, each machine counts for itself. The file forgets nothing but what is over and is written without
waiting for the disk: after a crash some counts begin anew.
"""

import hashlib
import hmac
import sqlite3
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from django.conf import settings
from django.core.cache import caches

from causeway.serving.shared_cache import CacheGone, SharedCache

_SCHEMA = "CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, ends INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID"
_COUNT = """
    INSERT INTO counts (name, ends, count) VALUES (?, ?, max(?, 0))
    ON CONFLICT (name) DO UPDATE SET count = max(count + ?, 0) RETURNING count
"""
_SWEEP_SECONDS = 60


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


_kept = _Kept()


def tries(scope: str, key: str, window: timedelta, more: int = 1) -> Tries:
    """Count ``more`` tries of ``key`` at ``scope``; a negative number gives so many back, 0 only looks.

    Letter case and blanks of the key do not matter. Windows are fixed stretches of time, so at worst twice a limit passes around a
    boundary.
    """
    seconds = int(window.total_seconds())
    said = f"{scope}:{key.strip().casefold()}".encode("utf-8", "replace")
    digest = hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()
    number = int(time.time()) // seconds
    ends = (number + 1) * seconds
    add = _in_cache if settings.LIMITS_IN_CACHE else _in_file
    return Tries(add(f"limit:{digest}:{number}", ends, more), datetime.fromtimestamp(ends, UTC))


def _in_cache(name: str, ends: int, more: int) -> int:
    try:
        return cast("SharedCache", caches["default"]).counted(name, more, max(1, ends - int(time.time())))
    except CacheGone:
        return _in_file(name, ends, more)


def _in_file(name: str, ends: int, more: int) -> int:
    connection = _connection()
    with connection:
        row = connection.execute(_COUNT, (name, ends, more, more)).fetchone()
        if time.monotonic() - _kept.swept > _SWEEP_SECONDS:
            connection.execute("DELETE FROM counts WHERE ends < ?", (int(time.time()),))
            _kept.swept = time.monotonic()
    return cast("int", row[0])


def _connection() -> sqlite3.Connection:
    path = str(settings.LIMITS_PATH)
    if _kept.connection is None or _kept.path != path:
        if _kept.connection is not None:
            _kept.connection.close()
        _kept.connection, _kept.path = sqlite3.connect(path, timeout=20, check_same_thread=False), path
        _kept.connection.execute("PRAGMA journal_mode = MEMORY")
        _kept.connection.execute("PRAGMA synchronous = OFF")
        _kept.connection.execute(_SCHEMA)
    return _kept.connection
