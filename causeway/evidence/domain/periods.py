"""Periods as published: a calendar year (``2024``), a month (``2024-09``), or a school or financial year (``2024-2025``)."""

import calendar
import datetime as dt
import re
from functools import lru_cache

PATTERN = r"[0-9]{4}(?:-[0-9]{2}|-[0-9]{4})?"
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{4})|-([0-9]{2}))?\Z")

YEAR = 365.25  # days


class NotAPeriod(ValueError):  # noqa: N818  named for what it is
    """The text is not a period."""


@lru_cache(maxsize=1024)  # a page of an area asks a thousand times about a few dozen
def _parts(period: str) -> tuple[int, int | None, int | None]:
    """Return year, following year and month; raises :class:`NotAPeriod`."""
    found = _PERIOD.match(period)
    if not found:
        raise NotAPeriod(f"“{period[:20]}” is not a period such as 2024, 2024-09 or 2024-2025.")
    year, following, month = (int(part) if part else None for part in found.groups())
    year = year or 0
    if (following is not None and following != year + 1) or (month is not None and not 1 <= month <= 12):  # noqa: PLR2004  months
        raise NotAPeriod(f"“{period[:20]}” is not a period such as 2024, 2024-09 or 2024-2025.")
    return year, following, month


def last_day(period: str) -> dt.date:
    """Return the day by which the areas in force are chosen: a period's last, and of a year across two the 31 March in it."""
    year, following, month = _parts(period)
    if following:
        return dt.date(following, 3, 31)
    return dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])


def years_since(period: str, on: dt.date) -> float:
    """Return how many years before a day a period ended."""
    return (on - last_day(period)).days / YEAR


@lru_cache(maxsize=1024)
def words(period: str) -> str:
    """Return the period as it is said: "2024", "September 2024", "2024–25"."""
    year, following, month = _parts(period)
    if following:
        return f"{year}–{following % 100:02}"
    return f"{calendar.month_name[month]} {year}" if month else str(year)


def in_years(period: str) -> float:
    """Return a period's place on a line of years, so that a year that was not published leaves its gap: 2024-07 is 2024.5."""
    year, _following, month = _parts(period)
    return year + ((month or 1) - 1) / 12


def same_month(period: str, other: str) -> bool:
    """Return whether two periods are the same month of their years; any two periods that are not months are."""
    return _parts(period)[2] == _parts(other)[2]
