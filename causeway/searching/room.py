"""The room introduces itself."""

from causeway.frame.rooms import Room
from causeway.searching.forgiving import load
from causeway.searching.keeping import count_words, keep
from causeway.work.jobs import every, hours, minutes

ROOM = Room(jobs=(every(minutes(2), keep), every(hours(6), count_words)), warms=(load,))
