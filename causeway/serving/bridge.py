"""The site, which speaks WSGI, behind a server that speaks ASGI: a fixed number of threads, each with its own database connection.

A thread is taken when the request is whole and given back when the answer is whole, before the first byte of it is sent.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from causeway.serving.answering import Answer, kept

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_SAFE_IN_QUERIES = "".join(map(chr, range(0x21, 0x7F)))


class Bridge:
    """Runs a WSGI application for whole requests."""

    def __init__(self, application: Wsgi, threads: int) -> None:
        self.application = application
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="site")

    async def answer(self, scope: dict[str, Any], body: bytes) -> Answer:
        """Return the whole answer to a whole request."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, self._run, environ(scope, body))

    def _run(self, asked: dict[str, Any]) -> Answer:
        begun: list[tuple[int, list[tuple[bytes, bytes]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> None:
            begun[:] = [(int(status[:3]), [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers])]

        parts = self.application(asked, start_response)
        try:
            body = kept(parts)
        finally:
            getattr(parts, "close", lambda: None)()
        return Answer(*begun[0], body)


def environ(scope: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Return the WSGI environment of a request (PEP 3333)."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    return _headers(scope["headers"]) | {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": quote_from_bytes(scope["query_string"], safe=_SAFE_IN_QUERIES),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": str(server[0]),
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": str(client[0]),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _headers(given: Iterable[tuple[bytes, bytes]]) -> dict[str, Any]:
    """Return headers under their CGI names.

    One with an underscore is dropped, for it could pass for another's (X_Forwarded_For); the size is that of what arrived.
    """
    found: dict[str, Any] = {}
    for name, value in given:
        if b"_" in name or name == b"content-length":
            continue
        key = name.decode("latin-1").upper().replace("-", "_")
        key, words = key if key == "CONTENT_TYPE" else f"HTTP_{key}", value.decode("latin-1")
        between = "; " if key == "HTTP_COOKIE" else ","
        found[key] = f"{found[key]}{between}{words}" if key in found else words
    return found
