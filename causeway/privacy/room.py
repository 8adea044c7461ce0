"""Privacy introduces itself."""

from causeway.frame.room import Room

ROOM = Room(urls={"": "causeway.privacy.urls"})
