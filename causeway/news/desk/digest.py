"""The weekly digest: what was picked, as a text to copy, or as a draft for a room above that writes to readers."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.news.desk.models import Pick


@dataclass(frozen=True)
class Line:
    """One item of the digest: its title, who published it when, the staff's line, and where it leads."""

    key: int
    title: str
    from_whom: str
    note: str
    address: str


@dataclass(frozen=True)
class Digest:
    """A digest: its heading, and its items in the order in which they were picked."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The digest as plain words, for a mail or a post."""
        pieces = [self.heading, ""]
        for line in self.lines:
            pieces += [line.title, *filter(None, [line.note]), line.from_whom, line.address, ""]
        return "\n".join(pieces).strip()


@dataclass(frozen=True)
class Taker:
    """A room that makes a draft of a digest: what its button says, what makes it and returns its address.

    ``permission`` is what an account needs for it, ``there`` says whether the campaign has the room.
    """

    words: object
    take: Callable[[Digest, str], str]
    permission: str
    there: Callable[[], bool]


_takers: list[Taker] = []


def takes_digests(taker: Taker) -> None:
    """Register what makes a draft of a digest."""
    if taker not in _takers:
        _takers.append(taker)


def takers(may: Callable[[str], bool]) -> tuple[Taker, ...]:
    """Return what makes drafts of digests on this site, for an account with these permissions."""
    return tuple(each for each in _takers if each.there() and may(each.permission))


def digest(today: dt.date) -> Digest:
    """Return the digest of what is picked now."""
    picks = Pick.objects.filter(used_at=None, item__hidden_at=None).select_related("item__source").order_by("at", "pk")
    heading = _("News of the week to %(day)s") % {"day": date_format(today, "j F Y")}
    return Digest(heading, tuple(map(_line, picks)))


def _line(pick: Pick) -> Line:
    item = pick.item
    when = date_format(timezone.localdate(item.when), "j F Y")
    from_whom = f"{item.outlet or item.source.title}, {when}"
    return Line(item.pk, item.title, from_whom, pick.note, item.address)
