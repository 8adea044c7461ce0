"""Areas, postcodes and schools introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(registers=("causeway.areas.renewing",))
