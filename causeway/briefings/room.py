"""The papers introduce themselves."""

from collections.abc import Iterator

from django.urls import reverse

from causeway.areas.models import Area, AreaKind
from causeway.briefings.pack import PAPERS
from causeway.briefings.searched import searched
from causeway.briefings.taking.home import BY_SEAT
from causeway.frame.rooms import Room


def asked() -> Iterator[str]:
    """Yield the pages of papers of a few seats."""
    seats = Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by("code")[:3]
    return (reverse("briefings:papers", args=[seat.kind, seat.code]) for seat in seats)


ROOM = Room(
    asked=asked,
    searched=searched,
    pack=(PAPERS,),
    by_seat=BY_SEAT,
    urls={"": "causeway.briefings.urls"},
    staff_urls={"papers/answering/": "causeway.briefings.answering.staff_urls"},
    registers=(
        "causeway.briefings.citations",
        "causeway.briefings.meetings.invitations",
        "causeway.briefings.meetings.pack",
        "causeway.briefings.motions",
    ),
)
