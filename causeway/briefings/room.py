"""The papers introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(
    urls={"": "causeway.briefings.urls"},
    registers=(
        "causeway.briefings.citing",
        "causeway.briefings.meetings.invitations",
        "causeway.briefings.meetings.pack",
        "causeway.briefings.motions",
    ),
)
