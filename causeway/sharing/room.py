"""Sharing introduces itself."""

from causeway.frame.rooms import Room

ROOM = Room(urls={"": "causeway.sharing.urls"})
