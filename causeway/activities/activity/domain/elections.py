"""When councillors are elected in England: the day that the law names. Which councils are elected in a year it does not say, nor do we."""

import datetime as dt

MAY, THURSDAY = 5, 3
BEFORE = dt.timedelta(weeks=6)  # from when on a host is reminded; the law sets no such time for campaigns


def ordinary_day(year: int) -> dt.date:
    """Return the first Thursday in May (Representation of the People Act 1983, section 37); an order may fix another day."""
    first = dt.date(year, MAY, 1)
    return first + dt.timedelta(days=(THURSDAY - first.weekday()) % 7)


def ordinary_day_near(on: dt.date) -> dt.date | None:
    """Return the day on which councillors are elected where ``on`` lies in the weeks before it or is it; else nothing."""
    day = ordinary_day(on.year)
    return day if day - BEFORE <= on <= day else None
