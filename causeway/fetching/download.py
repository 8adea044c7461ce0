"""Fetch one file from another server, safely, whole or not at all."""

import datetime as dt
import hashlib
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
from django.utils import timezone

from causeway.fetching.domain.retrying import AGAIN, wait_before
from causeway.fetching.exceptions import FetchFailed, FetchRefused, Unreachable
from causeway.fetching.partial import Partial
from causeway.fetching.requests import MOST_REDIRECTS, checked, client, onward, same_server, too_many_redirects
from causeway.words.domain.keys import MOST_DIGITS

CHUNK = 65_536
_NOT_MODIFIED = 304
_PARTIAL, _NO_SUCH_RANGE = 206, 416
_FOR_ANYONE = frozenset({"Accept", "Accept-Encoding"})


@dataclass(frozen=True)
class Fetched:
    """What was fetched: ``url`` is where it came from in the end; ``unchanged`` says the server confirmed the file we had."""

    path: Path
    url: str
    fetched_at: dt.datetime
    sha256: str
    bytes: int
    content_type: str
    etag: str
    last_modified: str
    unchanged: bool = False


@dataclass(frozen=True)
class _Wish:
    """What the caller asked for."""

    to: Path
    limit_bytes: int
    headers: Mapping[str, str]
    deadline: float
    partial: Partial | None = None


def fetch(
    url: str,
    to: Path,
    *,
    limit_bytes: int = 50_000_000,
    headers: Mapping[str, str] | None = None,
    etag: str = "",
    last_modified: str = "",
    within_seconds: float = 300.0,
    resume: bool = False,
) -> Fetched:
    """Download ``url`` into the file ``to``, which is replaced only when all of it has arrived.

    ``etag`` and ``last_modified`` of an earlier fetch make the request conditional while the file is still there. Busy or failing
    servers are asked again, up to four times in all. With ``resume`` a download that breaks off is kept beside ``to``, and the
    next attempt, now or later, goes on from there if the server says that the file is still the same.

    Raises :class:`FetchRefused` for what we will not fetch (scheme, private address, too many redirects, more than ``limit_bytes``)
    and :class:`FetchFailed` for network errors, statuses and time-outs.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified} if to.exists() else {}
    asked = {**{name: value for name, value in conditions.items() if value}, **(headers or {})}
    partial = Partial(to, url) if resume else None
    wish = _Wish(to, limit_bytes, asked, time.monotonic() + within_seconds, partial)
    attempt = 0
    while True:
        attempt += 1
        again: FetchFailed
        try:
            return _once(url, wish)
        except _AskAgain as busy:
            again, retry_after = busy.failure, busy.retry_after
        except Unreachable as silent:
            again, retry_after = silent, ""
        wait = wait_before(attempt, retry_after, timezone.now())
        if wait is None or time.monotonic() + wait > wish.deadline:
            raise again
        time.sleep(wait)


class _AskAgain(Exception):  # noqa: N818  a signal inside this module
    def __init__(self, failure: FetchFailed, retry_after: str = "") -> None:
        super().__init__(str(failure))
        self.failure, self.retry_after = failure, retry_after


def _once(url: str, wish: _Wish) -> Fetched:
    with client(url, wish.deadline - time.monotonic()) as asking:
        return _follow(asking, checked(url), wish)


def _follow(asking: httpx.Client, url: httpx.URL, wish: _Wish) -> Fetched:
    headers = dict(wish.headers) | (wish.partial.conditions() if wish.partial else {})
    for _ in range(MOST_REDIRECTS + 1):
        with asking.stream("GET", url, headers=headers) as response:
            further = onward(response)
            if further is None:
                return _taken(response, wish)
        if url.scheme == "https" and further.scheme == "http":
            raise FetchRefused(f"{url.host} leads from https to plain http, so it was not followed.")
        if not same_server(url, further):
            headers = {
                name: value for name, value in headers.items() if name in _FOR_ANYONE
            }  # what the caller sends to one server (a key, an etag) is nobody else's business
        url = further
    raise too_many_redirects(url)


def _taken(response: httpx.Response, wish: _Wish) -> Fetched:
    status = response.status_code
    if status == _NOT_MODIFIED and wish.to.exists():
        return _described(response, wish.to, _digest(wish.to), unchanged=True)
    if status == _NO_SUCH_RANGE and wish.partial:
        wish.partial.forget()
        raise _AskAgain(FetchFailed(f"{response.url.host} no longer has the rest of the file.", status=status))
    if status == _PARTIAL and not (wish.partial and wish.partial.goes_on_with(response.headers)):
        if wish.partial:
            wish.partial.forget()
        raise _AskAgain(FetchFailed(f"{response.url.host} sent another part than was asked for.", status=status))
    if response.is_success:
        return _resumed(response, wish, wish.partial) if wish.partial else _written(response, wish)
    failure = FetchFailed(f"{response.url.host} answered with status {status}.", status=status)
    if status in AGAIN:
        raise _AskAgain(failure, response.headers.get("retry-after", ""))
    raise failure


def _announces_more(response: httpx.Response, limit: int) -> bool:
    announced = response.headers.get("content-length", "")
    return announced.isascii() and announced.isdecimal() and (len(announced) > MOST_DIGITS or int(announced) > limit)


def _resumed(response: httpx.Response, wish: _Wish, partial: Partial) -> Fetched:
    """Write into the partial file, which stays for the next attempt when the connection breaks, and goes when it is too big."""
    wish.to.parent.mkdir(parents=True, exist_ok=True)
    goes_on = response.status_code == _PARTIAL
    if not goes_on:
        partial.begin(response.headers)
    try:
        _pour(response, wish, partial, partial.size() if goes_on else 0)
    except FetchRefused:
        partial.forget()
        raise
    partial.path.replace(wish.to)
    partial.forget()
    return _described(response, wish.to, _digest(wish.to))


def _pour(response: httpx.Response, wish: _Wish, partial: Partial, size: int) -> None:
    too_big = FetchRefused(f"{response.url.host} sends more than {wish.limit_bytes:,} bytes, so it was not kept.")
    if _announces_more(response, wish.limit_bytes - size):
        raise too_big
    with partial.path.open("ab" if size else "wb") as file:
        for chunk in response.iter_bytes():  # as it arrives, so that what has arrived is kept
            size += len(chunk)
            if size > wish.limit_bytes:
                raise too_big
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _written(response: httpx.Response, wish: _Wish) -> Fetched:
    too_big = FetchRefused(f"{response.url.host} sends more than {wish.limit_bytes:,} bytes, so it was not kept.")
    if _announces_more(response, wish.limit_bytes):
        raise too_big
    wish.to.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".fetching-", dir=wish.to.parent)
    part = Path(name)
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as file:
            for chunk in response.iter_bytes(CHUNK):
                size += len(chunk)
                if size > wish.limit_bytes:
                    raise too_big
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        part.replace(wish.to)
    finally:
        part.unlink(missing_ok=True)
    return _described(response, wish.to, digest.hexdigest())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _described(response: httpx.Response, path: Path, sha256: str, *, unchanged: bool = False) -> Fetched:
    return Fetched(
        path=path,
        url=str(response.url),
        fetched_at=timezone.now(),
        sha256=sha256,
        bytes=path.stat().st_size,
        content_type=response.headers.get("content-type", ""),
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
        unchanged=unchanged,
    )
