"""From what somebody typed to a query, or to the slip that keeps it from being one.

Words stand for themselves and are all wanted; ``AND``, ``OR``, ``NOT`` and brackets are as everywhere; ``"in quotation marks"`` is a phrase;
``a NEAR/5 b`` has at most five words between; ``educat*`` is a beginning; ``service:camhs`` is a field and ``place:Leeds`` a place.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput, UnexpectedToken, VisitError
from rapidfuzz import process

from causeway.searching.domain.meaning import holds
from causeway.searching.domain.problems import Problem, Slip
from causeway.searching.domain.tokens import tokens, words
from causeway.searching.domain.tree import (
    EVERY,
    TITLE,
    Both,
    Document,
    Either,
    Marked,
    Near,
    Query,
    Run,
    Without,
    depth,
    leaves,
    mark,
)

LONGEST, MOST, FURTHEST, LEAST_BEGUN = 500, 40, 20, 2
DEEPEST = 12  # levels of AND, OR and NOT in each other; the parser of FTS5 has room for about twice as many
_QUOTES = str.maketrans("“”„«»＂", '""""""')
_STAR = re.compile(r"[^\W_]\*+[^\W_]|^\*+[^\W_]")
_ENDS = re.compile(r"[^\W_]\*$")
PLACE = "place"
SMALL = frozenset(
    "a about an and are as at by for from how i in is it my of on or our that the to what when where who with".split()  # noqa: SIM905
)
_SIGNS = re.compile(r'["*:()]|\b(AND|OR|NOT|NEAR/\d+)\b')

Marks = Callable[[str], Collection[str]]


@dataclass(frozen=True)
class Fields:
    """The fields that a query may name: each with a function from what was typed to the values that are meant, as words; none for nothing.

    Without a function, the value is what was typed.
    """

    known: Mapping[str, Marks | None] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called; ``title`` is always one."""
        return (TITLE, *self.known)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = (Path(__file__).parent / "grammar.lark").read_text()
    return Lark(grammar, parser="lalr", lexer="basic", propagate_positions=False)


def read(text: str, fields: Fields | None = None) -> Query:
    """Return what a text asks for; raises :class:`Problem`, and nothing else, whatever was typed."""
    plain = text.translate(_QUOTES).replace("\x00", " ")
    if len(plain) > LONGEST:
        raise Problem(Slip.LONG, LONGEST)
    if not plain.strip():
        raise Problem(Slip.EMPTY)
    try:
        found = _Reader(fields or Fields()).transform(_parser().parse(plain))
    except UnexpectedInput as unexpected:
        raise _problem(plain, unexpected) from None
    except VisitError as wrapped:
        if isinstance(wrapped.orig_exc, Problem):
            raise wrapped.orig_exc from None
        raise
    return _checked(found)


def _checked(found: Query | None) -> Query:
    if found is None:
        raise Problem(Slip.EMPTY)
    if len(leaves(found)) > MOST:
        raise Problem(Slip.MANY)
    if depth(found) > DEEPEST:
        raise Problem(Slip.DEEP)
    if holds(found, Document(marks=frozenset([EVERY]))):
        raise Problem(Slip.ALL)
    return found


def plainly(text: str) -> Query | None:
    """Return any text as words that are all wanted, each as a beginning where it is long enough; ``None`` where it has no word.

    Small words are left out, unless nothing else was typed.
    """
    every = words(text[:LONGEST])[:MOST]
    typed = [word for word in every if word not in SMALL] or every
    return _joined(Both, [Run((word,), begun=len(word) > LEAST_BEGUN and not word.isdigit()) for word in typed])


def _joined(kind: type[Both] | type[Either], parts: Iterable[Query | None]) -> Query | None:
    """Return what is there of some parts as one; what has no word asks for nothing."""
    there = tuple(part for part in parts if part is not None)
    return kind(there) if len(there) > 1 else next(iter(there), None)


def is_language(text: str) -> bool:
    """Whether a text has any of the signs or operators by which the language says more than words."""
    return bool(_SIGNS.search(text.translate(_QUOTES)))


