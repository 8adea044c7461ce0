"""A stranger who tries every address with whatever may be typed: nothing may be answered with a 500."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

HOSTILE = (
    *(
        "",
        " ",
        "0",
        "-1",
        "1",
        "²",
        "٣",
        "१२",
        "9" * 18,
        "9" * 40,
        "9" * 5000,
        "1e9",
        "NaN",
        "\0",
        "a\0b",
        "\ud7ff\uffff",
        "é" * 300,
    ),
    *(
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "{{7*7}}",
        "%s%n",
        "../../etc/passwd",
        "a" * 10_000,
        "0000-00-00",
        "2026-02-30",
    ),
    *(
        "99999-01-01",
        "2026-11-29T25:61",
        "SW1A 1AA",
        "a@b",
        "a@example.org",
        "x" * 300 + "@example.org",
        "on",
        "true",
        "[]",
        "null",
    ),
    *("ΑΣΣ", "ß", "\r\nBcc: x@example.org", "http://[::1", "//evil.example", "javascript:alert(1)", "E14001172", "100000"),
)
BODIES = (
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=\xff\xfe"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
    ("application/x-www-form-urlencoded", b"%ff=%ff&%00=%00&a" + b"&a=b" * 2000),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a; filename=\xff\r\n\r\nb"),
    ("multipart/form-data; boundary=\xff", b"--"),
    ("application/json", b'{"a": ' * 2000),
    ("text/plain; charset=utf-7", b"+AGE-"),
    ("\xff/\xff", b"\xff"),
)
_NAMES = re.compile(r"""<(?:input|textarea|select|button)\b[^>]*?\bname=["']([^"']+)""")
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
_CRASHED = 500
_NOT_WELL = 503  # what /health/ answers where no worker runs


@dataclass
class Stranger:
    """One visitor with a seed; ``known`` gives real values for arguments of addresses, so that states are reached."""

    client: Client
    seed: int
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)
    crashed: list[str] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.client.raise_request_exception = False

    def try_everything(self, beginning: str = "", rounds: int = 1, leave_out: Sequence[str] = ()) -> None:
        """Ask for every address that begins so, and send forms to it."""
        for _ in range(rounds):
            for route in sorted(addresses()):
                if route.startswith(beginning) and not any(part in route for part in leave_out):
                    self.try_one(self._filled(route))

    def try_one(self, path: str) -> None:
        """Ask for one page, then send it what it asks for, and what it does not."""
        page = self._ask("GET", path, self._words(("q", "page", "school", "from", "sort", "figure", "area")))
        names = _NAMES.findall(page) or ["text", "name", "email", "key", "act", "school", "to"]
        for _ in range(2):
            self._ask("POST", path, self._words(names))
        self._ask("POST", path, {"file": SimpleUploadedFile("x\0.eml", b"From: \xff\r\n\r\n\0"), **self._words(names[:3])})
        kind, body = self.chance.choice(BODIES)
        self._ask("POST", path, body, content_type=kind)

    def _ask(self, method: str, path: str, data: object, **more: str) -> str:
        self.asked += 1
        headers = {
            "Cookie-Broken": "x",
            "Accept-Language": self.chance.choice(("en", "cy", "xx-" + "y" * 300, "\xff", "*;q=nan")),
        }
        if isinstance(data, bytes):  # as it is: the test client would try to read it
            answer = self.client.generic(method, path, data, headers=headers, **more)
        else:
            answer = (self.client.get if method == "GET" else self.client.post)(path, data, headers=headers, **more)
        if answer.status_code >= _CRASHED and not (answer.status_code == _NOT_WELL and path.startswith("/health/")):
            self.crashed.append(
                f"{method} {path[:200]} {str(data)[:400]} {more} seed={self.seed}: {getattr(answer, 'exc_info', None)}"
            )
        return "" if answer.streaming else answer.content.decode("utf-8", "replace")

    def _words(self, names: Sequence[str]) -> dict[str, object]:
        given = [word for words in self.known.values() for word in words]
        return {
            name: [self.chance.choice((*HOSTILE, *given)) for _ in range(self.chance.choice((1, 1, 1, 3)))]
            for name in names
            if name != "csrfmiddlewaretoken"
        }

    def _filled(self, route: str) -> str:
        def value(argument: re.Match[str]) -> str:
            real, kind = self.known.get(argument[1], ()), argument[0]
            if real and self.chance.random() < 0.7:
                return self.chance.choice(real)
            if "int:" in kind:
                return self.chance.choice(("0", "1", "999", "9" * 18, "9" * 25, "9" * 4400))
            return self.chance.choice(("x", "none", "²", "%00", "%ff", "a" * 3000, "WyJ4Il0:1a:b", "..", "E14001172", "1"))

        return "/" + _ARGUMENT.sub(value, route)


@cache
def addresses() -> tuple[str, ...]:
    """Return every address of the site as a route, those of the editor's own pages left out."""
    return tuple(_under(get_resolver().url_patterns, ""))


def _under(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _under(each.url_patterns, route)
        elif not re.search(r"[\^$\\(]", route):
            yield route
