"""The figures introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(registers=("causeway.evidence.releases.renewing",))
