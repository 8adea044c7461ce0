"""Rows as the database gave them, and what Django makes of one: for questions of thousands of rows of which most were looked at before.

To make moments and truths of what SQLite calls texts and numbers takes as long as asking. Who remembers what follows from a row
(a pure function of it) need not have it made again.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import QuerySet


class Unconverted:
    """One question: a queryset of ``values_list``."""

    def __init__(self, asked: QuerySet[Any, Any]) -> None:
        self._compiler = asked.query.get_compiler(using=asked.db)
        self._converters: dict[int, Any] | None = None

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield its rows as they came; they compare as they are."""
        return map(tuple, chain.from_iterable(self._compiler.execute_sql() or ()))

    def converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return what the queryset would have given for a row; once the rows are asked for."""
        if self._converters is None:
            self._converters = self._compiler.get_converters([column for column, *_more in self._compiler.select])
        return tuple(next(self._compiler.apply_converters([row], self._converters))) if self._converters else row
