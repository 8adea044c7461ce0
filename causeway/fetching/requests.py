"""What every request to another server shares: a guarded client, addresses we would ask, where a redirect leads, what a failure is called."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from django.conf import settings

from causeway.fetching.exceptions import FetchFailed, FetchRefused, Unreachable
from causeway.fetching.guarded import READ_SECONDS, GuardedTransport

MOST_REDIRECTS = 5
CONNECT_SECONDS = 10.0
AGENT = "Causeway"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@contextmanager
def client(url: str, within_seconds: float) -> Iterator[httpx.Client]:
    """Yield a client for a request that begins at ``url`` and has so long in all; it follows nothing by itself.

    Raises :class:`FetchFailed` where nobody answers in time, or with what cannot be read.
    """
    deadline = time.monotonic() + within_seconds
    with httpx.Client(
        transport=GuardedTransport(allowed=settings.FETCH_ALLOWED_PRIVATE, deadline=deadline),
        timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        headers={"User-Agent": f"{AGENT}/0.1 (+{settings.BASE_URL})"},
        follow_redirects=False,
        trust_env=False,
    ) as opened:
        try:
            yield opened
        except httpx.TimeoutException as error:
            raise Unreachable(f"{_host(url)} took too long to answer.") from error
        except httpx.TransportError as error:
            raise Unreachable(f"{_host(url)} could not be reached: {error}.") from error
        except httpx.DecodingError as error:
            raise FetchFailed(f"{_host(url)} sent what cannot be unpacked.") from error


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host or "The server"
    except (httpx.InvalidURL, ValueError):
        return "The server"


def checked(url: str | httpx.URL) -> httpx.URL:
    """Return the address as one we would ask. Raises :class:`FetchRefused` for anything else than plain http and https."""
    try:
        parsed = httpx.URL(url)
        host = parsed.host  # which is read only now, and may be no name at all
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused(f"This is not a web address: {error}.") from error
    if parsed.scheme not in {"http", "https"} or not host:
        raise FetchRefused("Only addresses that begin with https:// or http:// are fetched.")
    if parsed.userinfo:
        raise FetchRefused("An address with a user name or password in it is not fetched.")
    return parsed


def onward(response: httpx.Response) -> httpx.URL | None:
    """Return where a redirect leads, none when the answer is no redirect. Raises :class:`FetchRefused` for what we would not ask."""
    if response.status_code not in _REDIRECTS or "location" not in response.headers:
        return None
    try:
        return checked(response.url.join(response.headers["location"]))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused(f"The server redirects to something that is not a web address: {error}.") from error


def too_many_redirects(url: httpx.URL) -> FetchRefused:
    """Return the refusal to go round and round."""
    return FetchRefused(f"{url.host} redirects more than {MOST_REDIRECTS} times.")


def same_server(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether what was said to one may be said to the other."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)
