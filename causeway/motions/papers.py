"""A motion on paper. The room that makes papers registers here at start; without one none are offered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from causeway.motions.carrying.domain import State
from causeway.motions.carrying.models import Motion
from causeway.outbox.actions import File

Make = Callable[[Motion], File]


@dataclass(frozen=True)
class Kind:
    """One file of a motion: its title, how it is made, and whether it is made only of one that was passed."""

    title: object
    make: Make
    once_passed: bool = False


_kinds: dict[str, Kind] = {}


def gives_papers(kinds: Mapping[str, Kind]) -> None:
    """Register the files by the names under which they are fetched; the last ones registered stand."""
    _kinds.clear()
    _kinds.update(kinds)


def offered(*, passed: bool = True) -> tuple[tuple[str, object], ...]:
    """Return the files there are, name and title."""
    return tuple((name, kind.title) for name, kind in _kinds.items() if passed or not kind.once_passed)


def file(motion: Motion, name: str) -> File | None:
    """Make one; ``None`` where there is no such file of this motion."""
    kind = _kinds.get(name)
    return kind.make(motion) if kind and (motion.state == State.PASSED or not kind.once_passed) else None
