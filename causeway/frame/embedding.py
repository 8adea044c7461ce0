"""Which other sites may show a box of ours in a frame: the room that records partners says so, and every room with a box asks here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from causeway.frame.registered import Registered


@dataclass(frozen=True)
class Framer:
    """A partner whose sites may frame our boxes, by the short name that stands in their addresses."""

    slug: str
    name: str
    origins: tuple[str, ...]


knows_framers = Registered[Callable[[str], Framer | None]]()  # functions of a short name that return the partner, or nothing


def framer(slug: str) -> Framer | None:
    """Return the partner of this short name; ``None`` where no room knows one."""
    return next((found for find in knows_framers if (found := find(slug)) is not None), None)


def let_frame(answer: HttpResponse, partner: Framer) -> HttpResponse:
    """Let the partner's sites, and no others, show this answer in a frame. Search engines leave it out."""
    if partner.origins:
        answer._csp_replace = {"frame-ancestors": list(partner.origins)}  # type: ignore[attr-defined]  # noqa: SLF001  django-csp's own interface
        answer.xframe_options_exempt = True  # it can name no origin; the policy above does
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
