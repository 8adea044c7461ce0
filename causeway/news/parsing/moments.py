"""Dates as others write them."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_FRACTION = re.compile(r"(\.\d{6})\d+")
_OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")
EARLIEST, LATEST = 1990, 2100


def moment(value: Any) -> dt.datetime | None:
    """Return a moment, in UTC: ISO 8601 or as in mail. A day, or a time without a zone, is London's, as Parliament's are."""
    text = value.strip() if isinstance(value, str) else ""
    if not 8 <= len(text) <= 60:  # noqa: PLR2004  no date is shorter or longer
        return None
    found = _iso(text) or _of_mail(text)
    if found is None or not EARLIEST <= found.year <= LATEST:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=LONDON)).astimezone(dt.UTC)


def _iso(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(_OFFSET.sub(r"\1:\2", _FRACTION.sub(r"\1", text)) if len(text) > 10 else text)  # noqa: PLR2004  a day
    except ValueError:
        return None


def _of_mail(text: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day(value: Any) -> dt.date | None:
    """Return the day, in London, of what :func:`moment` reads."""
    found = moment(value)
    return found.astimezone(LONDON).date() if found else None
