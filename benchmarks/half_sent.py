"""Clients that never finish: half a head, half a body, a body in drops, an answer nobody reads."""

import asyncio
import contextlib
import resource
from collections.abc import AsyncIterator
from enum import StrEnum

HEAD = b"GET /write/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = (
    b"POST /write/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 1000000\r\n\r\nq=a few bytes"
)
READING = b"GET /large/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


class Attack(StrEnum):
    """What the clients do."""

    SILENT = "silent"
    HEADS = "half-sent heads"
    BODIES = "half-sent bodies"
    DROPS = "bodies in drops"
    READERS = "readers that do not read"


BEGINNING = {Attack.SILENT: b"", Attack.HEADS: HEAD, Attack.BODIES: BODY, Attack.DROPS: BODY, Attack.READERS: READING}


def allow_many_files() -> None:
    """Raise this process's number of open files to the most it may have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextlib.asynccontextmanager
async def clients(port: int, attack: Attack, many: int) -> AsyncIterator[None]:
    """Hold ``many`` clients open on ``port`` while the block runs; one that is cut off comes again."""
    at_once = asyncio.Semaphore(100)
    tasks = [asyncio.create_task(_one(port, attack, at_once)) for _ in range(many)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _one(port: int, attack: Attack, at_once: asyncio.Semaphore) -> None:
    while True:
        with contextlib.suppress(OSError):
            async with at_once:
                reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
            try:
                await _hold(reader, writer, attack)
            finally:
                writer.transport.abort()
        await asyncio.sleep(0.2)


async def _hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, attack: Attack) -> None:
    writer.write(BEGINNING[attack])
    if attack is Attack.READERS:
        await asyncio.sleep(3600)
    while attack is Attack.DROPS:
        await asyncio.sleep(1)
        writer.write(b"x")
        await writer.drain()
    while await reader.read(4096):
        pass