@v_args(inline=True)
class _Reader(Transformer[Token, Any]):
    """Makes the tree. A part without a word in it, such as a dash, is ``None``."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self.fields = fields

    def either(self, *parts: Any) -> Query | None:
        """Return one of several."""
        return _joined(Either, [part for part in parts if not isinstance(part, Token)])

    def both(self, *parts: Any) -> Query | None:
        """Return all of several."""
        return _joined(Both, [part for part in parts if not isinstance(part, Token)])

    def without(self, _sign: Token, part: Query | None) -> Query | None:
        """Return the opposite; of an opposite, what it was of."""
        if isinstance(part, Without):
            return part.part
        return None if part is None else Without(part)

    def within(self, _open: Token, part: Query | None, _close: Token) -> Query | None:
        """Return what stands in brackets."""
        return part

    def nothing(self, _open: Token, _close: Token) -> None:
        """Return nothing for empty brackets."""

    def near(self, one: Query | None, sign: Token, other: Query | None) -> Query | None:
        """Return two runs that stand near each other."""
        between = sign.partition("/")[2]
        if not between or int(between[:4]) > FURTHEST:
            raise Problem(Slip.NEAR, _at(sign), str(sign))
        if one is None or other is None:
            return one if other is None else other
        if not (isinstance(one, Run) and isinstance(other, Run)) or one.titled or other.titled:
            raise Problem(Slip.BESIDE, _at(sign), str(sign))
        return Near(one, other, int(between))

    def word(self, typed: Token) -> Run | None:
        """Return a word; one with signs in it, such as "gov.uk", is a phrase."""
        return _run(str(typed), _at(typed))

    def phrase(self, typed: Token) -> Run | None:
        """Return the words in quotation marks."""
        return _run(str(typed).replace('"', " ").replace(" *", "*"), _at(typed))

    def field(self, typed: Token) -> Query | None:
        """Return a field and its value."""
        name, _colon, value = str(typed).partition(":")
        name, value = name.lower(), value.replace('"', " ").strip()
        if name not in self.fields.names:
            near = process.extractOne(name, self.fields.names, score_cutoff=70)
            raise Problem(Slip.FIELD, _at(typed), name, near[0] if near else "")
        if name == TITLE:
            run = _run(value, _at(typed))
            return run and replace(run, titled=True)
        meant, given = self.fields.known[name], " ".join(words(value))
        values = ([given] if given else []) if meant is None else meant(value)
        if not values:
            raise Problem(Slip.PLACE if name == PLACE else Slip.FIELD, _at(typed), value if name == PLACE else str(typed))
        return Marked(tuple(sorted({mark(name, " ".join(words(each))) for each in values})))


def _at(token: Token) -> int:
    return token.start_pos or 0


def _run(typed: str, at: int) -> Run | None:
    typed = typed.strip()
    if _STAR.search(typed):
        raise Problem(Slip.STAR, at, typed)
    begun, found = bool(_ENDS.search(typed)), list(tokens(typed))
    if not found:
        return None
    if begun and len(found[-1].word) < LEAST_BEGUN:
        raise Problem(Slip.SHORT, at, typed)
    return Run(tuple(each.word for each in found), begun, spelt=tuple(typed[each.start : each.end] for each in found))


def _problem(text: str, unexpected: UnexpectedInput) -> Problem:
    """Return what was wrong where the grammar was left."""
    token = unexpected.token if isinstance(unexpected, UnexpectedToken) else None
    opened = text.count('"') % 2
    if opened:
        at = text.rindex('"')
        return Problem(Slip.QUOTE, at, text[at:].strip())
    if token is None or token.type == "$END":
        ended = text.rstrip()
        last = ended.split()[-1] if ended else ""
        if last in {"AND", "OR", "NOT"} or last.startswith("NEAR"):
            return Problem(Slip.ALONE, len(ended) - len(last), last)
        return Problem(Slip.OPEN, _open_bracket(text), "(")
    return _of_token(token)


def _of_token(token: Token) -> Problem:
    if token.type == "CLOSE":
        return Problem(Slip.CLOSE, _at(token), ")")
    return Problem(Slip.BESIDE if token.type == "NEAR" else Slip.ALONE, _at(token), str(token))


def _open_bracket(text: str) -> int:
    """Return where the last bracket stands that nothing closes."""
    opened: list[int] = []
    for at, sign in enumerate(re.sub(r'"[^"]*"', lambda found: " " * len(found[0]), text)):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
    return opened[-1] if opened else 0
