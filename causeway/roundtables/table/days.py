"""Which day it is where the roundtables are held: the site's time zone."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone


def reader_of_days() -> Callable[[dt.datetime], dt.date]:
    """Return what :func:`day_of` does, for thousands of moments: the time zone is looked up once."""
    zone = timezone.get_current_timezone()
    return lambda moment: moment.astimezone(zone).date()


def day_of(moment: dt.datetime) -> dt.date:
    """Return the calendar day of a moment."""
    return timezone.localtime(moment).date()
