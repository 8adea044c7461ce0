"""What is asked of a source, what it answered, and JSON whose shape nobody promised us."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from causeway.news.parsing.charsets import decoded
from causeway.news.sources.domain import Kind


class Unreadable(ValueError):  # noqa: N818  named for what it is
    """It is not what this kind of source sends; the message is a sentence for staff."""


@dataclass(frozen=True)
class Asked:
    """A source, as far as its format is concerned. ``address`` takes the place of the kind's own where it has one."""

    kind: Kind
    address: str = ""
    query: str = ""
    outlet: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    def listed(self, name: str) -> list[str]:
        """Return a setting that is a list of words."""
        value = self.settings.get(name, [])
        return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []

    def setting(self, name: str) -> str:
        """Return a setting that is one word."""
        return str(self.settings.get(name, ""))


@dataclass(frozen=True)
class Answer:
    """What a server sent: ``url`` is where it came from in the end."""

    body: bytes
    url: str = ""
    content_type: str = ""

    @property
    def text(self) -> str:
        """Its text."""
        return decoded(self.body, self.content_type)

    def json(self) -> Any:
        """Return what it says as JSON; raises :class:`Unreadable`."""
        try:
            return json.loads(self.text, parse_int=_whole)
        except (ValueError, RecursionError) as error:
            raise Unreadable("It sent something that is not JSON.") from error


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= 18 else 0  # noqa: PLR2004  no number of anybody's is longer


def at(value: Any, *path: str | int) -> Any:
    """Return what stands at a path in JSON; ``None`` where it is not of that shape."""
    for step in path:
        if isinstance(step, str) and isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def word(value: Any, *path: str | int) -> str:
    """Return the words at a path; empty where there are none."""
    found = at(value, *path)
    return found.strip() if isinstance(found, str) else ""


def number(value: Any, *path: str | int) -> int | None:
    """Return the whole number at a path."""
    found = at(value, *path)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def rows(value: Any, *path: str | int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects in the list at a path; raises :class:`Unreadable` where there is no list."""
    found = at(value, *path)
    if not isinstance(found, list):
        raise Unreadable("It sent an answer of another shape than its kind of source does.")
    yield from (each for each in found if isinstance(each, Mapping))
