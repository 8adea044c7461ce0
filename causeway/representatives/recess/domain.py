"""When the House of Commons is away: what is recorded, and what follows for a day. Unknown is an answer."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, HttpUrl, model_validator


class Away(StrEnum):
    """What we can say of a day."""

    RECESS = "recess"
    NO_RECESS = "no recess"
    UNKNOWN = "unknown"


class Period(BaseModel):
    """One recess: the day the House rises (its last sitting day) and the day it returns (its first one again)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rises: dt.date
    returns: dt.date
    source: HttpUrl
    checked: dt.date
    completes_year: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.returns <= self.rises:
            raise ValueError("the House returns after it rises")
        return self

    def holds(self, day: dt.date) -> bool:
        """Return whether the House is away on ``day``."""
        return self.rises < day < self.returns


class Usual(BaseModel):
    """Where it is said when the House is away in most years."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: HttpUrl
    source_name: str


class Recorded(BaseModel):
    """What the reviewed file says: recesses with a source, and the years whose dates it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    usual: Usual
    periods: tuple[Period, ...]
    unknown_years: tuple[int, ...]

    @model_validator(mode="after")
    def _no_year_both(self) -> "Recorded":
        complete = {period.rises.year for period in self.periods if period.completes_year}
        if both := complete & set(self.unknown_years):
            raise ValueError(f"a year cannot be both complete and unknown: {sorted(both)}")
        return self


@dataclass(frozen=True)
class Answer:
    """Whether the House is away on a day, and in which recess."""

    away: Away
    period: Period | None = None


def on_day(day: dt.date, periods: Iterable[Period]) -> Answer:
    """Return what the recorded recesses say of ``day``: only a year recorded as complete lets us say that there is none."""
    known = tuple(periods)
    held = next((period for period in known if period.holds(day)), None)
    if held is not None:
        return Answer(Away.RECESS, held)
    complete = any(period.completes_year and period.rises.year == day.year for period in known)
    return Answer(Away.NO_RECESS if complete else Away.UNKNOWN)
