"""The campaign's pages introduce themselves."""

from causeway.frame.room import Room

ROOM = Room(urls={"": "causeway.pages.urls"})
