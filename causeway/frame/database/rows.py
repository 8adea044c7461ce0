"""One row written as ``save`` writes it, by a statement that each connection puts together once.

It is for rows that every visitor writes in the same minute. No signal is sent: nothing of this site listens to them for such rows, as
nothing does for those written many at once.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_KEPT = "_statements_of_rows"  # on the connection, so that they go with it
Fields = Sequence["models.Field[Any, Any]"]


def insert(row: models.Model) -> None:
    """Write a new row, as ``row.save(force_insert=True)`` does, and give it its number. All its values are plain ones, of one table."""
    connection, meta = connections[DEFAULT_DB_ALIAS], row._meta  # noqa: SLF001  Django documents _meta
    fields, statement = _kept(connection, (type(row), "insert"), lambda: _insertion(connection, row))
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), connection.cursor() as cursor:
        cursor.execute(statement, _values(connection, row, fields, add=True))
        setattr(row, meta.pk.attname, cursor.fetchone()[0])
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001  as save does


def update(row: models.Model, names: Sequence[str]) -> None:
    """Write some fields of a row that is there, as ``row.save(update_fields=names)`` does; raises :class:`DatabaseError` where it is not."""
    connection, meta = connections[DEFAULT_DB_ALIAS], row._meta  # noqa: SLF001  as above
    fields, statement = _kept(connection, (type(row), *names), lambda: _change(connection, row, names))
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), connection.cursor() as cursor:
        cursor.execute(statement, [*_values(connection, row, fields, add=False), getattr(row, meta.pk.attname)])
        if not cursor.rowcount:
            raise DatabaseError("The row that was to be changed is not there.")


def _kept(connection: BaseDatabaseWrapper, key: object, make: Callable[[], tuple[Fields, str]]) -> tuple[Fields, str]:
    kept: dict[object, tuple[Fields, str]] = connection.__dict__.setdefault(_KEPT, {})
    if (found := kept.get(key)) is None:
        found = kept[key] = make()
    return found


def _values(connection: BaseDatabaseWrapper, row: models.Model, fields: Fields, *, add: bool) -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(row, add), connection=connection) for field in fields]


def _insertion(connection: BaseDatabaseWrapper, row: models.Model) -> tuple[Fields, str]:
    quoted, meta = connection.ops.quote_name, row._meta  # noqa: SLF001  as above
    fields = [field for field in meta.concrete_fields if field is not meta.pk]
    columns, places = ", ".join(quoted(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    return fields, (
        f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ({places}) "  # noqa: S608  names of the model
        f"RETURNING {quoted(str(meta.pk.column))}"
    )


def _change(connection: BaseDatabaseWrapper, row: models.Model, names: Sequence[str]) -> tuple[Fields, str]:
    quoted, meta = connection.ops.quote_name, row._meta  # noqa: SLF001  as above
    of = {field.name: field for field in meta.concrete_fields}
    fields = [of[name] for name in names]
    changes = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    where = f"{quoted(str(meta.pk.column))} = %s"
    return fields, f"UPDATE {quoted(meta.db_table)} SET {changes} WHERE {where}"  # noqa: S608  as above
