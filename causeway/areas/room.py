"""Areas, postcodes and schools introduce themselves."""

from causeway.areas.search import index
from causeway.frame.rooms import Room

ROOM = Room(registers=("causeway.areas.renewing",), warms=(index,))
