"""The way out: each connection resolves the name, checks every address it has, and connects to one of those it checked.

The check and the connection are one act on one answer of the resolver, so a name cannot answer "public" to the check and
"private" to the connection. The URL, Host header and TLS name stay what they were.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore
import httpx

from causeway.fetching.domain.addresses import is_public
from causeway.fetching.exceptions import FetchRefused

READ_SECONDS = 20.0


def resolved(host: str, port: int) -> list[str]:
    """Return every address of the host, in the resolver's order."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise httpcore.ConnectError(f"no address is known for {host}") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class DeadlineStream(httpcore.NetworkStream):
    """A connection on which no wait outlasts the deadline, so that a server cannot hold us with one byte at a time."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole took too long")
        return min(left, READ_SECONDS if timeout is None else timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted, under the same deadline."""
        return DeadlineStream(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the connection."""
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses, and to the ``allowed`` host:port pairs whatever their address."""

    def __init__(self, *, allowed: Iterable[str], deadline: float) -> None:
        self._allowed, self._deadline = frozenset(allowed), deadline
        self._plain = httpcore.SyncBackend()

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = resolved(host, port)
        if f"{host}:{port}" not in self._allowed and not all(is_public(address) for address in addresses):
            raise FetchRefused(f"{host} leads to an address inside a private network, so it was not fetched.")
        return addresses

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the checked addresses that answers."""
        failure: Exception = httpcore.ConnectError(f"no address is known for {host}")
        for address in self._checked(host, port):
            left = self._deadline - time.monotonic()
            wait = min(timeout or READ_SECONDS, max(left, 0.001))
            try:
                stream = self._plain.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return DeadlineStream(stream, self._deadline)
        raise failure


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)  # reads the certificate authorities, which takes a tenth of a second


class GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport, whose pool can open no connection but a guarded one. Takes no proxy from the environment."""

    def __init__(self, *, allowed: Iterable[str], deadline: float) -> None:
        super().__init__(verify=_tls(), trust_env=False)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=_tls(),
            network_backend=GuardedBackend(allowed=allowed, deadline=deadline),
        )
