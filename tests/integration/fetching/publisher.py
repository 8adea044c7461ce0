"""A publisher on this machine: etags, ranges, redirects, and every way of going wrong that a test asks for."""

import hashlib
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from tests.integration.web_server import Server


@dataclass
class File:
    """What stands at one path. ``drop_after`` breaks the connection once, after so many bytes; ``first`` are answers given before."""

    body: bytes = b""
    kind: str = "application/octet-stream"
    drop_after: int | None = None
    first: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    ranges: bool = True

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


class Publisher(Server):
    """``files`` maps a path, or a path with its query, to what stands there."""

    protocol = "HTTP/1.1"

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        self.asked: list[tuple[str, dict[str, str], int]] = []
        super().__init__()

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def statuses(self, path: str) -> list[int]:
        return [status for asked, _, status in self.asked if asked.partition("?")[0] == path]

    def query(self, path: str) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        file = self.files.get(request.path) or self.files.get(request.path.partition("?")[0])
        headers = {name.lower(): value for name, value in request.headers.items()}
        request.close_connection = True
        if file is None:
            return self._send(request, headers, 404, {}, b"")
        if file.first:
            status, extra = file.first.pop(0)
            return self._send(request, headers, status, extra, b"")
        about = {"Content-Type": file.kind, "ETag": file.etag, "Accept-Ranges": "bytes"}
        if headers.get("if-none-match") == file.etag:
            return self._send(request, headers, 304, about, b"")
        wanted = headers.get("range", "")
        if file.ranges and wanted.startswith("bytes=") and headers.get("if-range", file.etag) == file.etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(file.body):
                return self._send(request, headers, 416, {}, b"")
            about["Content-Range"] = f"bytes {start}-{len(file.body) - 1}/{len(file.body)}"
            return self._send(request, headers, 206, about, file.body[start:], file)
        return self._send(request, headers, 200, about, file.body, file)

    def _send(self, request, headers, status, about, body, file=None) -> None:
        self.asked.append((request.path, headers, status))
        request.send_response(status)
        for name, value in {**about, "Content-Length": str(len(body))}.items():
            if status != 304 or name != "Content-Length":
                request.send_header(name, value)
        request.end_headers()
        if file is not None and file.drop_after is not None:
            body, file.drop_after = body[: file.drop_after], None
        request.wfile.write(body)
