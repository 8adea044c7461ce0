"""Calendars as pages answer with them, and how they are subscribed to."""

from dataclasses import dataclass

from django.http import HttpResponse

from causeway.frame.downloads import made

CALENDAR = "text/calendar; charset=utf-8"
FRESH_FOR = 900  # seconds for which a shared cache may keep a calendar that many subscribe to


@dataclass(frozen=True)
class Subscription:
    """A calendar to subscribe to: what it is called, and the address that every calendar takes; of news, where there are any."""

    name: str
    https: str
    rss: str = ""

    @property
    def webcal(self) -> str:
        """The same address for a calendar that is opened by a link, where that works."""
        return f"webcal://{self.https.partition('://')[2]}"


def to_subscribe(content: bytes) -> HttpResponse:
    """Return a calendar that is read again and again."""
    answer = HttpResponse(content, content_type=CALENDAR)
    answer["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return answer


def to_keep(content: bytes, file: str) -> HttpResponse:
    """Return a calendar file to be kept under this name."""
    return made(content, CALENDAR, file)
