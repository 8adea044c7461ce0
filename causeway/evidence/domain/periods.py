"""Periods as published: a calendar year (``2024``) or a month (``2024-09``)."""

import calendar
import datetime as dt


def last_day(period: str) -> dt.date:
    """Return the last day of a period, by which the areas in force are chosen."""
    year, _, month = period.partition("-")
    number = int(month or 12)
    return dt.date(int(year), number, calendar.monthrange(int(year), number)[1])


def words(period: str) -> str:
    """Return the period as it is said: "2024", "September 2024"."""
    year, _, month = period.partition("-")
    return f"{calendar.month_name[int(month)]} {year}" if month else year
