"""Reading a request's body before anybody works on it: within a size, within a time, within the memory there is for all of them.

A body that does not arrive costs a coroutine and the bytes that did arrive. Where bodies together fill their memory, the biggest
unfinished one goes: an ordinary form is never that.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Headers = Iterable[tuple[bytes, bytes]]


ADDRESS_BYTES, HEADER_BYTES = 8_000, 24_000
_OF_A_BODY = frozenset({b"content-length", b"transfer-encoding"})


class Refused(Exception):  # noqa: N818  said to the client, not a fault of ours
    """The request is not taken: the HTTP status, and the sentence for a person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


class Gone(Exception):  # noqa: N818  as above
    """The client left before its request was whole: nobody is there to be answered."""


@dataclass(frozen=True)
class BodyLimits:
    """Bytes of one body by the beginning of its path, bytes of all bodies together, and the time one may take.

    A body has ``seconds``, and one more for every ``slowest`` bytes of it that arrived.
    """

    size: int = 3_000_000
    larger: tuple[tuple[str, int], ...] = ()
    together: int = 128_000_000
    seconds: float = 20.0
    slowest: int = 4_000

    def size_at(self, path: str) -> int:
        """Return how many bytes may be sent to ``path``."""
        return next((size for begins, size in self.larger if path.startswith(begins)), self.size)


@dataclass(eq=False)
class _Arriving:
    """One body on its way, the clock that ends it, and how many bytes it is to have, where that was said."""

    clock: asyncio.Timeout
    announced: int | None
    held: bytearray = field(default_factory=bytearray)


class Reception:
    """Every body that is being read in this process."""

    def __init__(self, limits: BodyLimits) -> None:
        self.limits = limits
        self._arriving: set[_Arriving] = set()
        self._together = 0

    async def whole_body(self, path: str, headers: Headers, receive: Receive) -> bytes:
        """Return the body once all of it is here; raises :class:`Refused` or :class:`Gone`."""
        most, announced = self.limits.size_at(path), announced_size(headers)
        if announced is not None and announced > most:
            raise _too_large(most)
        start = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout_at(start + self.limits.seconds) as clock:
                return await self._read(_Arriving(clock, announced), start, most, receive)
        except TimeoutError:
            raise Refused(408, "Your request did not arrive in time. Please send it again.") from None

    async def _read(self, body: _Arriving, start: float, most: int, receive: Receive) -> bytes:
        self._arriving.add(body)
        try:
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise Gone
                part = message.get("body", b"")
                body.held += part
                self._together += len(part)
                if len(body.held) > most:
                    raise _too_large(most)
                # The server says with the last bytes that more may come; to be told that none did takes as long as all the rest of receiving.
                if len(body.held) == body.announced or not message.get("more_body", False):
                    return bytes(body.held)
                body.clock.reschedule(start + self.limits.seconds + len(body.held) / self.limits.slowest)
                if self._together > self.limits.together:
                    self._let_the_biggest_go()
        finally:
            self._arriving.discard(body)
            self._together -= len(body.held)

    def _let_the_biggest_go(self) -> None:
        biggest = max(self._arriving, key=lambda body: len(body.held))
        self._together -= len(biggest.held)
        biggest.held.clear()
        biggest.clock.reschedule(0)  # ends its reading with the answer of one that took too long


def must_have_a_small_head(scope: Message) -> None:
    """Refuse an address or headers longer than any browser of ours sends; raises :class:`Refused`."""
    if len(scope["raw_path"]) + len(scope["query_string"]) > ADDRESS_BYTES:
        raise Refused(414, "That address is longer than any on this site.")
    size = 0
    for name, value in scope["headers"]:  # of each request: a loop takes half of what sum() does
        size += len(name) + len(value)
    if size > HEADER_BYTES:
        raise Refused(431, "Your browser sent more about itself than is taken here. Deleting this site's cookies may help.")


def brings_no_body(scope: Message) -> bool:
    """Return whether no body comes with a request, so that there is none to be waited for."""
    return _OF_A_BODY.isdisjoint(name for name, _value in scope["headers"])


def announced_size(headers: Headers) -> int | None:
    """Return what Content-Length says; ``None`` where it is missing, raises :class:`Refused` where it is no number."""
    for name, value in headers:
        if name == b"content-length":
            if not (value.isdigit() and len(value) < 20):  # noqa: PLR2004  more digits than bytes on Earth
                raise Refused(400, "Your request says no size that can be read. Please send it again.")
            return int(value)
    return None


def _too_large(most: int) -> Refused:
    return Refused(
        413, f"What you sent is larger than {most / 1_000_000:g} MB, the most that is taken here. Go back and send less."
    )
