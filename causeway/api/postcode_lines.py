"""What the API answers about postcodes, as JSON that is put together and not written anew for each.

Few answers differ but in the postcode: what follows it is written once for each.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from causeway.api import answers
from causeway.areas import queries as places
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.many_postcodes import Table, table, written

_GAP = "?"
_MOST_UNKNOWN = 10
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
    return f"{{{_BEFORE}{postcode}{_ends(of)[number]}" if number < of.ended else None


class _Found(NamedTuple):
    """What was asked, each as a postcode is written properly, and the number of its answer in the table in which it was looked up."""

    of: Table
    asked: Sequence[str]
    postcodes: Sequence[str]
    numbers: list[int]

    def others(self) -> list[int]:
        """Return where those stand that are not known as they were typed."""
        ended = self.of.ended
        return [at for at, number in enumerate(self.numbers) if number >= ended] if max(self.numbers, default=0) >= ended else []

    def line(self, at: int) -> str:
        """Return what is answered to one that is not known as it was typed, after what was asked."""
        if self.numbers[at] != self.of.ended:
            return _read(self.asked[at])
        before, after = _around_an_ended_one()
        return f"{before}{self.postcodes[at]}{after}"


def lines(asked: Sequence[str], form: Form) -> str:
    """Return for each text, in order, one JSON object: a postcode's answer as it is given alone, and ``asked``, what was sent."""
    found = _found(asked)
    return _written_together(found, found.others(), form)


def lines_soon(asked: Sequence[str], form: Form) -> str | None:
    """Return the same where it takes no time worth speaking of: all are known as they were typed, or have ended, or a few are no more than new.

    ``None`` where one has to be read as a person's hand, which takes a millisecond where many of its letters may be slips.
    """
    found = _found(asked)
    others, index = found.others(), found.of.index
    unknown = [at for at in others if found.numbers[at] == found.of.unknown]
    if len(unknown) > _MOST_UNKNOWN or any(index.unit(written(asked[at])) < 0 for at in unknown):
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
        line = f"{form.between}{{{_ASKED}{encode_basestring_ascii(asked[at])},{found.line(at)}"
        pieces[at * _PIECES : (at + 1) * _PIECES] = line, "", "", "", ""
    pieces[0] = f"{form.begins}{pieces[0].removeprefix(form.between)}"
    pieces.append(form.ends)
    return "".join(pieces)


class _Ends(dict[int, str]):
    """What follows a known postcode, by the number of its answer; written at the first of each."""

    def __init__(self, of: Table) -> None:
        super().__init__({of.ended: "", of.unknown: ""})
        self._of = of

    def __missing__(self, number: int) -> str:
        codes, icb_approximate = self._of.answer(number)
        answer = PostcodeAnswer(PostcodeStatus.KNOWN, _GAP, **codes, icb_approximate=icb_approximate)  # type: ignore[arg-type]
        self[number] = end = _written(answer).removeprefix(f"{_BEFORE}{_GAP}")
        return end


@lru_cache(maxsize=2)
def _ends(of: Table) -> _Ends:
    return _Ends(of)


@cache
def _around_an_ended_one() -> tuple[str, str]:
    """Return what stands before and after a postcode that has ended: to none of them is more said."""
    before, _gap, after = _written(PostcodeAnswer(PostcodeStatus.ENDED, _GAP)).partition(_GAP)
    return before, after


def _read(text: str) -> str:
    return _written(places.look_up_postcode(text))


def _written(answer: PostcodeAnswer) -> str:
    return answers.postcode(answer).model_dump_json().removeprefix("{")
