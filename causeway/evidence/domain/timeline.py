"""A series of periods without holes, so that a picture leaves a gap where nothing was published."""

from collections.abc import Iterable
from itertools import pairwise

from causeway.evidence.domain.periods import last_day


def _next(period: str) -> str:
    head, _, tail = period.partition("-")
    if not tail:
        return str(int(head) + 1)
    if len(tail) == 4:  # noqa: PLR2004  2024-2025
        return f"{tail}-{int(tail) + 1}"
    return f"{head}-{int(tail) + 1:02}" if int(tail) < 12 else f"{int(head) + 1}-01"  # noqa: PLR2004  December


def timeline(periods: Iterable[str]) -> tuple[str, ...]:
    """Return every period from the first to the last, also those nobody published; periods of several kinds only in their order.

    Published every third month or second year, a series keeps that step: it is the smallest distance between two of its periods.
    """
    known = sorted(set(periods), key=lambda period: (last_day(period), period))
    if len({len(period) for period in known}) != 1:
        return tuple(known)
    every = [known[0]]
    while every[-1] != known[-1]:
        every.append(_next(every[-1]))
    place_of = {period: place for place, period in enumerate(every)}
    places = [place_of[period] for period in known]
    step = min((later - earlier for earlier, later in pairwise(places)), default=1)
    if any(place % step for place in places):
        step = 1
    return tuple(every[::step])
