"""What a newsletter says in each place: made once for all readers of a constituency, and kept while it is being written to them."""

import datetime as dt
from collections.abc import Iterable, Mapping

from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters.mailing import Copy, copy_of
from causeway.supporters.newsletters.models import Newsletter, PlaceCopy
from causeway.supporters.newsletters.reading import parts_for

AT_ONCE = 25  # places whose copies are kept together
Place = tuple[str, str]  # the codes of a constituency and of its region, each empty where none was named


def place_of(supporter: Supporter) -> Place:
    """Return where somebody reads it."""
    return supporter.seat_code, supporter.region


def places_of(some: Iterable[Supporter]) -> frozenset[Place]:
    """Return where some read it."""
    return frozenset(map(place_of, some))


def of(newsletter: Newsletter, places: Iterable[Place], now: dt.datetime) -> Mapping[Place, Copy]:
    """Return what is read in each place; one that is not kept yet is made."""
    wanted = set(places)
    rows = PlaceCopy.objects.filter(newsletter=newsletter, seat_code__in={seat for seat, _region in wanted})
    found = {(row.seat_code, row.region): Copy(row.text, row.html) for row in rows}
    return found | {place: _made(newsletter, place, now) for place in wanted - found.keys()}


def make(newsletter: Newsletter, places: Iterable[Place], now: dt.datetime) -> None:
    """Keep what is read in each place, some at a time: a break loses those at most, and not each waits for the disk."""
    kept = set(PlaceCopy.objects.filter(newsletter=newsletter).values_list("seat_code", "region"))
    missing = sorted(set(places) - kept)
    for start in range(0, len(missing), AT_ONCE):
        made = [(place, _made(newsletter, place, now)) for place in missing[start : start + AT_ONCE]]
        rows = [
            PlaceCopy(newsletter=newsletter, seat_code=seat, region=region, text=copy.text, html=copy.html)
            for (seat, region), copy in made
        ]
        PlaceCopy.objects.bulk_create(rows, ignore_conflicts=True)  # another worker may have been faster


def forget(newsletter: Newsletter) -> None:
    """Keep none any more."""
    newsletter.copies.all().delete()


def _made(newsletter: Newsletter, place: Place, now: dt.datetime) -> Copy:
    return copy_of(newsletter, parts_for(newsletter, *place, now))
