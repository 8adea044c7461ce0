"""Every postcode of Great Britain and its areas in less than a megabyte, read where it lies.

A postcode is a sector ("SW1A 1") and one of 400 units ("AA" to "ZZ" over twenty letters). Neighbours mostly lie in the same areas,
so per sector the file keeps 400 bits that say which units exist and the *runs* of units with equal answers. One look-up is a
dictionary get, a bit test and a bisection; a look-up of many is one search for all sectors and one step into a table of all units.

Layout, all numbers little-endian ``uint32`` unless said: the magic ``CWPC0002``; the counts of sectors, runs, answers, codes and
columns; sector keys (as in ``postcode_bytes``) in order; for each sector its first run, and one past the last; the bits, 50 bytes a sector; runs as
``unit << 16 | answer`` in order; answers as ``uint16`` codes, one per column; codes as nine ASCII bytes each, the first of them blank.
"""

import mmap
import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from causeway.areas.domain.postcode_bytes import UNIT, Numbers, sector_texts, taken_apart
from causeway.areas.domain.postcodes import UNITS_PER_SECTOR

MAGIC = b"CWPC0002"
COLUMNS = ("constituency", "district", "authority", "sub_icb", "icb_2023", "icb_2026", "health_board", "region", "nation")
UNKNOWN, NOT_A_POSTCODE = 0xFFFF, 0xFFFE  # in the answer of a look-up of many, beside rows of ``answers``
BITS_BYTES = UNITS_PER_SECTOR // 8
CODE_BYTES = 9

HEAD = struct.Struct("<8s5I")


class BadIndex(Exception):  # noqa: N818  named for what it is
    """The file is not a postcode index of this layout, or is cut short."""


@dataclass(frozen=True)
class Layout:
    """Where each part of the file begins, in bytes."""

    sectors: int
    runs: int
    answers: int
    codes: int

    @property
    def starts(self) -> dict[str, int]:
        """The offset of each part, and ``end``."""
        keys = HEAD.size
        first_runs = keys + 4 * self.sectors
        bits = first_runs + 4 * (self.sectors + 1)
        runs = bits + BITS_BYTES * self.sectors
        answers = runs + 4 * self.runs
        codes = answers + 2 * len(COLUMNS) * self.answers
        return {
            "keys": keys, "first_runs": first_runs, "bits": bits, "runs": runs,
            "answers": answers, "codes": codes, "end": codes + CODE_BYTES * self.codes,
        }  # fmt: skip


