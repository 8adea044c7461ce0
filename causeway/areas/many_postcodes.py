"""Postcodes that are known as they were typed, one or many at once, without the reading of a person's hand.

Of each index in use a table is kept: which answer each unit of each sector has.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from django.conf import settings

from causeway.areas import hints
from causeway.areas.domain.postcode_bytes import UNIT
from causeway.areas.domain.postcode_index import COLUMNS, UNKNOWN, PostcodeIndex
from causeway.areas.domain.postcodes import SHORTEST, UNITS_PER_SECTOR, WHOLE
from causeway.areas.queries import icbs_approximate, index_in
from causeway.areas.refreshed import refreshed_index


class Known(NamedTuple):
    """The areas of a known postcode by the columns of the index, and whether its boards are approximate."""

    codes: dict[str, str | None]
    icb_approximate: bool


class Table:
    """The answer of each unit of an index as a number. There are two without areas: ``ended``, and ``unknown`` where there is no such unit."""

    def __init__(self, index: PostcodeIndex, ended: Iterable[str]) -> None:
        self.index, self.ended, self.unknown = index, 2 * len(index.answers), 2 * len(index.answers) + 1
        rows, near_a_border = index.every_row(), [icbs_approximate(index, sector) for sector in index.every_sector()]
        self.numbers = (2 * rows.astype(np.uint32) + np.repeat(near_a_border, UNITS_PER_SECTOR)).astype(
            np.min_scalar_type(self.unknown)
        )
        self.numbers[[unit for each in ended if (unit := index.unit(written(each))) >= 0]] = self.ended
        self.numbers[rows == UNKNOWN] = self.unknown
        self._one = memoryview(self.numbers)  # answers in Python's own numbers

    def number(self, postcode: str) -> int:
        """Return the number of the answer of a postcode as it is written properly."""
        unit = self.index.unit(postcode)
        return self.unknown if unit < 0 else self._one[unit]

    def find(self, typed: Sequence[str]) -> tuple[Sequence[str], list[int]]:
        """Return each text as a postcode is written properly and the number of its answer; where that is none, the first means nothing."""
        for postcodes in _readings(typed):
            if len(postcodes) == len(typed) and (numbers := self._all(postcodes)):
                return postcodes, numbers
        postcodes = list(map(written, typed))
        return postcodes, list(map(self.number, postcodes))

    def _all(self, postcodes: Sequence[str]) -> list[int]:
        """Return the number of each; none where one is of no sector that we know, or is no postcode."""
        starts = self.index.starts
        try:
            units = [starts[postcode[:-2]] + UNIT[postcode[-2:]] for postcode in postcodes]
        except KeyError:
            return []
        numbers: list[int] = self.numbers.take(units).tolist()  # memory is waited for once, and not for each
        return numbers

    def answer(self, number: int) -> Known:
        """Return what the number of a known postcode's answer means."""
        return Known(dict(zip(COLUMNS, self.index.answers[number // 2], strict=True)), bool(number % 2))


def table() -> Table:
    """Return the table of the index in use."""
    return _table(refreshed_index(), str(settings.REFERENCE_PATH))


@lru_cache(maxsize=2)
def _table(refreshed: Path | None, _reference: str) -> Table:
    return Table(index_in(refreshed), hints.all_ended() if refreshed is None else ())


def _readings(typed: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give all texts as they may be postcodes: as they are, in capitals, then with one blank before the last three of what is not blank."""
    yield typed
    capitals = "\n".join(typed).upper()
    yield capitals.split("\n")
    yield [f"{bare[:-3]} {bare[-3:]}" for bare in capitals.replace(" ", "").split("\n")]


def written(text: str) -> str:
    """Return a text in capitals, with one blank before the last three of what is not blank; empty where that is no postcode."""
    bare = text.upper().replace(" ", "")
    return f"{bare[:-3]} {bare[-3:]}" if SHORTEST <= len(bare) <= WHOLE and bare.isascii() and bare.isalnum() else ""
