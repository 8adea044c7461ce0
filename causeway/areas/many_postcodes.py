"""Postcodes that are known as they were typed, one or many at once, without the reading of a person's hand."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from causeway.areas import hints
from causeway.areas.domain.postcode_index import NOT_A_POSTCODE, UNKNOWN
from causeway.areas.domain.postcodes import SHORTEST, WHOLE, plain
from causeway.areas.queries import icbs_approximate, index_in, postcode_index
from causeway.areas.refreshed import refreshed_index


class Known(NamedTuple):
    """A postcode as it is written properly, the row of its areas in the index's ``answers``, and whether its boards are approximate."""

    postcode: str
    row: int
    icb_approximate: bool


def known_alone(text: str) -> Known | None:
    """Return one text's postcode as :func:`known` does, sooner than that would."""
    refreshed = refreshed_index()
    index, postcode = index_in(refreshed), _written(text)
    row = index.row(postcode)
    if row is None or (refreshed is None and hints.has_ended(postcode)):
        return None
    return Known(postcode, row, icbs_approximate(index, postcode[:-2]))


def known(texts: Sequence[str]) -> list[Known | None]:
    """Return each text's postcode where the index knows it as it was typed, whatever its case and blanks.

    ``None`` where it has to be read as a person's hand: a slip, an ended postcode, another country's, none at all.
    """
    index = postcode_index()
    written = [_written(text) for text in texts]
    rows = index.find_many(np.array(written or [""], dtype="S8")).tolist()
    ended = hints.all_ended() if refreshed_index() is None else frozenset[str]()
    return [
        Known(postcode, row, icbs_approximate(index, postcode[:-2]))
        if row not in {UNKNOWN, NOT_A_POSTCODE} and plain(postcode) not in ended
        else None
        for postcode, row in zip(written, rows, strict=False)
    ]


def _written(text: str) -> str:
    bare = text.upper().replace(" ", "")
    return f"{bare[:-3]} {bare[-3:]}" if SHORTEST <= len(bare) <= WHOLE and bare.isascii() and bare.isalnum() else ""
