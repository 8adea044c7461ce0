"""The papers introduce themselves."""

from causeway.frame.room import Room

ROOM = Room(
    urls={"": "causeway.briefings.urls"},
    registers=("causeway.briefings.meetings.invitations", "causeway.briefings.meetings.pack"),
)
