"""The run sheet: items with minutes, one after the other. Its end is its start and the sum of its minutes; it cannot be otherwise."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from causeway.calendars.domain import LONDON, at

LEAST = 1
MOST = 480


class Part(StrEnum):
    """What an item is, so that the right people see it and a format can say why it stands there."""

    ARRIVE = "arrive"
    WELCOME = "welcome"
    AGREE = "agree the case"
    BREAK = "break"
    SPEAKERS = "speakers"
    DISCUSS = "discussion"
    MPS_ANSWER = "MPs answer"
    PROMISES = "promises"
    CLOSE = "close"


# Before the MPs are there, those who speak agree on what they say.
WITHOUT_MPS = frozenset({Part.ARRIVE, Part.AGREE, Part.BREAK})


@dataclass(frozen=True)
class Item:
    """One item: what, how long, and under which theme; in a format to begin with, themes are numbered."""

    part: Part
    minutes: int
    theme: str = ""

    def __post_init__(self) -> None:
        if not LEAST <= self.minutes <= MOST:
            raise ValueError(f"An item lasts between {LEAST} and {MOST} minutes, not {self.minutes}.")


@dataclass(frozen=True)
class Timed:
    """An item with its moments, in the time of London."""

    item: Item
    begins: dt.datetime
    ends: dt.datetime


class Format(StrEnum):
    """A format to begin with; why each is as it is stands in ``formats.py``."""

    TWO_HOURS = "two-hours"
    ONLINE_HOUR = "online-hour"
    HALF_HOUR = "half-hour"


FORMATS: dict[Format, tuple[Item, ...]] = {
    Format.TWO_HOURS: (
        Item(Part.ARRIVE, 10),
        Item(Part.AGREE, 20, theme="1"),
        Item(Part.AGREE, 20, theme="2"),
        Item(Part.BREAK, 10),
        Item(Part.WELCOME, 5),
        Item(Part.SPEAKERS, 12, theme="1"),
        Item(Part.MPS_ANSWER, 10, theme="1"),
        Item(Part.SPEAKERS, 12, theme="2"),
        Item(Part.MPS_ANSWER, 10, theme="2"),
        Item(Part.PROMISES, 8),
        Item(Part.CLOSE, 3),
    ),
    Format.ONLINE_HOUR: (
        Item(Part.WELCOME, 5),
        Item(Part.SPEAKERS, 12, theme="1"),
        Item(Part.MPS_ANSWER, 8, theme="1"),
        Item(Part.SPEAKERS, 12, theme="2"),
        Item(Part.MPS_ANSWER, 8, theme="2"),
        Item(Part.PROMISES, 10),
        Item(Part.CLOSE, 5),
    ),
    Format.HALF_HOUR: (
        Item(Part.WELCOME, 3),
        Item(Part.SPEAKERS, 8, theme="1"),
        Item(Part.MPS_ANSWER, 9, theme="1"),
        Item(Part.PROMISES, 7),
        Item(Part.CLOSE, 3),
    ),
}


def total(items: Sequence[Item]) -> int:
    """Return all its minutes."""
    return sum(item.minutes for item in items)


def timed(day: dt.date, start: dt.time, items: Sequence[Item]) -> tuple[Timed, ...]:
    """Return each item with the moments it begins and ends; an hour the clocks skip or repeat is counted as it passes."""
    moment = at(day, start).astimezone(dt.UTC)
    sheet = []
    for item in items:
        ends = moment + dt.timedelta(minutes=item.minutes)
        sheet.append(Timed(item, moment.astimezone(LONDON), ends.astimezone(LONDON)))
        moment = ends
    return tuple(sheet)


def fitted(items: Sequence[Item], minutes: int) -> tuple[Item, ...]:
    """Return the items made to last ``minutes`` in all, each in proportion and none under a minute.

    Shares are rounded down, and the minutes that are left go to the largest remainders, the earlier first. Raises
    ``ValueError`` when there are more items than minutes, or more minutes than a working day has.
    """
    if not items:
        return ()
    spread = minutes - LEAST * len(items)
    if spread < 0 or minutes > MOST:
        raise ValueError(f"{len(items)} items do not fit into {minutes} minutes.")
    weight = total(items) - LEAST * len(items)
    shares = [((item.minutes - LEAST) * spread, weight) if weight else (spread, len(items)) for item in items]
    given = [share // of for share, of in shares]
    by_remainder = sorted(range(len(items)), key=lambda index: (-(shares[index][0] % shares[index][1]), index))
    for index in by_remainder[: spread - sum(given)]:
        given[index] += 1
    return tuple(replace(item, minutes=LEAST + more) for item, more in zip(items, given, strict=True))
