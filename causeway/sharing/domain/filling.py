"""Filling a text in and choosing what a network takes: a text that is too long gives way to a shorter one, and is never cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from causeway.sharing.domain.networks import Filled, Network

_PLACE = re.compile(r"\{(area|figure|link|mp|owner)\}")


@dataclass(frozen=True)
class Offered:
    """A text to choose, with its places still open."""

    key: str
    text: str

    @property
    def needs_figure(self) -> bool:
        """Whether it says a figure."""
        return "{figure}" in self.text

    @property
    def needs_mp(self) -> bool:
        """Whether it names the MP."""
        return "{mp}" in self.text


@dataclass(frozen=True)
class Filling:
    """What goes into the places of a text. ``figures`` are sentences that say the same figure, the fullest first; none where none is."""

    area: str
    figures: tuple[str, ...]
    link: str
    owner: str
    handle: str = ""
    hashtags: tuple[str, ...] = ()
    subject: str = ""
    mp: str = ""
    mp_handle: str = ""


@dataclass(frozen=True)
class Post:
    """What goes to one network. ``other`` says that it is not the text that was chosen, which is too long there."""

    network: Network
    text: str
    other: bool


def fill(text: str, filling: Filling, network: Network | None = None, figure: str = "") -> str:
    """Return the text with its places filled; where people have handles they are named so."""
    owner, mp = filling.owner, filling.mp
    if network is not None and network.rules.by_handle:
        owner, mp = filling.handle or owner, filling.mp_handle or mp
    values = {"area": filling.area, "figure": figure, "link": filling.link, "mp": mp, "owner": owner}
    return _PLACE.sub(lambda place: values[place[1]], text)


def _ways(offered: Offered, filling: Filling, network: Network) -> list[str]:
    """Return the ways to say one text, the fullest first: with handle and hashtags, and with shorter sentences for the figure."""
    figures = filling.figures if offered.needs_figure else ("",)
    plain = [fill(offered.text, filling, network, figure) for figure in figures]
    return [way for one in plain for way in dict.fromkeys((f"{one} {_named(one, filling, network)}".strip(), one))]


def _named(text: str, filling: Filling, network: Network) -> str:
    """Return what a text ends with where it means something: the campaign's handle, unless it is in it already, and its hashtags."""
    handle = [filling.handle] if network.rules.by_handle and filling.handle and filling.handle not in text else []
    return " ".join((*handle, *(filling.hashtags if network.rules.tagged else ())))


def _taken(network: Network, text: str, filling: Filling) -> bool:
    return network.rules.fits(Filled(text, filling.link, filling.subject))


def post(network: Network, chosen: Offered, others: Sequence[Offered], filling: Filling) -> Post | None:
    """Return the chosen text for a network; ``None`` where none fits.

    Where it is too long there, the longest other stands in: one with a figure for one with a figure, if there is one that fits.
    """
    own = next((way for way in _ways(chosen, filling, network) if _taken(network, way, filling)), None)
    if own is not None:
        return Post(network, own, other=False)
    rest = [one for one in others if one.key != chosen.key]
    alike = [one for one in rest if one.needs_figure == chosen.needs_figure]
    for group in (alike, rest):
        ways = [way for one in group for way in _ways(one, filling, network)]
        if fitting := [way for way in ways if _taken(network, way, filling)]:
            return Post(network, max(fitting, key=len), other=True)
    return None
