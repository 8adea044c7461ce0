"""The figures introduce themselves."""

from causeway.frame.room import Room

ROOM = Room(registers=("causeway.evidence.releases.renewing",))
