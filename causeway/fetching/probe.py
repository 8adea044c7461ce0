"""Asking another server about one address: whether it is there, where it leads, and, if wanted, what stands there now. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from causeway.fetching.exceptions import FetchRefused
from causeway.fetching.requests import MOST_REDIRECTS, checked, client, onward, same_server, too_many_redirects

_FOR_GOOD = frozenset({301, 308})


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
    with client(url, within_seconds) as asking:
        return _followed(asking, method, checked(url), dict(headers or {}), most_bytes)


def _followed(asking: httpx.Client, method: str, url: httpx.URL, headers: dict[str, str], most_bytes: int) -> Answer:
    for_good = True
    for _ in range(MOST_REDIRECTS + 1):
        with asking.stream(method, url, headers=headers) as response:
            further = onward(response)
            if further is None:
                body = _body(response, most_bytes) if response.is_success else b""
                return Answer(response.status_code, str(response.url), for_good, dict(response.headers), body)
            for_good = for_good and response.status_code in _FOR_GOOD
        if not same_server(url, further):
            headers = {}  # an etag of one server is nobody else's business
        url = further
    raise too_many_redirects(url)


def _body(response: httpx.Response, most_bytes: int) -> bytes:
    if not most_bytes:
        return b""
    taken = bytearray()
    for chunk in response.iter_bytes(65_536):
        taken += chunk
        if len(taken) > most_bytes:
            raise FetchRefused(f"{response.url.host} sends more than {most_bytes:,} bytes, so it was not read.")
    return bytes(taken)
