"""What the API answers about postcodes, as JSON that is put together and not written anew for each.

Few answers differ but in the postcode: each is written once, with a gap.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from causeway.api import answers
from causeway.areas import queries as places
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcode_index import COLUMNS, PostcodeIndex
from causeway.areas.many_postcodes import Known, known, known_alone

_GAP = "?"


def line(asked: str) -> str:
    """Return one JSON object: what a postcode tells, or how far it gets us."""
    return line_of_known(asked) or f"{{{_read(asked)}"


def line_of_known(asked: str) -> str | None:
    """Return the JSON object of a postcode that is known as it was typed; ``None`` for any other."""
    found = known_alone(asked)
    return f"{{{_known(places.postcode_index(), found)}" if found else None


def lines(asked: Sequence[str]) -> Iterator[str]:
    """Yield for each text, in order, one JSON object: a postcode's answer as it is given alone, and ``asked``, what was sent."""
    index = places.postcode_index()
    for text, found in zip(asked, known(asked), strict=True):
        yield f'{{"asked":{json.dumps(text)},{_known(index, found) if found else _read(text)}'


def _known(index: PostcodeIndex, found: Known) -> str:
    before, after = _with_a_gap(index, found.row, found.icb_approximate)
    return f"{before}{found.postcode}{after}"


@lru_cache(maxsize=65536)  # of 10,000 answers that there are in the index, each with and without doubt
def _with_a_gap(index: PostcodeIndex, row: int, icb_approximate: bool) -> tuple[str, str]:  # noqa: FBT001  part of a key
    codes: dict[str, Any] = dict(zip(COLUMNS, index.answers[row], strict=True))
    answer = PostcodeAnswer(PostcodeStatus.KNOWN, _GAP, **codes, icb_approximate=icb_approximate)
    before, _gap, after = _written(answer).partition(f'"{_GAP}"')
    return f'{before}"', f'"{after}'


def _read(text: str) -> str:
    return _written(places.look_up_postcode(text))


def _written(answer: PostcodeAnswer) -> str:
    return answers.postcode(answer).model_dump_json().removeprefix("{")
