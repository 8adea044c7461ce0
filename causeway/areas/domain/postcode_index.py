"""Every postcode of Great Britain and its areas in less than a megabyte, read where it lies.

A postcode is a sector ("SW1A 1") and one of 400 units ("AA" to "ZZ" over twenty letters). Neighbours mostly lie in the same areas,
so per sector the file keeps 400 bits that say which units exist and the *runs* of units with equal answers. One look-up is a
dictionary get, a bit test and a bisection.

Layout, all numbers little-endian ``uint32`` unless said: the magic ``CWPC0002``; the counts of sectors, runs, answers, codes and
columns; sector keys in order; for each sector its first run, and one past the last; the bits, 50 bytes a sector; runs as
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

from causeway.areas.domain.postcodes import INWARD_LETTERS, UNITS_PER_SECTOR

MAGIC = b"CWPC0002"
COLUMNS = ("constituency", "district", "authority", "sub_icb", "icb_2023", "icb_2026", "health_board", "region", "nation")
UNKNOWN = 0xFFFF
BITS_BYTES = UNITS_PER_SECTOR // 8
CODE_BYTES = 9

HEAD = struct.Struct("<8s5I")
_LETTER = {letter: place for place, letter in enumerate(INWARD_LETTERS)}
_UNIT = {a + b: _LETTER[a] * len(INWARD_LETTERS) + _LETTER[b] for a in INWARD_LETTERS for b in INWARD_LETTERS}
_PLACES = 5  # an outward code of up to four places and the sector's digit
_SYMBOLS = {symbol: value for value, symbol in enumerate(" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}

# The same tables for whole arrays: a byte's value as a symbol, and as an inward letter (−1 where it is none).
_SYMBOL_OF_BYTE = np.zeros(256, dtype=np.int64)
_LETTER_OF_BYTE = np.full(256, -1, dtype=np.int64)
for _symbol, _value in _SYMBOLS.items():
    _SYMBOL_OF_BYTE[ord(_symbol)] = _value
for _letter, _value in _LETTER.items():
    _LETTER_OF_BYTE[ord(_letter)] = _value


class BadIndex(Exception):  # noqa: N818  named for what it is
    """The file is not a postcode index of this layout, or is cut short."""


def sector_key(sector: str) -> int:
    """Return a sector without its blank ("SW1A1") as a number; numbers sort as texts padded with blanks on the left do."""
    key = 0
    for symbol in sector.rjust(_PLACES):
        key = key * len(_SYMBOLS) + _SYMBOLS[symbol]
    return key


def unit_number(inward: str) -> int:
    """Return the number of the last two letters of an inward code: 0 for AA, 399 for ZZ."""
    return _UNIT[inward[1:]]


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
    """A postcode index, memory-mapped. ``answers`` is the table of distinct answers; a look-up returns one of them or ``None``."""

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
        self._sector = {key: place for place, key in enumerate(self._keys.tolist())}

    def __len__(self) -> int:
        """Return how many postcodes it knows."""
        return int(np.unpackbits(np.frombuffer(self._bits, np.uint8)).sum())

    def find(self, postcode: str) -> tuple[str | None, ...] | None:
        """Return the areas of a parsed postcode ("SW1A 1AA") in the order of ``COLUMNS``; ``None`` when it is not known."""
        inward = postcode[-3:]
        place = self._sector.get(sector_key(postcode[:-4] + inward[0]))
        if place is None:
            return None
        unit = _UNIT[inward[1:]]
        if not self._bits[place * BITS_BYTES + (unit >> 3)] >> (unit & 7) & 1:
            return None
        at = bisect_right(self._runs, unit << 16 | 0xFFFF, self._first[place], self._first[place + 1]) - 1
        return self.answers[self._runs[at] & 0xFFFF]

    def sector_answers(self, postcode: str) -> list[tuple[str | None, ...]]:
        """Return the distinct answers of all postcodes that share this one's sector."""
        place = self._sector.get(sector_key(postcode[:-4] + postcode[-3]))
        if place is None:
            return []
        numbers = {self._runs[at] & 0xFFFF for at in range(self._first[place], self._first[place + 1])}
        return [self.answers[number] for number in sorted(numbers)]

    def find_many(self, postcodes: npt.NDArray[np.bytes_]) -> npt.NDArray[np.uint16]:
        """Return the row in ``answers`` of each parsed postcode, given as an array of ``S8``; ``UNKNOWN`` where it is not known."""
        sectors, units, formed = _taken_apart(postcodes.astype("S8"))
        place = np.searchsorted(self._keys, sectors).clip(max=len(self._keys) - 1)
        bits = np.frombuffer(self._bits, np.uint8)
        there = formed & (self._keys[place] == sectors)
        there &= (bits[place * BITS_BYTES + (units >> 3)] >> (units & 7).astype(np.uint8) & 1).astype(bool)
        starts, numbers = self._all_runs
        at = np.searchsorted(starts, place * UNITS_PER_SECTOR + units, side="right") - 1
        return np.where(there, numbers[at], UNKNOWN).astype(np.uint16)

    @cached_property
    def _all_runs(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint16]]:
        """Return where each run starts, counted in units over all sectors, and its answer."""
        runs = np.frombuffer(self._runs, "<u4")
        owners = np.repeat(np.arange(len(self._keys)), np.diff(np.frombuffer(self._first, "<u4")))
        return owners * UNITS_PER_SECTOR + (runs >> 16).astype(np.int64), (runs & 0xFFFF).astype(np.uint16)

    def postcodes(self) -> npt.NDArray[np.bytes_]:
        """Return every postcode it knows, in its order, as ``S8``."""
        bits = np.unpackbits(np.frombuffer(self._bits, np.uint8).reshape(len(self._keys), -1), axis=1, bitorder="little")
        place, unit = np.nonzero(bits)
        sectors = np.array([_sector_text(key) for key in self._keys.tolist()], dtype="S6")
        letters = np.array([a + b for a in INWARD_LETTERS for b in INWARD_LETTERS], dtype="S2")
        joined: npt.NDArray[np.bytes_] = np.char.add(sectors[place], letters[unit])
        return joined


def _sector_text(key: int) -> str:
    symbols, text = list(_SYMBOLS), ""
    for _ in range(_PLACES):
        key, value = divmod(key, len(symbols))
        text = symbols[value] + text
    return f"{text[:-1].strip()} {text[-1]}"


def _taken_apart(postcodes: npt.NDArray[np.bytes_]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return sector keys, unit numbers and which rows have a postcode's form, for an array of ``S8``."""
    raw = np.ascontiguousarray(postcodes).view(np.uint8).reshape(len(postcodes), 8)
    length = (raw != 0).sum(axis=1)
    rows = np.arange(len(raw))

    def from_end(back: int) -> npt.NDArray[np.uint8]:
        places: npt.NDArray[np.uint8] = raw[rows, (length - back).clip(min=0)]
        return places

    first, second = _LETTER_OF_BYTE[from_end(2)], _LETTER_OF_BYTE[from_end(1)]
    formed = (length >= 6) & (from_end(4) == ord(" ")) & (first >= 0) & (second >= 0)  # noqa: PLR2004  "A9 9AA"
    key = np.zeros(len(raw), dtype=np.int64)
    for back in (8, 7, 6, 5):
        key = key * len(_SYMBOLS) + np.where(length >= back, _SYMBOL_OF_BYTE[from_end(back)], 0)
    key = key * len(_SYMBOLS) + _SYMBOL_OF_BYTE[from_end(3)]
    units = np.where(formed, first * len(INWARD_LETTERS) + second, 0)
    return key, units, formed
