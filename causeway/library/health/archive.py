"""The copy in the Internet Archive that is nearest to a day, by its availability API: ``?url=…&timestamp=YYYYMMDD``."""

import datetime as dt
import json
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from causeway.fetching.exceptions import FetchError
from causeway.fetching.probe import ask

MOST_BYTES = 100_000


@dataclass(frozen=True)
class Copy:
    """A copy: its address, and the day it was made."""

    address: str
    on: dt.date


def nearest(address: str, day: dt.date) -> Copy | None:
    """Return the copy of an address nearest to a day; ``None`` where there is none, or the archive does not answer."""
    query = urlencode({"url": address, "timestamp": day.strftime("%Y%m%d")})
    try:
        answer = ask(f"{settings.LINK_ARCHIVE}?{query}", most_bytes=MOST_BYTES)
    except FetchError:
        return None
    return read(answer.body) if answer.fine else None


def read(body: bytes) -> Copy | None:
    """Return the copy that the archive's answer names; ``None`` for an answer that names none, whatever it is."""
    try:
        closest = json.loads(body)["archived_snapshots"]["closest"]
        found = str(closest["url"])
        on = dt.datetime.strptime(str(closest["timestamp"])[:8], "%Y%m%d").replace(tzinfo=dt.UTC).date()
        good = closest.get("available") is True and str(closest.get("status", "200")).startswith("2")
        plain = urlsplit(found).scheme in {"http", "https"} and bool(urlsplit(found).hostname)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Copy(found, on) if good and plain else None
