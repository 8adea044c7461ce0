"""What erasing leaves behind on the disk, and its going: freed bytes in the database's file and in its log, and files of rooms."""

import datetime as dt
import logging
import re
from collections.abc import Callable

from django.db import DatabaseError, connection

from causeway.frame.registered import Registered

logger = logging.getLogger(__name__)

# What deletes a room's files that name this e-mail address; it returns how many, and is called after the rows are erased.
sweeps_files = Registered[Callable[[str], int]]()


def address_in_text(email: str) -> str:
    """Return the regular expression, to be read whatever the case, of an address in words: "bo@example.org" stands in no "jumbo@example.org".

    PostgreSQL and Python read it alike.
    """
    return rf"(^|[^a-z0-9._%+-]|[^a-z0-9_%+-]\.){re.escape(email.strip().lower())}(?![a-z0-9-]|\.[a-z0-9])"


def sweep_files(email: str) -> int:
    """Delete every room's files that name the address; returns how many."""
    return sum(sweep(email) for sweep in sweeps_files)


def empty_log_in_time(_now: dt.datetime) -> bool:
    """Empty the log now and then: people erase their own things on the site's pages, too."""
    return empty_log()


def empty_log() -> bool:
    """Write SQLite's log into its file and cut it to nothing; returns whether that was done.

    What is deleted is overwritten in the file (``PRAGMA secure_delete`` in the settings), but older pages stand in the log until then. While
    somebody reads it cannot be cut; the worker tries again every hour. PostgreSQL has a way of its own (VACUUM, and its archive's time).
    """
    if connection.vendor != "sqlite":
        return False
    if connection.in_atomic_block:
        raise RuntimeError("The log is emptied after the transaction, not in it.")
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
    except DatabaseError:
        logger.warning("The database's log could not be emptied now", exc_info=True)
        return False
    return not busy
