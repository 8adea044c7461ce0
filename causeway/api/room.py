"""The API introduces itself."""

from causeway.frame.rooms import Room

ROOM = Room(urls={"api/": "causeway.api.urls"})
