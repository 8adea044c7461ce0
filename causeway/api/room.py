"""The API introduces itself."""

from causeway.frame.room import Room

ROOM = Room(urls={"api/": "causeway.api.urls"})
