"""The regions introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(permissions=("add_looksafter", "change_looksafter", "view_looksafter"))
