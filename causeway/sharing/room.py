"""Sharing introduces itself."""

from causeway.frame.room import Room

ROOM = Room(urls={"": "causeway.sharing.urls"})
