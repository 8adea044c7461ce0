"""Which statements each test sends, written down while SQLite's tests run, so that PostgreSQL need not run a test that would send it nothing new.

Two databases differ in how they read a statement and in what they take for a value, not in which page asked. So a statement is its text
without numbers and without how many values a list has, together with the kinds of its values (a text longer than any column, NUL, a number
that needs eight bytes, none at all ...) and the error it ended in.
"""

import hashlib
import heapq
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_OF_THE_TEST_ITSELF = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT", "PRAGMA")
_REPEATED = re.compile(r"(\((?:[^()]|\(%s\))*%s(?:[^()]|\(%s\))*\))(?:, \1)+")
_LIST = re.compile(r"%s(?:, %s)+")
_NUMBER = re.compile(r"\b\d+\b")
_LONG_TEXT = 255
_FOUR_BYTES = 2**31


@dataclass
class Sent:
    """What one test sent: digests of statements, and how many seconds the test took."""

    seconds: float = 0.0
    statements: set[str] = field(default_factory=set)


def shape(statement: str) -> str:
    """Return a statement without its numbers, and with one value for each list of them."""
    return _NUMBER.sub("0", _REPEATED.sub(r"\1", _LIST.sub("%s", statement)))


def kind(value: object) -> str:
    """Return what a database may mind in a value."""
    if isinstance(value, str):
        if len(value) <= _LONG_TEXT and value.isascii() and "\0" not in value:  # nearly all
            return "text"
        unusual = [
            name
            for name, is_so in (("nul", "\0" in value), ("long", len(value) > _LONG_TEXT), ("wide", not value.isascii()))
            if is_so
        ]
        return " ".join(["text", *unusual])
    if isinstance(value, int) and not isinstance(value, bool):
        return "number" if -_FOUR_BYTES <= value < _FOUR_BYTES else "eight bytes"
    return type(value).__name__


def kinds(values: Iterable[object] | None) -> str:
    """Return the kinds of a statement's values, each once."""
    return "|".join(sorted({kind(value) for value in values or ()}))


class Recorder:
    """Note what is sent, for whichever test runs."""

    def __init__(self) -> None:
        self.by_test: dict[str, Sent] = {}
        self._now = Sent()
        self._shapes: dict[str, str] = {}

    def begin(self, test: str) -> None:
        """What is sent from now on is this test's."""
        self._now = self.by_test.setdefault(test, Sent())

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Send a statement as Django's ``execute_wrappers`` do, and note it."""
        try:
            found = execute(sql, params, many, context)
        except Exception as error:
            self._note(sql, params, many=many, ended=type(error).__name__)
            raise
        self._note(sql, params, many=many, ended="")
        return found

    def _note(self, sql: str, params: Any, *, many: bool, ended: str) -> None:
        if sql not in self._shapes:
            self._shapes[sql] = "" if sql.startswith(_OF_THE_TEST_ITSELF) else shape(sql)
        if text := self._shapes[sql]:
            values = (
                (value for row in params for value in row) if many else params.values() if isinstance(params, dict) else params
            )
            self._now.statements.add(hashlib.blake2b(f"{text}\0{kinds(values)}\0{ended}".encode(), digest_size=8).hexdigest())

    def listen(self, connection: BaseDatabaseWrapper, **_signal: Any) -> None:
        """Note what is sent over a connection; called for each new one."""
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)

    def write(self, file: Path) -> None:
        """Write down what every test sent."""
        file.write_text(json.dumps({test: [sent.seconds, sorted(sent.statements)] for test, sent in self.by_test.items()}))


class Recording:
    """The plugin of pytest that writes down, in a folder, what each test sends to the database."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._recorder = folder, Recorder()
        connection_created.connect(self._recorder.listen)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Give what is sent meanwhile to this test, its fixtures with it."""
        self._recorder.begin(item.nodeid)
        began = time.process_time()
        outcome = yield
        self._recorder.by_test[item.nodeid].seconds = time.process_time() - began
        return outcome

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Each worker writes a file of its own."""
        if self._recorder.by_test:
            self._folder.mkdir(parents=True, exist_ok=True)
            worker = getattr(session.config, "workerinput", {}).get("workerid", "alone")
            self._recorder.write(self._folder / f"{worker}.json")


def recorded(folder: Path) -> dict[str, Sent]:
    """Read what every test sent. Empty where nothing was written down."""
    return {
        test: Sent(seconds, set(statements))
        for file in sorted(folder.glob("*.json"))
        for test, (seconds, statements) in json.loads(file.read_text()).items()
    }


def sufficient(by_test: dict[str, Sent], already: Iterable[str]) -> set[str]:
    """Choose tests that together send every statement, the ones in ``already`` among them; those first that send most new ones in a second.

    Chvatal's greedy cover: at most a logarithm dearer than the cheapest choice.
    """
    chosen = {test for test in already if test in by_test}
    covered = set[str]().union(*(by_test[test].statements for test in chosen))

    def price(test: str) -> float:
        return (by_test[test].seconds + 0.01) / len(by_test[test].statements - covered)

    waiting = [(price(test), test) for test, sent in by_test.items() if sent.statements - covered]
    heapq.heapify(waiting)
    while waiting:
        _priced_before, test = heapq.heappop(waiting)
        if not by_test[test].statements - covered:
            continue
        now = price(test)
        if waiting and now > waiting[0][0]:
            heapq.heappush(waiting, (now, test))
            continue
        chosen.add(test)
        covered |= by_test[test].statements
    return chosen
