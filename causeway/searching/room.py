"""The room introduces itself."""

from causeway.frame.rooms import Room
from causeway.searching.forgiving import load
from causeway.searching.keeping import count_words, keep_all
from causeway.work.jobs import every, hours, minutes

ROOM = Room(jobs=(every(minutes(1), keep_all), every(hours(6), count_words)), warms=(load,))
