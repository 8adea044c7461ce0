"""What is usual where nothing is recorded: when schools are closed in most years, and whether the House was away in past ones.

It is never taken for known: a day that falls in it is offered after the others, and what to look up stands beside it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, model_validator

NEAR_EASTER = 28  # days: within so many a recess moves with Easter


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


class Closed(BaseModel):
    """A stretch of the year in which schools are usually closed: by month and day, or counted from Easter Sunday."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: str
    nations: tuple[str, ...]
    begins: str = Field("", alias="from", pattern=r"^(\d\d-\d\d)?$")
    ends: str = Field("", alias="to", pattern=r"^(\d\d-\d\d)?$")
    from_easter: int | None = None
    to_easter: int | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Closed":
        if bool(self.begins and self.ends) == (self.from_easter is not None and self.to_easter is not None):
            raise ValueError("it is said by month and day, or from Easter")
        return self

    def holds(self, day: dt.date) -> bool:
        """Return whether a day falls in it; one that begins in December ends in the next year."""
        if self.from_easter is not None and self.to_easter is not None:
            return self.from_easter <= (day - easter(day.year)).days <= self.to_easter
        here = f"{day:%m-%d}"
        if self.begins <= self.ends:
            return self.begins <= here <= self.ends
        return here >= self.begins or here <= self.ends


def usually_closed(day: dt.date, nations: Iterable[str], among: Iterable[Closed]) -> str:
    """Return what schools in any of these nations (by their codes) usually have on a day; empty where it is an ordinary school day."""
    here = set(nations)
    return next((each.name for each in among if here & set(each.nations) and each.holds(day)), "")


@dataclass(frozen=True)
class Pattern:
    """In how many of the years that are known the House was away on such a day."""

    away: int
    known: int

    @property
    def usually(self) -> bool:
        """Whether it was away in most of them."""
        return 2 * self.away > self.known


def pattern(day: dt.date, away: Iterable[tuple[dt.date, dt.date]], complete: Iterable[int]) -> Pattern:
    """Return how often the House was away on such a day; around Easter such a day is so many days from Easter Sunday.

    ``away`` are the first and last days of recesses, ``complete`` the years of which all are known.
    """
    stretches, years = list(away), sorted(set(complete) - {day.year})
    same = [_same(day, year) for year in years]
    return Pattern(sum(any(first <= each <= last for first, last in stretches) for each in same), len(years))


def _same(day: dt.date, year: int) -> dt.date:
    from_easter = (day - easter(day.year)).days
    if abs(from_easter) <= NEAR_EASTER:
        return easter(year) + dt.timedelta(days=from_easter)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
