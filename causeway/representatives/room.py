"""Those who hold public office introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(registers=("causeway.representatives.members.renewing",))
