"""The campaign's sources of news, and what it does about them: ``news.yaml`` in its pack."""

from collections import Counter
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Words
from causeway.evidence.definitions.schema import indicators
from causeway.news.items.domain import Kind as Item
from causeway.news.loop.domain import Proposes
from causeway.news.loop.models import LONGEST_DRAFT, LONGEST_WORDS
from causeway.news.parsing.answers import Asked
from causeway.news.parsing.fitting import problems
from causeway.news.sources.domain import LONGEST_ADDRESS, LONGEST_QUERY, Kind
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import Fields, read

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")]


FIELDS = Fields(dict.fromkeys(("place", "mp", "service", "kind", "from")))  # what they mean is looked up when they are used


class PackedSource(Words):
    """One source as the pack has it. ``minutes`` is how often it is read."""

    key: Key
    kind: Kind
    title: str = Field(max_length=140)
    address: str = Field(default="", max_length=LONGEST_ADDRESS)
    query: str = Field(default="", max_length=LONGEST_QUERY)
    outlet: str = Field(default="", max_length=140)
    settings: dict[str, Any] = Field(default_factory=dict)
    minutes: int = Field(default=60, ge=15, le=10_080)

    @model_validator(mode="after")
    def _says_what_its_kind_must_know(self) -> Self:
        asked = Asked(self.kind, self.address, self.query, self.outlet, self.settings)
        if found := [f"{name}: {problem.value}" for name, problem in problems(asked)]:
            raise ValueError(f"{self.key}: {'; '.join(found)}")
        return self


class PackedWhen(Words):
    """One rule of the loop: when an item of these kinds is found by these words, then something is proposed."""

    key: Key
    title: str = Field(max_length=140)
    kinds: tuple[Item, ...] = Field(min_length=1)
    words: str = Field(default="", max_length=LONGEST_WORDS)
    proposes: Proposes
    asks: tuple[str, ...] = ()
    figure: str = Field(default="", max_length=80)
    says: str = Field(default="", max_length=LONGEST_DRAFT)

    @model_validator(mode="after")
    def _is_a_search_about_a_figure(self) -> Self:
        try:
            _query = read(self.words, FIELDS) if self.words else None
        except Problem as problem:
            raise ValueError(f"{self.key}: its words are no search ({problem.slip})") from problem
        if self.figure and self.figure not in indicators():
            raise ValueError(f"{self.key}: {self.figure} is no indicator")
        return self


class NewsWords(Words):
    """The whole of ``news.yaml``."""

    sources: tuple[PackedSource, ...] = ()
    rules: tuple[PackedWhen, ...] = ()

    @model_validator(mode="after")
    def _has_nothing_twice(self) -> Self:
        for what in (self.sources, self.rules):
            if twice := [key for key, many in Counter(each.key for each in what).items() if many > 1]:
                raise ValueError(f"{', '.join(twice)} stands there twice")
        return self


NEWS = Section[NewsWords]("news.yaml", NewsWords, without=NewsWords())
