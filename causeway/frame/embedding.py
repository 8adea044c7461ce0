"""Which other sites may show a box of ours in a frame: the room that records partners says so, and every room with a box asks here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpResponse


@dataclass(frozen=True)
class Framer:
    """A partner whose sites may frame our boxes, by the short name that stands in their addresses."""

    slug: str
    name: str
    origins: tuple[str, ...]


_Find = TypeVar("_Find", bound=Callable[[str], Framer | None])
_finds: list[Callable[[str], Framer | None]] = []


def knows_framers(find: _Find) -> _Find:
    """Register a function of a short name that returns the partner, or nothing."""
    if find not in _finds:
        _finds.append(find)
    return find


def framer(slug: str) -> Framer | None:
    """Return the partner of this short name; ``None`` where no room knows one."""
    return next((found for find in _finds if (found := find(slug)) is not None), None)


def let_frame(answer: HttpResponse, partner: Framer) -> HttpResponse:
    """Let the partner's sites, and no others, show this answer in a frame. Search engines leave it out."""
    if partner.origins:
        answer._csp_replace = {"frame-ancestors": list(partner.origins)}  # type: ignore[attr-defined]  # noqa: SLF001  django-csp's own interface
        answer.xframe_options_exempt = True  # it can name no origin; the policy above does
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
