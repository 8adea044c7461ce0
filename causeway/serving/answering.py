"""An answer that is whole: made in a thread, kept until its reader has it. A slow reader holds no thread."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

Send = Callable[[dict[str, Any]], Awaitable[None]]

IN_MEMORY = 1_000_000  # bytes of one answer; what is longer is written to a file without a name
AT_ONCE = 64 * 1024
SECONDS, SLOWEST = 60.0, 4_000  # how long a reader has: this, and a second for every so many bytes


def kept(parts: Iterable[bytes]) -> IO[bytes]:
    """Return a body with all its parts; it stands at its end."""
    body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed once delivered
    try:
        for part in parts:
            body.write(part)
    except BaseException:
        body.close()
        raise
    return body


@dataclass(frozen=True)
class Answer:
    """A status, headers as bytes, and a body that can be read from its beginning."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: IO[bytes]

    async def deliver(self, send: Send) -> None:
        """Send all of it; a reader that is too slow is left, which ends its connection."""
        size = self.body.tell()
        self.body.seek(0)
        try:
            async with asyncio.timeout(SECONDS + size / SLOWEST):
                await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
                while len(part := self.body.read(AT_ONCE)) == AT_ONCE:
                    await send({"type": "http.response.body", "body": part, "more_body": True})
                await send({"type": "http.response.body", "body": part, "more_body": False})
        except TimeoutError:
            return
        finally:
            self.body.close()


@dataclass(frozen=True)
class ShortAnswer:
    """The same with its body as bytes: sent at once, so that the server keeps what its reader has not taken, and nobody waits."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    async def deliver(self, send: Send) -> None:
        """Send all of it."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


def plainly(status: int, sentence: str) -> Answer:
    """Return an answer of one sentence, after which the connection ends."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), (b"cache-control", b"no-store")]
    return Answer(status, headers, kept([sentence.encode() + b"\n"]))
