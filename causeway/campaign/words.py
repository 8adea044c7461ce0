"""What everything in a campaign pack is made of: words that are frozen and complete, for all nations or for some."""

from collections.abc import Callable, Iterable
from typing import Annotated, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

Nation = Annotated[str, Field(pattern=r"^[A-Z]\d{8}$")]


class PackError(Exception):
    """The pack cannot be read; the message names the file, the field and what to do."""


class Words(BaseModel):
    """Base of everything in a pack: frozen, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="after")
    def _says_what_it_must(self) -> Self:
        fields = type(self).model_fields.items()
        if blank := [name for name, field in fields if field.is_required() and getattr(self, name) == ""]:
            raise ValueError(f"{', '.join(blank)} must not be empty")
        return self


class InNations(Protocol):
    """What makes sense in some nations only, by their GSS codes; everywhere where it names none."""

    @property
    def nations(self) -> tuple[str, ...]:
        """Return the codes."""


class Keyed(Protocol):
    """What is named by a key."""

    @property
    def key(self) -> str:
        """Return the key."""


_Some = TypeVar("_Some", bound=InNations)
_Each = TypeVar("_Each", bound=Keyed)


def in_nation(these: Iterable[_Some], nation: str) -> tuple[_Some, ...]:
    """Return those of a campaign's asks, questions or resolutions that make sense in a nation."""
    return tuple(one for one in these if not one.nations or nation in one.nations)


def with_keys_of_their_own(name: str) -> Callable[[tuple[_Each, ...]], tuple[_Each, ...]]:
    """Return a check for a list of a pack: no two of these have one key."""

    def checked(these: tuple[_Each, ...]) -> tuple[_Each, ...]:
        keys = [one.key for one in these]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"two {name} have the key {', '.join(twice)}; give each its own")
        return these

    return checked
