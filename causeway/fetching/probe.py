"""Asking another server about one address: whether it is there, where it leads, and, if wanted, what stands there now. Nothing is kept."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from django.conf import settings

from causeway.fetching.download import CONNECT_SECONDS, MOST_REDIRECTS
from causeway.fetching.exceptions import FetchFailed, FetchRefused
from causeway.fetching.guarded import READ_SECONDS, GuardedTransport

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
AGENT = "Causeway"


@dataclass(frozen=True)
class Answer:
    """What a server answered in the end. ``for_good`` says that every step on the way there was a permanent redirect (or there was none)."""

    status: int
    url: str
    for_good: bool
    headers: Mapping[str, str]
    body: bytes

    @property
    def fine(self) -> bool:
        """Whether the thing is there, changed or not."""
        return 200 <= self.status < 300 or self.status == 304  # noqa: PLR2004  HTTP's own


def ask(
    url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, most_bytes: int = 0, within_seconds: float = 40.0
) -> Answer:
    """Ask once, without trying again; at most ``most_bytes`` of the answer are read, none when it is 0.

    Raises :class:`FetchRefused` for what we will not ask (scheme, private address, too many redirects, an answer that is larger) and
    :class:`FetchFailed` where nobody answered.
    """
    deadline = time.monotonic() + within_seconds
    with httpx.Client(
        transport=GuardedTransport(allowed=settings.FETCH_ALLOWED_PRIVATE, deadline=deadline),
        timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        headers={"User-Agent": f"{AGENT}/0.1 (+{settings.BASE_URL})"},
        follow_redirects=False,
        trust_env=False,
    ) as client:
        try:
            return _followed(client, method, _checked(url), dict(headers or {}), most_bytes)
        except httpx.TimeoutException as error:
            raise FetchFailed(f"{_host(url)} took too long to answer.") from error
        except httpx.TransportError as error:
            raise FetchFailed(f"{_host(url)} could not be reached: {error}.") from error
        except httpx.DecodingError as error:
            raise FetchFailed(f"{_host(url)} sent what cannot be unpacked.") from error


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host or "The server"
    except (httpx.InvalidURL, ValueError):
        return "The server"


def _checked(url: str | httpx.URL) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
        host = parsed.host  # which is read only now, and may be no name at all
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused(f"This is not a web address: {error}.") from error
    if parsed.scheme not in {"http", "https"} or not host or parsed.userinfo:
        raise FetchRefused("Only plain addresses that begin with https:// or http:// are asked.")
    return parsed


def _followed(client: httpx.Client, method: str, url: httpx.URL, headers: dict[str, str], most_bytes: int) -> Answer:
    for_good = True
    for _ in range(MOST_REDIRECTS + 1):
        with client.stream(method, url, headers=headers) as response:
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                body = _body(response, most_bytes) if response.is_success else b""
                return Answer(response.status_code, str(response.url), for_good, dict(response.headers), body)
            for_good = for_good and response.status_code in _FOR_GOOD
            onward = _checked(url.join(_location(response)))
        if onward.host != url.host:
            headers = {}  # an etag of one server is nobody else's business
        url = onward
    raise FetchRefused(f"{url.host} redirects more than {MOST_REDIRECTS} times.")


def _location(response: httpx.Response) -> str:
    try:
        return str(httpx.URL(response.headers["location"]))
    except httpx.InvalidURL as error:
        raise FetchRefused(f"The server redirects to something that is not a web address: {error}.") from error


def _body(response: httpx.Response, most_bytes: int) -> bytes:
    if not most_bytes:
        return b""
    taken = bytearray()
    for chunk in response.iter_bytes(65_536):
        taken += chunk
        if len(taken) > most_bytes:
            raise FetchRefused(f"{response.url.host} sends more than {most_bytes:,} bytes, so it was not read.")
    return bytes(taken)
