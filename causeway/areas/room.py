"""Areas, postcodes and schools introduce themselves."""

from causeway.frame.room import Room

ROOM = Room(registers=("causeway.areas.renewing",))
