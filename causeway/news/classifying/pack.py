"""The campaign's rules for news: ``news_rules.yaml`` in its pack."""

from collections import Counter
from typing import Annotated, Self

from pydantic import Field, model_validator

from causeway.campaign.sections import Section, checksum
from causeway.campaign.words import Words
from causeway.library.pack import services as names_of_services
from causeway.news.classifying.domain import Rule, Rules, Service
from causeway.news.items.domain import Kind

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,60}$")]
Phrases = tuple[Annotated[str, Field(min_length=2, max_length=80)], ...]


class PackedRule(Words):
    """One rule, as :class:`causeway.news.classifying.domain.Rule` has it."""

    key: Key
    says: Phrases = ()
    title: int = Field(default=0, ge=-10, le=10)
    text: int = Field(default=0, ge=-10, le=10)
    beside: Phrases = ()
    unless: Phrases = ()
    kinds: tuple[Kind, ...] = ()

    @model_validator(mode="after")
    def _looks_for_something(self) -> Self:
        if not self.says and not self.kinds:
            raise ValueError(f"the rule {self.key} looks for nothing: give it phrases, or kinds of item")
        return self

    def as_rule(self) -> Rule:
        """Return it as the domain has it."""
        return Rule(**{**self.model_dump(), "kinds": tuple(map(str, self.kinds))})


class PackedService(Words):
    """The rules of one service of the library."""

    key: Key
    needs: int = Field(ge=1, le=20)
    rules: tuple[PackedRule, ...] = Field(min_length=1)


class ToDo(Words):
    """What to do about a kind of thing that is coming, and the page of this site that helps; ``days_before`` says by when."""

    kind: Kind
    words: str = Field(max_length=160)
    address: str = Field(pattern=r"^/\S*$", max_length=160)
    link: str = Field(max_length=80)
    days_before: int = Field(default=0, ge=0, le=60)


class NewsRules(Words):
    """The whole of ``news_rules.yaml``."""

    services: tuple[PackedService, ...] = ()
    relevance: tuple[PackedRule, ...] = ()
    each_service: int = Field(default=5, ge=0, le=20)
    relevant: int = Field(default=5, ge=0, le=50)
    coming: tuple[ToDo, ...] = ()

    @model_validator(mode="after")
    def _names_each_rule_once(self) -> Self:
        keys = [rule.key for rule in (*self.relevance, *(rule for service in self.services for rule in service.rules))]
        if twice := [key for key, many in Counter(keys).items() if many > 1]:
            raise ValueError(f"{', '.join(twice)} is the key of two rules; corrections could not tell them apart")
        return self

    def as_rules(self) -> Rules:
        """Return them as the domain has them."""
        services = tuple(Service(each.key, each.needs, tuple(rule.as_rule() for rule in each.rules)) for each in self.services)
        return Rules(services, tuple(rule.as_rule() for rule in self.relevance), self.each_service, self.relevant)

    @property
    def checksum(self) -> str:
        """What tells whether an item was read by these rules or by earlier ones."""
        return checksum(self.model_dump(mode="json"))


NEWS_RULES = Section[NewsRules]("news_rules.yaml", NewsRules, without=NewsRules())


def services() -> dict[str, str]:
    """Return the names of the services that news is read for, by their keys, in the pack's order."""
    named = names_of_services()
    return {each.key: named.get(each.key, each.key.replace("-", " ").capitalize()) for each in NEWS_RULES.words().services}


def to_do(kind: str) -> ToDo | None:
    """Return what to do about a kind of thing that is coming; ``None`` where the campaign says nothing."""
    return next((each for each in NEWS_RULES.words().coming if each.kind == kind), None)
