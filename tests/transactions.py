"""A test runs inside a transaction of its own, so a forgotten one is missed: rows are "held" and messages posted in the test's.

Here both databases behave as PostgreSQL does outside a test. What a test itself does counts as it stands; what the site does counts only
inside a transaction that the site began.
"""

from django.db import connections
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

_as_sql = SQLCompiler.as_sql


def begun_by_the_site(alias="default"):
    """Whether a transaction is open that no test case began."""
    return any(not block._from_testcase for block in connections[alias].atomic_blocks)


def _as_sql_in_a_transaction(compiler, *args, **kwargs):
    """Refuse to hold rows where nothing ends the holding; SQLite, which holds no rows, would say nothing."""
    if compiler.query.select_for_update and not begun_by_the_site(compiler.using):
        raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
    return _as_sql(compiler, *args, **kwargs)


def hold_rows_only_in_transactions():
    """Let every query that holds rows be refused outside a transaction, whichever database is below and whatever the test began."""
    SQLCompiler.as_sql = _as_sql_in_a_transaction
