"""The queues introduce themselves."""

from causeway.frame.rooms import Room

ROOM = Room(staff_urls={"review/": "causeway.review.urls"})
