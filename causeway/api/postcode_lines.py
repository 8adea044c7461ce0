"""What the API answers about postcodes, as JSON that is put together and not written anew for each.

Few answers differ but in the postcode: what follows it is written once for each.
"""

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring_ascii

from causeway.api import answers
from causeway.areas import queries as places
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcode_bytes import written_properly
from causeway.areas.many_postcodes import Table, table, written

_GAP = "?"
_MOST_OTHERS = 10
_BEFORE = '"status":"known","postcode":"'


def line(asked: str) -> str:
    """Return one JSON object: what a postcode tells, or how far it gets us."""
    return line_of_known(asked) or f"{{{_read(asked)}"


def line_of_known(asked: str) -> str | None:
    """Return the JSON object of a postcode that is known as it was typed; ``None`` for any other."""
    of, postcode = table(), written(asked)
    number = of.number(postcode)
    return None if number == of.unknown else f"{{{_BEFORE}{postcode}{_ends(of)[number]}"


def lines(asked: Sequence[str]) -> list[str]:
    """Return for each text, in order, one JSON object: a postcode's answer as it is given alone, and ``asked``, what was sent."""
    return _with_others(asked, *_known(asked))


def lines_soon(asked: Sequence[str]) -> list[str] | None:
    """Return the same where it takes no time worth speaking of: all are known as they were typed, or a few have ended or are no more than new.

    ``None`` where one has to be read as a person's hand, which takes a millisecond where many of its letters may be slips.
    """
    found, others = _known(asked)
    index = table().index
    if len(others) > _MOST_OTHERS or any(index.unit(written(asked[at])) < 0 for at in others):
        return None
    return _with_others(asked, found, others)


def _with_others(asked: Sequence[str], found: list[str], others: list[int]) -> list[str]:
    for at in others:
        found[at] = f'{{"asked":{encode_basestring_ascii(asked[at])},{_read(asked[at])}'
    return found


def together(found: Sequence[str]) -> str:
    """Return lines as one JSON object."""
    return f'{{"postcodes":[{",".join(found)}]}}'


def _known(asked: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return the lines of known postcodes, and where the others stand."""
    of, postcodes = table(), written_properly(asked)
    numbers, ends = of.find(postcodes), _ends(of)
    found = [
        f'{{"asked":"{text}",{_BEFORE}{postcode}{ends[number]}'
        for text, postcode, number in zip(_escaped(asked), postcodes.astype(str).tolist(), numbers, strict=True)
    ]
    unknown = of.unknown
    return found, [at for at, number in enumerate(numbers) if number == unknown] if unknown in numbers else []


def _escaped(asked: Sequence[str]) -> Sequence[str]:
    """Return texts as they stand between the quotes of JSON; where no letter of any has to be escaped, as they are."""
    every = "".join(asked)
    if every.isascii() and every.isprintable() and '"' not in every and "\\" not in every:
        return asked
    return [encode_basestring_ascii(each)[1:-1] for each in asked]


class _Ends(dict[int, str]):
    """What follows a known postcode, by the number of its answer; written at the first of each."""

    def __init__(self, of: Table) -> None:
        super().__init__({of.unknown: ""})
        self._of = of

    def __missing__(self, number: int) -> str:
        codes, icb_approximate = self._of.answer(number)
        answer = PostcodeAnswer(PostcodeStatus.KNOWN, _GAP, **codes, icb_approximate=icb_approximate)  # type: ignore[arg-type]
        self[number] = end = _written(answer).removeprefix(f"{_BEFORE}{_GAP}")
        return end


@lru_cache(maxsize=2)
def _ends(of: Table) -> _Ends:
    return _Ends(of)


def _read(text: str) -> str:
    return _written(places.look_up_postcode(text))


def _written(answer: PostcodeAnswer) -> str:
    return answers.postcode(answer).model_dump_json().removeprefix("{")
