"""The way to a tool: one class that sends, and its twin for development, which writes to a file what it would have sent."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import httpx
from django.conf import settings

from causeway.fetching.exceptions import FetchError
from causeway.fetching.guarded import READ_SECONDS, GuardedTransport
from causeway.supporters.passing_on.domain import Request

WITHIN = 30.0
AGAIN = frozenset({408, 409, 425, 429, *range(500, 600)})


class NotTaken(Exception):  # noqa: N818  what came of it
    """The tool did not take it. ``for_good`` says that asking again would be in vain."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.for_good = for_good


class Sender(Protocol):
    """A way to a tool."""

    def send(self, request: Request) -> None:
        """Send it; raises :class:`NotTaken`."""


@dataclass(frozen=True)
class ByHttp:
    """Sends for real: to public addresses, without following where a server would lead."""

    def send(self, request: Request) -> None:
        """Send it, and take a status of 2xx as taken."""
        try:
            with httpx.Client(
                transport=GuardedTransport(allowed=settings.FETCH_ALLOWED_PRIVATE, deadline=time.monotonic() + WITHIN),
                timeout=httpx.Timeout(READ_SECONDS),
                follow_redirects=False,
                trust_env=False,
            ) as client:
                answer = client.request(request.method, request.url, headers=list(request.headers), content=request.body)
        except (httpx.HTTPError, httpx.InvalidURL, FetchError, ValueError) as error:
            raise NotTaken(f"{type(error).__name__}: {error}"[:300], for_good=False) from error
        if not answer.is_success:
            raise NotTaken(f"It answered {answer.status_code}.", for_good=answer.status_code not in AGAIN)


@dataclass(frozen=True)
class ToFile:
    """The twin: each request as one line of JSON, without its keys."""

    path: Path

    def send(self, request: Request) -> None:
        """Write it down."""
        line = json.dumps({"method": request.method, "url": request.url, "body": request.body.decode()})
        with self.path.open("a", encoding="utf-8") as out:
            out.write(f"{line}\n")
