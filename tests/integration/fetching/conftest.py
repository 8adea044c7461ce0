"""Small real servers on this machine."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests.integration import web_server

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(web_server.Server):
    """``routes`` maps a path to what answers there, ``asked`` lists the requests it got."""

    def __init__(self) -> None:
        self.routes: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        super().__init__()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append((request.path, {name.lower(): value for name, value in request.headers.items()}))
        self.routes[request.path.partition("?")[0]](request)


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def other_server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def allowed(server, settings) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{server.port}"]
