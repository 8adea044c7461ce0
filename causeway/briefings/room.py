"""The papers introduce themselves."""

from causeway.briefings.pack import PAPERS
from causeway.briefings.searched import searched
from causeway.briefings.taking.home import BY_SEAT
from causeway.frame.rooms import Room

ROOM = Room(
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
