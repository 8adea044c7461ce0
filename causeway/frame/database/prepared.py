"""Questions that are put together once by each connection and asked many times.

Django puts a statement together anew whenever it is asked, which costs this site more than the database's answer does. A :class:`Prepared`
question is built by querysets like every other, so that no rule is said twice, but only once: with a mark in the place of each value. What is
kept is the statement, and where which value goes. It is for what every visitor asks in the same minute; elsewhere a queryset reads better.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

_KEPT = "_prepared_questions"  # on the connection, so that they go with it
_EIGHT_BYTES = 2**63


class Prepared:
    """One question. ``build`` returns its queryset for named values; it must hand each on as it stands, and not look at it.

    A value is a text, a whole number, a day, a moment, or a tuple of texts; none may be missing. Raises :class:`TypeError` for any other,
    and for a queryset that changes a value on its way, or would ask more than once.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build

    def rows(self, **values: Any) -> list[Any]:
        """Return what the queryset would: models, or what its ``values_list`` says."""
        connection = connections[DEFAULT_DB_ALIAS]
        kept: dict[object, _Statement] = connection.__dict__.setdefault(_KEPT, {})
        shape = (self, *(len(value) if isinstance(value, tuple) else type(value) for value in values.values()))
        if (statement := kept.get(shape)) is None:
            statement = kept[shape] = _Statement(connection, self._build, values)
        return statement.rows(values)

    def first(self, **values: Any) -> Any:
        """Return the first of them; ``None`` where there is none."""
        return next(iter(self.rows(**values)), None)


class _Statement:
    """A question as one connection sends it."""

    def __init__(
        self, connection: BaseDatabaseWrapper, build: Callable[..., QuerySet[Any, Any]], values: Mapping[str, Any]
    ) -> None:
        self._connection = connection
        marks = {name: _mark(value, 100 * number) for number, (name, value) in enumerate(values.items())}
        self._asked = build(**marks)
        compiler = self._asked.query.get_compiler(using=connection.alias)
        self._sql, params = compiler.as_sql()
        self._params, self._places = list(params), _places(connection, marks, params)
        if compiler.has_extra_select or self._asked._prefetch_related_lookups:  # type: ignore[attr-defined]  # noqa: SLF001
            raise TypeError("What is selected to sort by, or fetched besides, cannot be prepared.")
        compiler.execute_sql = lambda *_how, **_more: [self._found]
        self._asked.query.get_compiler = lambda *_how, **_more: compiler  # type: ignore[method-assign]
        self._found: Sequence[tuple[Any, ...]] = ()

    def rows(self, values: Mapping[str, Any]) -> list[Any]:
        """Ask, and let Django make of the answer what it makes of it always."""
        if self._asked.query.select_for_update and not self._connection.in_atomic_block:
            raise TypeError("What is held must be asked for in a transaction.")
        params = self._params.copy()
        adapted = list(_adapted(self._connection, values))
        for place, number in self._places:
            params[place] = adapted[number]
        with self._connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            self._found = cursor.fetchall()
        made: Iterable[Any] = self._asked._iterable_class(self._asked)  # type: ignore[assignment]  # noqa: SLF001  as above
        return list(made)


def _mark(value: Any, number: int) -> Any:
    """Return a value of the same kind that no question holds of itself."""
    match value:
        case tuple():
            return tuple(_mark(each, number + place) for place, each in enumerate(value))
        case str():
            return f"\ue000{number}\ue000"
        case dt.datetime():
            return dt.datetime(2, 1, 1, microsecond=number, tzinfo=dt.UTC)
        case dt.date():
            return dt.date(2, 1, 1) + dt.timedelta(days=number)
        case bool():
            raise TypeError("Whether something is so cannot be a value.")
        case int():
            return 1_600_000_000 + number
        case _:
            raise TypeError(f"{type(value).__name__} cannot be a value.")


def _places(connection: BaseDatabaseWrapper, marks: Mapping[str, Any], params: Sequence[Any]) -> list[tuple[int, int]]:
    """Return where in a statement which value goes; raises :class:`TypeError` where one goes nowhere."""
    values = list(_adapted(connection, marks))
    found = [(place, values.index(param)) for place, param in enumerate(params) if param in values]
    if {number for _place, number in found} != set(range(len(values))):
        raise TypeError("A value does not stand in the question as it was handed on.")
    return found


def _adapted(connection: BaseDatabaseWrapper, values: Mapping[str, Any]) -> Iterator[Any]:
    """Yield values one after the other as the database takes them."""
    for value in values.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, dt.datetime):
                yield connection.ops.adapt_datetimefield_value(each)
            elif isinstance(each, dt.date):
                yield connection.ops.adapt_datefield_value(each)
            elif isinstance(each, int) and not -_EIGHT_BYTES <= each < _EIGHT_BYTES:
                raise OverflowError("No row has such a number.")
            else:
                yield each
