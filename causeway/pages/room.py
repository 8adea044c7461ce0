"""The campaign's pages introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(urls={"": "causeway.pages.urls"}, registers=("causeway.pages.citing",))
