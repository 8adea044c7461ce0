"""Which papers there are about an area or for a school, each with what its page shows of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from causeway.briefings.domain.tree import Card, Code, Document, Leaflet, Letter, Text, Tree
from causeway.briefings.kinds import PAPERS, READERS, Format, Paper
from causeway.briefings.reading.data import BriefingData


@dataclass(frozen=True)
class File:
    """One format, and where it is."""

    format: Format
    address: str


@dataclass(frozen=True)
class Offer:
    """One paper that can be had: its files, and its tree for the preview."""

    paper: Paper
    files: tuple[File, ...]
    tree: Tree

    @property
    def kind(self) -> str:
        """Return how the page shows it: by the tree's kind, in small letters; empty where it shows nothing."""
        shown = (Card, Code, Document, Leaflet, Letter, Text)
        return type(self.tree).__name__.lower() if isinstance(self.tree, shown) else ""


@dataclass(frozen=True)
class Group:
    """The papers for one kind of reader."""

    key: str
    title: Promise | str
    offers: tuple[Offer, ...]


def _offers(data: BriefingData, address: Callable[[str], str]) -> list[Offer]:
    found = []
    for paper in PAPERS:
        if data.school and not paper.of_school:
            continue
        tree = paper.formats[0].compose(data)
        if tree is not None:
            found.append(Offer(paper, tuple(File(one, address(one.name)) for one in paper.formats), tree))
    return found


def groups(data: BriefingData, address: Callable[[str], str]) -> tuple[Group, ...]:
    """Return the papers by reader; ``address`` returns where a file is by its name."""
    offers = _offers(data, address)
    made = ((reader, title, tuple(one for one in offers if one.paper.reader == reader)) for reader, title in READERS.items())
    return tuple(Group(reader.value, title, each) for reader, title, each in made if each)
