"""Something that takes place as an entry of people's calendars: one entry for its whole life, known by its UID.

RFC 5545 and 5546: who holds an entry takes a later one for it only when the UID is the same and the SEQUENCE is higher; so every
change of time or place, and the cancellation, raises it. Times are kept as moments, given in UTC: they are right whatever the
clocks of the place do.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Method(StrEnum):
    """What a calendar file asks of the calendar that takes it in."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class NoSuchTime(ValueError):  # noqa: N818  it is a time, and says so
    """The clocks go forward over this hour: nobody can meet then."""


@dataclass(frozen=True)
class Person:
    """Somebody named in an entry."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """What a calendar holds of something. ``begins`` and ``ends`` are moments; ``location`` may hold joining details.

    ``rule`` is an RRULE by which it comes again, but for the moments in ``without``. ``instance`` makes it one of a series' days that
    differs from the rule: the moment at which the rule had it begin (RECURRENCE-ID). Both are told in the clock's time of the place.
    """

    uid: str
    sequence: int
    begins: dt.datetime
    ends: dt.datetime
    title: str
    organiser: Person
    location: str = ""
    words: str = ""
    link: str = ""
    cancelled: bool = False
    rule: str = ""
    without: tuple[dt.datetime, ...] = ()
    instance: dt.datetime | None = None

    @property
    def by_the_clock(self) -> bool:
        """Whether its times are the clock's of a place, and not moments alone."""
        return bool(self.rule) or self.instance is not None

    def __post_init__(self) -> None:
        if self.begins.tzinfo is None or self.ends.tzinfo is None:
            raise ValueError("A moment has its time zone.")
        if self.ends <= self.begins:
            raise ValueError("It ends after it begins.")
        if self.sequence < 0:
            raise ValueError("SEQUENCE counts from 0.")


def at(day: dt.date, time: dt.time, zone: ZoneInfo = LONDON) -> dt.datetime:
    """Return the moment of a clock's time on a day; the first of two when the clocks go back. Raises :class:`NoSuchTime`."""
    moment = dt.datetime.combine(day, time.replace(fold=0), tzinfo=zone)
    if moment.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NoSuchTime(f"The clocks go forward over {time:%H:%M} on {day}.")
    return moment


def method_for(entry: Entry) -> Method:
    """Return what to ask of somebody invited."""
    return Method.CANCEL if entry.cancelled else Method.REQUEST
