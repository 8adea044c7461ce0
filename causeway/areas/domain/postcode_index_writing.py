"""Writing the postcode index that :mod:`causeway.areas.domain.postcode_index` reads."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import numpy as np

from causeway.areas.domain.postcode_bytes import UNIT, sector_key
from causeway.areas.domain.postcode_index import BITS_BYTES, CODE_BYTES, COLUMNS, HEAD, MAGIC, NOT_A_POSTCODE

Answer = tuple[str | None, ...]


def write(path: Path, rows: Iterable[tuple[str, Answer]]) -> int:
    """Write the index of ``rows``: parsed postcodes, each once and in any order, with codes in the order of ``COLUMNS``.

    Returns how many postcodes were written.
    Raises ``ValueError`` for a postcode that comes twice, a code longer than nine characters or too many answers.
    """
    numbers: dict[Answer, int] = {}
    entries = sorted(
        (sector_key(postcode[:-4] + postcode[-3]), UNIT[postcode[-2:]], numbers.setdefault(answer, len(numbers)))
        for postcode, answer in rows
    )
    if len(numbers) > NOT_A_POSTCODE:
        raise ValueError(f"There are {len(numbers):,} different answers; there is room for {NOT_A_POSTCODE:,}.")
    keys, first, bits, runs = [], [0], bytearray(), []
    for key, members in groupby(entries, key=lambda entry: entry[0]):
        mask, before, answer_before = bytearray(BITS_BYTES), -1, None
        for _, unit, answer in members:
            if unit == before:
                raise ValueError(f"A postcode of sector {key} comes twice.")
            mask[unit >> 3] |= 1 << (unit & 7)
            if answer != answer_before:
                runs.append(unit << 16 | answer)
            before, answer_before = unit, answer
        keys.append(key)
        first.append(len(runs))
        bits += mask
    codes = ["", *sorted({code for answer in numbers for code in answer if code})]
    if any(len(code) > CODE_BYTES for code in codes):
        raise ValueError(f"A code is longer than {CODE_BYTES} characters.")
    place = {code: at for at, code in enumerate(codes)}
    table = [[place[code or ""] for code in answer] for answer in numbers]
    with path.open("wb") as file:
        file.write(HEAD.pack(MAGIC, len(keys), len(runs), len(table), len(codes), len(COLUMNS)))
        for part in (keys, first):
            file.write(np.array(part, "<u4").tobytes())
        file.write(bits)
        file.write(np.array(runs, "<u4").tobytes())
        file.write(np.array(table, "<u2").tobytes())
        file.write("".join(code.ljust(CODE_BYTES) for code in codes).encode("ascii"))
    return len(entries)
