"""The same cache with its values in a file without a name: thousands of pages kept ready take none of a process's memory.

The system holds as much of the file as it has room for, and drops that before it runs out of memory. A value lies in blocks, which are used again
once it is gone. Each process writes to a file of its own; what was kept before it was forked it reads where it lies.
"""

import os
import tempfile
import weakref
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.cache.backends import locmem

from causeway.serving.bounded_memory import BoundedMemory

BLOCK = 4096


@dataclass(eq=False)
class Blocks:
    """One process's file."""

    folder: Path
    process: int = field(default_factory=os.getpid)
    _free: list[int] = field(default_factory=list)
    _many: int = 0

    def __post_init__(self) -> None:
        self._file = tempfile.TemporaryFile(dir=self.folder, buffering=0)  # noqa: SIM115  closed below
        weakref.finalize(self, self._file.close)  # when nothing in it is kept any more

    def put(self, value: bytes) -> "Place":
        """Write a value; raises ``OSError`` where there is no room for it."""
        numbers = [self._block() for _ in range(0, len(value), BLOCK)]
        place = Place(self, len(value), numbers)
        try:
            for at, number in enumerate(numbers):
                self._write(number, value[at * BLOCK : (at + 1) * BLOCK])
        except OSError:
            place.free()
            raise
        return place

    def _block(self) -> int:
        if self._free:
            return self._free.pop()
        self._many += 1
        return self._many - 1

    def _write(self, number: int, part: bytes) -> None:
        if os.pwrite(self._file.fileno(), part, number * BLOCK) < len(part):
            raise OSError("The file could not be written to its end.")

    def read(self, number: int) -> bytes:
        """Return a block."""
        return os.pread(self._file.fileno(), BLOCK, number * BLOCK)

    def take_back(self, numbers: list[int]) -> None:
        """Have blocks used again."""
        self._free += numbers


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value lies."""

    file: Blocks
    size: int
    numbers: list[int]

    def read(self) -> bytes:
        """Return the value."""
        return b"".join(map(self.file.read, self.numbers))[: self.size]

    def free(self) -> None:
        """Give its blocks back."""
        self.file.take_back(self.numbers)


class Filed(OrderedDict[str, Any]):
    """What Django's cache in memory holds its values in: here they come from a file and go to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder, self._file = folder, Blocks(folder)

    def __getitem__(self, key: str) -> bytes:
        place: Place = super().__getitem__(key)
        return place.read()

    def __setitem__(self, key: str, value: bytes) -> None:
        if self._file.process != os.getpid():
            self._file = Blocks(self._folder)
        place = self._file.put(value)
        if key in self:
            super().__getitem__(key).free()
        super().__setitem__(key, place)

    def __delitem__(self, key: str) -> None:
        super().__getitem__(key).free()
        super().__delitem__(key)

    def clear(self) -> None:
        """Forget everything."""
        for key in list(self):
            del self[key]


class BoundedFile(BoundedMemory):
    """Keeps at most ``MAX_BYTES`` of values, in a file in ``FOLDER`` (options). What finds no room on the disk is not kept."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        caches: dict[str, Any] = locmem._caches  # type: ignore[attr-defined]  # noqa: SLF001  as its own instances find it
        if name not in caches:
            caches[name] = Filed(Path(params["OPTIONS"]["FOLDER"]))
        super().__init__(name, params)

    def _set(self, key: str, value: bytes, *timeout: Any) -> None:
        try:
            super()._set(key, value, *timeout)
        except OSError:
            return
