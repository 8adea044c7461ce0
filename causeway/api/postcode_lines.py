"""What the API answers about postcodes, as JSON that is put together and not written anew for each.

Few answers differ but in the postcode: what follows it is written once for each.
"""

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from causeway.api import answers
from causeway.areas import queries as places
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.many_postcodes import Table, table, written

_GAP = "?"
_MOST_OTHERS = 10
_BEFORE = '"status":"known","postcode":"'
_ASKED, _PIECES = '"asked":', 5  # of a line: what begins it, what was sent, what stands between, the postcode, its areas


class Form(NamedTuple):
    """How lines make one text: what begins it, what stands between two, and what ends it."""

    begins: str
    between: str
    ends: str


ONE_OBJECT, BY_LINE = Form('{"postcodes":[', ",", "]}"), Form("", "\n", "\n")


def line(asked: str) -> str:
    """Return one JSON object: what a postcode tells, or how far it gets us."""
    return line_of_known(asked) or f"{{{_read(asked)}"


def line_of_known(asked: str) -> str | None:
    """Return the JSON object of a postcode that is known as it was typed; ``None`` for any other."""
    of, postcode = table(), written(asked)
    number = of.number(postcode)
    return None if number == of.unknown else f"{{{_BEFORE}{postcode}{_ends(of)[number]}"


class _Found(NamedTuple):
    """What was asked, each as a postcode is written properly, and the number of its answer in the table in which it was looked up."""

    of: Table
    asked: Sequence[str]
    postcodes: Sequence[str]
    numbers: list[int]

    def others(self) -> list[int]:
        """Return where those stand that are not known as they were typed."""
        unknown = self.of.unknown
        return [at for at, number in enumerate(self.numbers) if number == unknown] if unknown in self.numbers else []


def lines(asked: Sequence[str], form: Form) -> str:
    """Return for each text, in order, one JSON object: a postcode's answer as it is given alone, and ``asked``, what was sent."""
    found = _found(asked)
    return _written_together(found, found.others(), form)


def lines_soon(asked: Sequence[str], form: Form) -> str | None:
    """Return the same where it takes no time worth speaking of: all are known as they were typed, or a few have ended or are no more than new.

    ``None`` where one has to be read as a person's hand, which takes a millisecond where many of its letters may be slips.
    """
    found = _found(asked)
    others, index = found.others(), found.of.index
    if len(others) > _MOST_OTHERS or any(index.unit(written(asked[at])) < 0 for at in others):
        return None
    return _written_together(found, others, form)


def _found(asked: Sequence[str]) -> _Found:
    of = table()
    return _Found(of, asked, *of.find(asked))


def _written_together(found: _Found, others: list[int], form: Form) -> str:
    asked, begins, ends = found.asked, f'{form.between}{{{_ASKED}"', _ends(found.of)
    pieces = [begins, "", f'",{_BEFORE}', "", ""] * len(asked)
    # What is known holds nothing but letters, digits and blanks, of which only those of other alphabets are escaped.
    pieces[1::_PIECES] = asked if "".join(asked).isascii() else [encode_basestring_ascii(each)[1:-1] for each in asked]
    pieces[3::_PIECES] = found.postcodes
    pieces[4::_PIECES] = [ends[number] for number in found.numbers]
    for at in others:
        line = f"{form.between}{{{_ASKED}{encode_basestring_ascii(asked[at])},{_read(asked[at])}"
        pieces[at * _PIECES : (at + 1) * _PIECES] = line, "", "", "", ""
    pieces[0] = f"{form.begins}{pieces[0].removeprefix(form.between)}"
    pieces.append(form.ends)
    return "".join(pieces)


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
