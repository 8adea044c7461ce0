"""How a room introduces itself: one file ``room.py`` with a ``ROOM``. It is found by looking; nothing lists rooms by hand.

``config`` reads the rooms once, for addresses, menus, jobs, listeners, the map of the site, robots and the drawings of states. The types
here are loose, because this module lies below the rooms whose things it holds.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from causeway.campaign.sections import Section
from causeway.frame.area_links import Link
from causeway.frame.menu import StaffGroup


@dataclass(frozen=True)
class Entry:
    """One line of a menu: what it says, its route, where it stands among others; for staff its group, an icon and the permission that shows it.

    ``there`` says whether this campaign has what it leads to; without it every campaign has. A ``folded`` one of the public menu stands
    under "More": what most people come for fits into one line.
    """

    title: object
    route: str
    order: int = 500
    permission: str = ""
    icon: str = "list-ul"
    args: tuple[object, ...] = ()
    or_permission: str = ""
    there: Callable[[], bool] | None = None
    folded: bool = False
    group: StaffGroup | None = None

    @property
    def is_there(self) -> bool:
        """Whether this campaign has what it leads to."""
        return self.there is None or self.there()

    def opens_for(self, user: Any) -> bool:
        """Whether an account has the permission that its page asks for, or another that opens it too."""
        return any(user.has_perm(each) for each in filter(None, (self.permission, self.or_permission)))

    @property
    def address(self) -> str | None:
        """The address of its route; ``None`` where a site has left its room out."""
        try:
            return reverse(self.route, args=self.args)
        except NoReverseMatch:
            return None


@dataclass(frozen=True)
class Drawn:
    """A table of moves (:class:`causeway.moves.domain.Moves`) and the page of the reference that is drawn from it."""

    moves: Any
    page: str
    title: str
    module: str


@dataclass(frozen=True)
class Shareable:
    """Something of a room that people share: what previews say of it, and texts in which ``{link}`` stands for its whole address.

    ``card`` is the sentence on its picture, with what stands above and below it.
    """

    title: str
    subject: str
    address: str
    texts: tuple[tuple[str, str], ...]
    card: str
    above: str = ""
    below: str = ""

    @property
    def described(self) -> str:
        """What the picture shows, for people who do not see it: each part a sentence with one full stop."""
        parts = (part for part in (self.card, self.above, self.below) if part)
        return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


@dataclass(frozen=True)
class PublishedFigure:
    """A figure that a room publishes itself, for letters and papers: its number, and a sentence that holds its base.

    ``group`` is the heading under which it stands among others, ``permalink`` the whole address where all about it can be read,
    ``caveat`` what a small print must say of it.
    """

    key: str
    headline: str
    sentence: str
    subject: str
    group: str
    publisher: str
    period: str
    permalink: str
    caveat: str = ""

    @property
    def source_name(self) -> str:
        """Who published it."""
        return self.publisher

    @property
    def source_url(self) -> str:
        """Where it can be read."""
        return self.permalink


@dataclass(frozen=True)
class Room:
    """What a room has for the house; only what there is.

    ``urls`` maps a prefix to a module of addresses, ``staff_urls`` the same under ``/staff/``; ``menu`` holds its lines in the public menu.
    ``jobs`` are the worker's (:mod:`causeway.work.jobs`), ``listeners`` functions by kind of message, ``reviews`` queues of
    :mod:`causeway.review`. ``addresses`` returns pages for the map of the site, ``beside`` a link for an area's page, ``robots`` names
    paths that crawlers leave alone. ``permissions`` are codenames that a group of staff can be given. ``desk`` is its people's desk, whose
    addresses stand before the room's own. ``shareable`` returns what can be shared of it under a key, for texts and pictures that the
    rooms above make. ``offer`` is what a room has for somebody who has just done something elsewhere, shown apart from it.
    ``events`` returns what it has in some councils as entries of a calendar (:func:`causeway.calendars.files.event_text`), for the calendar of
    whoever spans them.
    ``figures`` returns the figures that it publishes itself.
    ``acts`` returns what schools did in public up to and including a day (:class:`causeway.areas.acting.PublicAct`).
    ``pack`` holds the sections of the campaign's pack that the room reads, ``footer`` returns lines for the foot of every page.
    ``searched`` returns what of it can be found on the site (:class:`causeway.searching.things.Thing`); ``warms`` is done by each process
    before it serves, so that no visitor waits for it, and ``asked`` returns addresses that are asked for then, besides its menu and its
    ``addresses``; ``begins`` starts what each serving process does beside (a thread), once it is forked.
    ``registers`` names modules whose import registers something (what to refresh, what to erase).
    ``waits``, ``happened`` and ``by_seat`` are what it has for the home of staff (:mod:`causeway.frame.staff_home`).
    """

    urls: Mapping[str, str] = field(default_factory=dict)
    staff_urls: Mapping[str, str] = field(default_factory=dict)
    menu: tuple[Entry, ...] = ()
    staff_menu: tuple[Entry, ...] = ()
    permissions: tuple[str, ...] = ()
    desk: Any = None
    reviews: tuple[Any, ...] = ()
    jobs: tuple[Any, ...] = ()
    listeners: Mapping[str, Callable[[Any], None]] = field(default_factory=dict)
    addresses: Callable[[], Iterable[str]] | None = None
    beside: Callable[[str, str, dt.datetime], Link | None] | None = None
    acts: Callable[[dt.date], Iterable[Any]] | None = None
    events: Callable[[Iterable[str], dt.datetime], Iterable[str]] | None = None
    figures: Callable[[], Iterable[PublishedFigure]] | None = None
    robots: tuple[str, ...] = ()
    moves: tuple[Drawn, ...] = ()
    shareable: Callable[[str], Shareable | None] | None = None
    offer: Entry | None = None
    pack: tuple[Section[Any], ...] = ()
    footer: Callable[[], Iterable[Link]] | None = None
    searched: Callable[[], Iterable[Any]] | None = None
    warms: tuple[Callable[[], object], ...] = ()
    asked: Callable[[], Iterable[str]] | None = None
    begins: tuple[Callable[[], None], ...] = ()
    registers: tuple[str, ...] = ()
    waits: tuple[Any, ...] = ()
    happened: tuple[Any, ...] = ()
    by_seat: tuple[Any, ...] = ()


@lru_cache(maxsize=1)
def rooms() -> Mapping[str, Room]:
    """Return every installed room by its name. Read once, after Django has loaded the models."""
    installed = (Path(one.path) for one in apps.get_app_configs() if one.name.startswith("causeway."))
    names = sorted(path.name for path in installed if (path / "room.py").exists())
    return {name: import_module(f"causeway.{name}.room").ROOM for name in names}


def events_in(councils: Iterable[str], now: dt.datetime) -> list[str]:
    """Return what all rooms have in some councils, given by their codes, as entries of a calendar."""
    codes = tuple(councils)
    return [event for room in rooms().values() if room.events is not None for event in room.events(codes, now)]


def published_figures() -> list[PublishedFigure]:
    """Return the figures that rooms publish themselves."""
    return [figure for room in rooms().values() if room.figures is not None for figure in room.figures()]


def shareable(room: str, key: str) -> Shareable | None:
    """Return what a room has to share under a key; ``None`` for nothing."""
    found = rooms().get(room)
    return found.shareable(key) if found is not None and found.shareable is not None else None
