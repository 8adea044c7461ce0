"""Keeping the index as the rooms are: a round compares what each room has with what is kept, and puts in only what differs."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from django.db import connection, transaction

from causeway.frame.rooms import Room, rooms
from causeway.searching.index import A_BATCH, put, remove
from causeway.searching.models import Entry, Word
from causeway.searching.things import Thing

logger = logging.getLogger(__name__)
MOST_WORDS = 60_000
_COUNTED = {
    "sqlite": "SELECT term, doc FROM searching_vocabulary WHERE term GLOB '[a-z]*' ORDER BY doc DESC, term LIMIT %s",
    "postgresql": (
        "SELECT word, ndoc FROM ts_stat('SELECT vector FROM searching_entry') WHERE word ~ '^[a-z]' ORDER BY ndoc DESC, word LIMIT %s"
    ),
}


def keep_all(_now: dt.datetime) -> int:
    """Bring every room's entries up to date; returns how many were put in."""
    return keep(rooms())


def keep(some: Mapping[str, Room]) -> int:
    """Bring the entries of some rooms up to date; returns how many were put in. A room that fails keeps no other from it."""
    changed = 0
    for name, room in some.items():
        if room.searched is not None:
            try:
                changed += keep_room(name, room.searched())
            except Exception:
                logger.exception("What %s has to be found could not be read; it is tried again", name)
    return changed


def soon(room: str) -> None:
    """Bring a room's entries up to date once what is being done is committed: what was published or taken off is found or gone at once."""
    told = rooms().get(room)
    if told is not None and told.searched is not None:
        transaction.on_commit(lambda: keep({room: told}))


def keep_room(room: str, things: Iterable[Thing]) -> int:
    """Bring one room's entries up to date with all that it has; returns how many were put in anew."""
    kept = dict(Entry.objects.filter(room=room).values_list("key", "stamp"))
    seen: set[str] = set()
    changed = 0
    different = (thing for thing in _noted(things, seen) if kept.get(thing.key) != thing.stamp())
    while some := list(islice(different, A_BATCH)):
        changed += put(room, some)
    remove(room, kept.keys() - seen)
    return changed


def _noted(things: Iterable[Thing], seen: set[str]) -> Iterator[Thing]:
    for thing in things:
        seen.add(thing.key)
        yield thing


@transaction.atomic
def count_words(_now: dt.datetime) -> int:
    """Count in how many entries each word stands, for putting slips right; returns how many words there are."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED[connection.vendor], [MOST_WORDS])
        rows = [Word(word=word, many=many) for word, many in cursor.fetchall() if word.isalpha()]
    Word.objects.all().delete()
    Word.objects.bulk_create(rows, batch_size=2000)
    return len(rows)
