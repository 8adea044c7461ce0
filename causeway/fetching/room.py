"""Fetching introduces itself."""

from causeway.fetching.queueing import keep_to_the_schedule
from causeway.frame.rooms import Room
from causeway.work.jobs import every, minutes

ROOM = Room(jobs=(every(minutes(1), keep_to_the_schedule),))
