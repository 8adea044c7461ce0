"""Which sites may show our box: origins, one per line, exact to the letter, because they become a browser's rule."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

MOST = 20
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*")
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1"})


class NotAnOrigin(ValueError):  # noqa: N818  named for what is wrong, as NotAPostcode is
    """A line that names no site; ``line`` is what stood there."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def origin(text: str) -> str:
    """Return ``https://host`` or ``https://host:port``; plain http only for one's own machine. Raises :class:`NotAnOrigin`."""
    try:
        parts = urlsplit(text.strip().lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise NotAnOrigin(text) from None
    if parts.path not in {"", "/"} or parts.query or parts.fragment or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise NotAnOrigin(text)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _OWN_MACHINE):
        raise NotAnOrigin(text)
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def origins(lines: Iterable[str]) -> tuple[str, ...]:
    """Return each line's origin, once, in the order given; empty lines are passed over."""
    return tuple(dict.fromkeys(origin(line) for line in lines if line.strip()))
