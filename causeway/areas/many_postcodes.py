"""Postcodes that are known as they were typed, one or many at once, without the reading of a person's hand.

Of each index in use a table is kept: which answer each unit of each sector has.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from django.conf import settings

from causeway.areas import hints
from causeway.areas.domain.postcode_bytes import written_properly
from causeway.areas.domain.postcode_index import COLUMNS, UNKNOWN, PostcodeIndex
from causeway.areas.domain.postcodes import SHORTEST, UNITS_PER_SECTOR, WHOLE
from causeway.areas.queries import icbs_approximate, index_in
from causeway.areas.refreshed import refreshed_index
from causeway.serving.memory import from_a_file


class Known(NamedTuple):
    """The areas of a known postcode by the columns of the index, and whether its boards are approximate."""

    codes: dict[str, str | None]
    icb_approximate: bool


class Table:
    """The answer of each unit of an index as a number; that of ``unknown`` is none: ended, or there is no such unit."""

    def __init__(self, index: PostcodeIndex, ended: Sequence[str]) -> None:
        self.index, self.unknown = index, 2 * len(index.answers)
        rows, near_a_border = index.every_row(), [icbs_approximate(index, sector) for sector in index.every_sector()]
        numbers = (2 * rows.astype(np.uint32) + np.repeat(near_a_border, UNITS_PER_SECTOR)).astype(
            np.min_scalar_type(self.unknown)
        )
        has_ended = index.units(written_properly(ended)) if ended else np.zeros(0, np.int64)
        numbers[rows == UNKNOWN] = numbers[has_ended[has_ended >= 0]] = self.unknown
        held = from_a_file(numbers)
        self.numbers = np.frombuffer(held, numbers.dtype)
        self._one = memoryview(held).cast(numbers.dtype.char)  # answers in Python's own numbers

    def number(self, postcode: str) -> int:
        """Return the number of the answer of a postcode as it is written properly."""
        unit = self.index.unit(postcode)
        return self.unknown if unit < 0 else self._one[unit]

    def find(self, postcodes: npt.NDArray[np.bytes_]) -> list[int]:
        """Return the number of each postcode's answer."""
        units = self.index.units(postcodes)
        found: list[int] = np.where(units < 0, self.unknown, self.numbers[units]).tolist()
        return found

    def answer(self, number: int) -> Known:
        """Return what a number means."""
        return Known(dict(zip(COLUMNS, self.index.answers[number // 2], strict=True)), bool(number % 2))


def table() -> Table:
    """Return the table of the index in use."""
    return _table(refreshed_index(), str(settings.REFERENCE_PATH))


@lru_cache(maxsize=2)
def _table(refreshed: Path | None, _reference: str) -> Table:
    return Table(index_in(refreshed), sorted(hints.all_ended()) if refreshed is None else ())


def written(text: str) -> str:
    """Return a text in capitals, with one blank before the last three of what is not blank; empty where that is no postcode."""
    bare = text.upper().replace(" ", "")
    return f"{bare[:-3]} {bare[-3:]}" if SHORTEST <= len(bare) <= WHOLE and bare.isascii() and bare.isalnum() else ""
