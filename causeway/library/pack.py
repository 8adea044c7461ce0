"""The campaign's library: ``library.yaml`` in its pack, with the services and readers it speaks of, its resources, and its kits."""

import datetime as dt
from collections import Counter
from typing import Annotated, Self

from pydantic import Field, model_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Nation, Words
from causeway.library.resources.domain import LONGEST_ADDRESS, Captions, Format, Kind, address_key

KEY = r"^[a-z0-9][a-z0-9-]{1,79}$"
Key = Annotated[str, Field(pattern=KEY)]
Address = Annotated[str, Field(pattern=r"^(https?://\S+|/\S*)$", max_length=LONGEST_ADDRESS)]


class Named(Words):
    """A service or a kind of reader, as the library filters by it."""

    key: Key
    title: str = Field(max_length=60)


class Cited(Words):
    """A sentence or figure that we cite from a resource; ``where`` is the page of this site that does."""

    words: str = Field(max_length=400)
    where: str = Field(default="/", pattern=r"^/")


class PackedResource(Words):
    """One resource as the pack describes it, in the campaign's own words. ``source`` says where what we say of it comes from."""

    key: Key
    kind: Kind
    title: str = Field(max_length=200)
    address: Address
    publisher: str = Field(max_length=140)
    published: str = Field(default="", max_length=80)
    published_on: dt.date | None = None
    licence: str = Field(default="", max_length=140)
    format: Format = Format.PAGE
    audiences: tuple[Key, ...] = ()
    services: tuple[Key, ...] = ()
    nations: tuple[Nation, ...] = ()
    areas: tuple[str, ...] = Field(default=(), description="GSS codes")
    good_for: str = Field(max_length=300)
    about: str = Field(default="", max_length=1500)
    checked: dt.date = Field(description="the day somebody last compared this with the resource, or with our notes of it")
    captions: Captions = Captions.UNKNOWN
    cited: tuple[Cited, ...] = ()


class PackedItem(Words):
    """One resource in a kit."""

    resource: Key
    why: str = Field(max_length=240)


class PackedKit(Words):
    """A kit."""

    key: Key
    title: str = Field(max_length=90)
    needed: str = Field(max_length=300)
    beside: str = Field(default="", pattern=r"^(/\S*)?$", max_length=120)
    items: tuple[PackedItem, ...] = Field(min_length=1)


class LibraryWords(Words):
    """The whole of ``library.yaml``."""

    services: tuple[Named, ...] = ()
    audiences: tuple[Named, ...] = ()
    resources: tuple[PackedResource, ...] = ()
    kits: tuple[PackedKit, ...] = ()

    @model_validator(mode="after")
    def _is_of_one_piece(self) -> Self:
        for what in (self.services, self.audiences, self.resources, self.kits):
            if twice := [key for key, many in Counter(each.key for each in what).items() if many > 1]:
                raise ValueError(f"{', '.join(twice)} stands there twice")
        addresses = Counter(address_key(each.address) for each in self.resources)
        if twice := [address for address, many in addresses.items() if many > 1]:
            raise ValueError(f"{', '.join(twice)} is the address of two resources")
        known = {each.key for each in self.resources}
        for kit in self.kits:
            if unknown := [item.resource for item in kit.items if item.resource not in known]:
                raise ValueError(f"the kit {kit.key} names {', '.join(unknown)}, which is no resource")
        self._names_only_what_it_has()
        return self

    def _names_only_what_it_has(self) -> None:
        services, audiences = {each.key for each in self.services}, {each.key for each in self.audiences}
        for each in self.resources:
            if unknown := (set(each.services) - services) | (set(each.audiences) - audiences):
                raise ValueError(f"{each.key} is for {', '.join(sorted(unknown))}, which is no service or audience of this file")


LIBRARY = Section[LibraryWords]("library.yaml", LibraryWords, without=LibraryWords(), instead_of="links.yaml")


def services() -> dict[str, str]:
    """Return the names of the campaign's services by their keys."""
    return {each.key: each.title for each in LIBRARY.words().services}


def audiences() -> dict[str, str]:
    """Return the names of the campaign's kinds of reader by their keys."""
    return {each.key: each.title for each in LIBRARY.words().audiences}
