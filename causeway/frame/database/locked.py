"""Whether a database was locked: somebody else wrote for longer than we wait, and nothing that was asked is at fault."""

from django.db import OperationalError
from django_tasks_db.utils import is_locked_database_exception


def is_locked(error: Exception) -> bool:
    """Return whether an error says so. SQLite has the same kind of error for a statement that is wrong, which is a fault of ours."""
    return isinstance(error, OperationalError) and bool(is_locked_database_exception(error))
