"""A test runs inside a transaction of its own, so a forgotten one is missed: rows are "held" and messages posted in the test's.

Here both databases behave as PostgreSQL does outside a test. What a test itself does counts as it stands; what the site does counts only
inside a transaction that the site began.
"""

from django.db import connections
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django.test import TestCase

_as_sql = SQLCompiler.as_sql
_enter_atomics = TestCase._enter_atomics.__func__
_should_check_constraints = TestCase._should_check_constraints


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


def _written(connection):
    """How many rows a connection to SQLite has written since it was opened."""
    return connection.connection, connection.connection.total_changes


def _enter_atomics_and_note(cls):
    atomics = _enter_atomics(cls)
    cls.written_before = {alias: _written(connections[alias]) for alias in atomics if connections[alias].vendor == "sqlite"}
    return atomics


def _should_check_constraints_of_what_was_written(case, connection):
    """SQLite looks through every row of every table: 30 ms where the shipped figures are loaded, for nothing where no row was written."""
    before = case.written_before.get(connection.alias)
    return _should_check_constraints(case, connection) and (before is None or _written(connection) != before)


def check_constraints_after_writing():
    """Let a test that wrote no row end without looking for keys that lead nowhere."""
    TestCase._enter_atomics = classmethod(_enter_atomics_and_note)
    TestCase._should_check_constraints = _should_check_constraints_of_what_was_written
