"""The files of a pack for the day. The room that makes them registers here at start."""

from collections.abc import Callable
from dataclasses import dataclass

from causeway.outbox.actions import File
from causeway.roundtables.day.pack.queries import Pack


@dataclass(frozen=True)
class Sheet:
    """One file of the pack: where in it, what it is, and how it is made. ``make`` returns ``None`` where it has nothing to say.

    ``folder`` is empty for the papers of the meeting, else what the papers of areas are called.
    """

    name: str
    title: str
    form: str
    make: Callable[[], File | None]
    folder: str = ""
    of: str = ""  # the area it is about

    @property
    def path(self) -> str:
        """Return where in the pack it stands."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


_packs: list[Callable[[Pack], tuple[Sheet, ...]]] = []


def gives_packs(room: Callable[[Pack], tuple[Sheet, ...]]) -> None:
    """Register what lists the files of a roundtable's pack; the last one registered stands."""
    _packs[:] = [room]


def sheets_of(pack: Pack) -> tuple[Sheet, ...]:
    """Return the files of a roundtable's pack; none where no room makes them."""
    return _packs[0](pack) if _packs else ()
