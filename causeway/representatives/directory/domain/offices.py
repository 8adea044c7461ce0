"""The offices beside an MP's that somebody can be asked to decide in. Which they are, the nations' files say; see ``definitions/nations/``."""

from collections.abc import Mapping
from typing import Self

from causeway.areas.domain.nations import Nation, OfficeEntry


class Office(str):  # noqa: SLOT000  a handful of them, each with two attributes
    """One kind of office. As a text it is its key, which a directory file, a campaign pack and our rows write."""

    entry: OfficeEntry
    nation: Nation

    def __new__(cls, entry: OfficeEntry, nation: Nation) -> Self:
        """Return the office of an entry in a nation's file."""
        made = super().__new__(cls, entry.key)
        made.entry, made.nation = entry, nation
        return made

    @property
    def area_kind(self) -> str:
        """The kind of area it is for; a devolved office is found by the Westminster seats its own constituency covers."""
        return self.entry.area_kind

    @property
    def is_devolved(self) -> bool:
        """Whether it sits in a parliament of its nation, whose constituencies are no areas of ours."""
        return self.entry.own_places

    @property
    def most_holders(self) -> int | None:
        """How many hold it in one area at a time; ``None`` where that is for the body itself to say."""
        return self.entry.most_holders

    @property
    def called(self) -> str:
        """What it is called beside the name of its area."""
        return self.entry.title

    @property
    def heading(self) -> str:
        """What it is called where no area stands beside it."""
        return self.entry.heading or self.entry.title

    @property
    def decides(self) -> str:
        """What is decided there."""
        return self.entry.decides


Offices = Mapping[str, Office]


def of_nations(nations: tuple[Nation, ...]) -> dict[str, Office]:
    """Return every office by its key, in the order of the nations and of their files."""
    return {entry.key: Office(entry, nation) for nation in nations for entry in nation.offices}
