"""Web servers on this machine, for tests: a bare one, and one that answers as a test says, to HEAD and GET, and notes who asked what."""

import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ABC):
    """A real HTTP server in a thread of its own, until it is closed. ``protocol`` is the version it speaks."""

    protocol = "HTTP/1.0"

    def __init__(self) -> None:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = outer.protocol

            def do_GET(self) -> None:
                outer.answer(self)

            do_HEAD = do_POST = do_PUT = do_GET  # noqa: N815  the library's names

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.host = f"127.0.0.1:{self.port}"
        self.origin = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    @abstractmethod
    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""


@dataclass
class Page:
    """What stands at one path."""

    body: bytes = b"<p>An example.</p>"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    head: int | None = None  # the status that HEAD alone gets


class Web(Server):
    """``pages`` by path; what is not there is 404."""

    protocol = "HTTP/1.1"

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        super().__init__()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.asked.append((request.command, request.path, headers))
        page = self.pages.get(request.path.partition("?")[0], Page(b"", 404))
        status = page.head if page.head and request.command == "HEAD" else page.status
        if status == 200 and page.headers.get("ETag") and headers.get("if-none-match") == page.headers["ETag"]:
            status = 304
        body = page.body if request.command == "GET" and status not in {304, 204} else b""
        request.close_connection = True
        request.send_response(status)
        for name, value in page.headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def methods(self, path: str) -> list[str]:
        """Return how a path was asked for, in order."""
        return [method for method, asked, _headers in self.asked if asked == path]
