"""Asking a source: each of its addresses, on condition where it has one, and its answer read in a process apart."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from causeway.fetching.probe import Answer as Raw
from causeway.fetching.probe import ask
from causeway.frame.sandbox import Limits, TooMuch, read_apart
from causeway.news.items.domain import Found
from causeway.news.parsing.answers import Answer, Asked
from causeway.news.parsing.apart import READER, packed, unpacked
from causeway.news.parsing.kinds import addresses
from causeway.news.sources.domain import Kind
from causeway.news.sources.models import Source

ACCEPT = "application/json, application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"
MOST_BYTES, OF_A_TABLE = 5_000_000, 40_000_000
WITHIN_SECONDS = 30.0
READING = Limits(seconds=10, megabytes=1024, answer=20_000_000)
_NOT_MODIFIED = 304
_SAID = {
    401: "It wants a name and a password.",
    403: "It lets our program not in.",
    404: "There is nothing at this address.",
    410: "It says that this is gone for good.",
    429: "It says that we ask too often.",
}
_IN_TROUBLE = 500


class NotRead(Exception):  # noqa: N818  named for what it is
    """A source brought nothing that could be read; the message is a sentence for staff. ``after`` is how long it asks us to wait."""

    def __init__(self, said: str, after: dt.timedelta | None = None) -> None:
        super().__init__(said)
        self.after = after


@dataclass(frozen=True)
class Brought:
    """What came from one address: ``found`` is ``None`` where nothing has changed there. ``moved_to`` is where it leads for good."""

    found: list[Found] | None
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""


def asked_of(source: Source) -> Asked:
    """Return a source as far as its format is concerned."""
    return Asked(Kind(source.kind), source.address, source.query, source.outlet, source.settings)


def fetch(source: Source, today: dt.date) -> Iterator[Brought]:
    """Yield what comes from each of a source's addresses; raises :class:`NotRead`."""
    asked = asked_of(source)
    every = addresses(asked, today)
    for address in every:
        if not address:
            raise NotRead("It has no address yet.")
        yield _one(source, asked, address, on_condition=len(every) == 1)


def _one(source: Source, asked: Asked, address: str, *, on_condition: bool) -> Brought:
    conditions = {"If-None-Match": source.etag, "If-Modified-Since": source.last_modified} if on_condition else {}
    headers = {"Accept": ACCEPT, **{name: value for name, value in conditions.items() if value}}
    most = OF_A_TABLE if asked.kind is Kind.MOTIONS_FILE else MOST_BYTES
    raw = ask(address, headers=headers, most_bytes=most, within_seconds=WITHIN_SECONDS)
    if raw.status == _NOT_MODIFIED:
        return Brought(None, source.etag, source.last_modified)
    if not raw.fine:
        raise NotRead(_sentence(raw.status), _asked_to_wait(raw))
    held = _read(asked, Answer(raw.body, raw.url, raw.headers.get("content-type", "")))
    moved = raw.url if raw.for_good and raw.url != address else ""
    return Brought(held, raw.headers.get("etag", "")[:300], raw.headers.get("last-modified", "")[:100], moved)


def _read(asked: Asked, answer: Answer) -> list[Found]:
    try:
        held = read_apart(READER, packed(asked, answer), READING)
    except TooMuch as error:
        raise NotRead("What it sent takes too long to read, so it was left.") from error
    if "refused" in held:
        raise NotRead(str(held["refused"]))
    return unpacked(held)


def _sentence(status: int) -> str:
    why = _SAID.get(status, "It is in trouble." if status >= _IN_TROUBLE else "")
    return f"It answered with status {status}. {why}".strip()


def _asked_to_wait(raw: Raw) -> dt.timedelta | None:
    """Return how long a server asks us to wait, a day at most."""
    said = raw.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return dt.timedelta(seconds=min(int(said[:6]), 86_400))
    try:
        until = parsedate_to_datetime(said) - dt.datetime.now(dt.UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(dt.timedelta(0), min(until, dt.timedelta(days=1)))
