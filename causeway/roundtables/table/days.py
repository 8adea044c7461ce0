"""Which day it is where the roundtables are held: the site's time zone."""

import datetime as dt

from django.utils import timezone


def day_of(moment: dt.datetime) -> dt.date:
    """Return the calendar day of a moment."""
    return timezone.localtime(moment).date()