class PostcodeIndex:
    """A postcode index, memory-mapped. ``answers`` is the table of distinct answers; a look-up returns one of them or ``None``.

    ``starts`` is by sector ("SW1A 1") which its first unit is among all units of all sectors.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:
                raise BadIndex(f"{path.name} is empty.") from error
        try:
            magic, sectors, runs, answers, codes, columns = HEAD.unpack_from(self._map)
        except struct.error as error:
            raise BadIndex(f"{path.name} is not a postcode index.") from error
        layout = Layout(sectors, runs, answers, codes)
        starts = layout.starts
        if magic != MAGIC or columns != len(COLUMNS) or starts["end"] != len(self._map):
            raise BadIndex(f"{path.name} is not a postcode index of this layout, or is cut short.")
        view = memoryview(self._map)
        self._keys = np.frombuffer(self._map, "<u4", sectors, starts["keys"])
        self._first = view[starts["first_runs"] : starts["bits"]].cast("I")
        self._bits = view[starts["bits"] : starts["runs"]]
        self._runs = view[starts["runs"] : starts["answers"]].cast("I")
        table = np.frombuffer(self._map, "<u2", answers * len(COLUMNS), starts["answers"]).reshape(answers, len(COLUMNS))
        raw = bytes(view[starts["codes"] : starts["end"]]).decode("ascii")
        names = [raw[at : at + CODE_BYTES].strip() or None for at in range(0, len(raw), CODE_BYTES)]
        self.answers: list[tuple[str | None, ...]] = [tuple(names[code] for code in row) for row in table.tolist()]
        self._sectors = sector_texts(self._keys)
        self.starts = {sector: place * UNITS_PER_SECTOR for place, sector in enumerate(self._sectors.astype(str).tolist())}

    def __len__(self) -> int:
        """Return how many postcodes it knows."""
        return int(self._exists().sum())

    def find(self, postcode: str) -> tuple[str | None, ...] | None:
        """Return the areas of a parsed postcode ("SW1A 1AA") in the order of ``COLUMNS``; ``None`` when it is not known."""
        row = self.row(postcode)
        return None if row is None else self.answers[row]

    def row(self, postcode: str) -> int | None:
        """Return the row in ``answers`` of a postcode as it is written properly; ``None`` when it is not known, or is none."""
        place, unit = divmod(self.unit(postcode), UNITS_PER_SECTOR)
        if place < 0 or not self._bits[place * BITS_BYTES + (unit >> 3)] >> (unit & 7) & 1:
            return None
        at = bisect_right(self._runs, unit << 16 | 0xFFFF, self._first[place], self._first[place + 1]) - 1
        return int(self._runs[at] & 0xFFFF)

    def every_sector(self) -> list[str]:
        """Return all sectors ("SW1A 1"), in the order in which :meth:`units` counts them."""
        return list(self.starts)

    def sector_answers(self, sector: str) -> list[tuple[str | None, ...]]:
        """Return the distinct answers of all postcodes of a sector ("SW1A 1")."""
        start = self.starts.get(sector)
        if start is None:
            return []
        place = start // UNITS_PER_SECTOR
        numbers = {self._runs[at] & 0xFFFF for at in range(self._first[place], self._first[place + 1])}
        return [self.answers[number] for number in sorted(numbers)]

    def sectors_of(self, outward: str, digit: str = "") -> list[str]:
        """Return the sectors of an outward code ("SW1A"), or the one with a digit, as far as they are known."""
        return [sector for each in digit or "0123456789" if (sector := f"{outward} {each}") in self.starts]

    def find_many(self, postcodes: npt.ArrayLike) -> npt.NDArray[np.uint16]:
        """Return the row in ``answers`` of each postcode as it is written properly, given as a list or, faster, an array of ``S8``.

        ``UNKNOWN`` where a postcode is not known, ``NOT_A_POSTCODE`` where a text does not have the form of one.
        """
        units = self.units(postcodes)
        found = self._every_row[units]
        found[units < 0] = UNKNOWN
        found[units < -1] = NOT_A_POSTCODE
        return found

    def units(self, postcodes: npt.ArrayLike) -> Numbers:
        """Return of each postcode, given as to :meth:`find_many`, which it is among all units of all sectors, one sector after the other.

        -1 where its sector is not known, -2 where a text does not have the form of a postcode.
        """
        sectors, units, formed = taken_apart(postcodes)
        place = np.searchsorted(self._keys, sectors).clip(max=len(self._keys) - 1)
        found: Numbers = np.where(self._keys[place] == sectors, place * UNITS_PER_SECTOR + units, -1)
        found[~formed] = -2
        return found

    def unit(self, postcode: str) -> int:
        """Return of one postcode what :meth:`units` does of many; -1 where it is none, too."""
        start, unit = self.starts.get(postcode[:-2]), UNIT.get(postcode[-2:])
        return -1 if start is None or unit is None else start + unit

    def _exists(self) -> npt.NDArray[np.bool_]:
        """Return for each unit of each sector, one sector after the other, whether there is such a postcode."""
        return np.unpackbits(np.frombuffer(self._bits, np.uint8), bitorder="little").view(np.bool_)

    @cached_property
    def _every_row(self) -> npt.NDArray[np.uint16]:
        """Return :meth:`every_row`, 9 MB in all: made at the first look-up of many."""
        return self.every_row()

    def every_row(self) -> npt.NDArray[np.uint16]:
        """Return the row in ``answers`` of each unit of each sector, one sector after the other; ``UNKNOWN`` of those that do not exist."""
        runs = np.frombuffer(self._runs, "<u4")
        sectors = np.repeat(np.arange(len(self._keys)), np.diff(np.frombuffer(self._first, "<u4")))
        starts = sectors * UNITS_PER_SECTOR + (runs >> 16).astype(np.int64)
        answers = (runs & 0xFFFF).astype(np.uint16)
        # Units before a sector's first run take the answer of the sector before it, and are blanked with all others that do not exist.
        every = np.repeat(answers[np.r_[0, : len(answers)]], np.diff(np.r_[0, starts, len(self._keys) * UNITS_PER_SECTOR]))
        every[~self._exists()] = UNKNOWN
        return every

    def postcodes(self) -> npt.NDArray[np.bytes_]:
        """Return every postcode it knows, in its order, as ``S8``."""
        sector, unit = np.nonzero(self._exists().reshape(len(self._keys), -1))
        joined: npt.NDArray[np.bytes_] = np.char.add(self._sectors[sector], np.array(list(UNIT), dtype="S2")[unit])
        return joined
