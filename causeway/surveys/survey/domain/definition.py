"""What staff write: questions, who is asked, when, how it is weighted, and which tables are told. All of it is sealed before it opens.

The checks here are sentences for whoever writes the YAML; nothing that breaks a rule of ours can be sealed.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from causeway.surveys.survey.domain.length import MOST_SECONDS, Page, seconds

NONE = "-"  # the answer of who left a question open, or was not asked it
_Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,29}$")]


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    SCALE = "scale"
    NUMBER = "number"
    WORDS = "words"


class Break(StrEnum):
    """By what school leaders are told apart, and nothing finer."""

    REGION = "region"
    KIND = "kind"
    SIZE = "size"


class Way(StrEnum):
    """How one comes to be asked."""

    OPEN = "open"
    LINKS = "links"


class Drawn(StrEnum):
    """How those with personal links were chosen."""

    EVERYONE = "everyone"
    RANDOM = "random"
    CHOSEN = "chosen"


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


_Thing = TypeVar("_Thing", "Option", "Question")


def _different(things: tuple[_Thing, ...]) -> tuple[_Thing, ...]:
    _once((each.key for each in things), "key")
    return things


def _once(said: Iterable[object], what: str) -> None:
    seen: set[object] = set()
    for each in said:
        if each in seen:
            raise ValueError(f"the {what} {each} stands twice")
        seen.add(each)


class Option(_Written):
    """One answer to choose."""

    key: _Key
    text: str = Field(min_length=1, max_length=160)


class OnlyIf(_Written):
    """Who is asked: those who gave one of these answers to an earlier question."""

    question: _Key
    answers: tuple[str, ...] = Field(min_length=1)


class Question(_Written):
    """One question, on a page of its own. A scale runs from 1 to ``points``; a number is told in ``bands``, each from its first number on."""

    key: _Key
    kind: Kind
    text: str = Field(min_length=1, max_length=300)
    hint: str = Field(default="", max_length=300)
    options: Annotated[tuple[Option, ...], AfterValidator(_different)] = ()
    points: int = Field(default=0, ge=0, le=10)
    low: str = Field(default="", max_length=60)
    high: str = Field(default="", max_length=60)
    unit: str = Field(default="", max_length=30)
    most: int = Field(default=0, ge=0, le=10_000_000)
    bands: tuple[int, ...] = ()
    only_if: OnlyIf | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        chosen, scale, number = self.kind in {Kind.SINGLE, Kind.SEVERAL}, self.kind is Kind.SCALE, self.kind is Kind.NUMBER
        if chosen != (2 <= len(self.options) <= 12):  # noqa: PLR2004
            raise ValueError("give two to twelve options to a single or several question, and none to others")
        if scale != (self.points >= 3) or scale != bool(self.low and self.high):  # noqa: PLR2004
            raise ValueError("a scale needs points (3 to 10) and what its low and high end mean; others have none of them")
        if number != bool(self.bands) or number != bool(self.most):
            raise ValueError("a number needs the most it can be, and bands such as [0, 1, 5, 10]; others have neither")
        if number and (list(self.bands) != sorted(set(self.bands)) or self.bands[0] != 0 or self.bands[-1] > self.most):
            raise ValueError("bands begin with 0, rise, and end below the most")
        return self

    @property
    def answers(self) -> tuple[str, ...]:
        """The keys of its answers in order, without the one for leaving it open; none for words."""
        if self.kind is Kind.SCALE:
            return tuple(str(each + 1) for each in range(self.points))
        if self.kind is Kind.NUMBER:
            return tuple(map(str, self.bands))
        return tuple(each.key for each in self.options)

    def band(self, number: int) -> str:
        """Return the key of the band a number falls in."""
        return str(max(each for each in self.bands if each <= number))

    @property
    def page(self) -> Page:
        """How long its page takes."""
        return Page(self.kind.value, " ".join((self.text, self.hint, self.low, self.high, *(each.text for each in self.options))))


class Table(_Written):
    """A table that will be told: a question among all who answered, or ``by`` what tells them apart."""

    question: _Key
    by: Break | None = None


class Definition(_Written):
    """A whole survey. ``who`` says in words who is asked; ``drawn`` how those with personal links were chosen."""

    title: str = Field(min_length=1, max_length=90)
    intro: str = Field(min_length=1, max_length=1200)
    who: str = Field(min_length=1, max_length=300)
    way: Way
    drawn: Drawn | None = None
    opens: dt.date
    closes: dt.date
    breaks: tuple[Break, ...] = ()
    weighting: tuple[Break, ...] = ()
    questions: Annotated[tuple[Question, ...], AfterValidator(_different)] = Field(min_length=1, max_length=30)
    tables: tuple[Table, ...] = Field(min_length=1, max_length=90)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError("it must close after the day on which it opens")
        if (self.way is Way.LINKS) != (self.drawn is not None):
            raise ValueError("say how those with links were drawn (everyone, random or chosen); an open survey draws nobody")
        _once(self.breaks, "break")
        if not set(self.weighting) <= set(self.breaks):
            raise ValueError("weighting can only be by what stands in breaks")
        if Break.SIZE in self.weighting:
            raise ValueError("the list of schools does not say how large they are, so nothing can be weighted by size")
        self._asks_in_order()
        self._tells_what_was_asked()
        if (takes := self.seconds) > MOST_SECONDS:
            raise ValueError(f"it takes about {takes // 60 + 1} minutes; six is the most. Leave questions out, or shorten them")
        return self

    def _asks_in_order(self) -> None:
        before: dict[str, Question] = {}
        for each in self.questions:
            if each.only_if is not None:
                asked = before.get(each.only_if.question)
                if asked is None or asked.kind in {Kind.NUMBER, Kind.WORDS}:
                    raise ValueError(f"{each.key}: only_if names no earlier question of kind single, several or scale")
                if unknown := set(each.only_if.answers) - set(asked.answers):
                    raise ValueError(f"{each.key}: {asked.key} has no answer {', '.join(sorted(unknown))}")
            before[each.key] = each

    def _tells_what_was_asked(self) -> None:
        _once(((each.question, each.by) for each in self.tables), "table of")
        for table in self.tables:
            asked = next((each for each in self.questions if each.key == table.question), None)
            if asked is None or asked.kind is Kind.WORDS:
                raise ValueError(f"a table is of {table.question}, which is no question, or one of words")
            if table.by is not None and table.by not in self.breaks:
                raise ValueError(f"a table is by {table.by}, which does not stand in breaks")
            if table.by is not None and Table(question=table.question) not in self.tables:
                raise ValueError(f"{table.question} is told by {table.by} and not among all; add a table of it without by")

    def question(self, key: str) -> Question:
        """Return the question with this key; raises :class:`KeyError`."""
        return {each.key: each for each in self.questions}[key]

    @property
    def seconds(self) -> int:
        """How long it takes whoever is asked everything."""
        return seconds([*(each.page for each in self.questions), *(Page("break", "") for _each in self.breaks)])

    @property
    def minutes(self) -> int:
        """The same in minutes, at least one."""
        return max(1, -(-self.seconds // 60))
