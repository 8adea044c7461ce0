"""The words under a picture: the last, and from there every one, every second, every third … as stand clear of each other."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from causeway.charts import look
from causeway.charts.scales import Scale
from causeway.charts.svg import text

CLEAR = 8.0


def clear(labels: Sequence[str], middles: Sequence[float], low: float = 0.0, high: float = look.WIDTH) -> dict[int, float]:
    """Return the places whose labels are written, in order, with the middle of each, held between ``low`` and ``high``."""
    held = [look.held(middle, label, look.SMALL, low, high) for label, middle in zip(labels, middles, strict=True)]
    half = [look.width_of(label, look.SMALL) / 2 for label in labels]
    for stride in range(1, len(labels) + 1):
        places = range(len(labels) - 1, -1, -stride)[::-1]
        if all(held[one] + half[one] + CLEAR <= held[other] - half[other] for one, other in pairwise(places)):
            return {place: held[place] for place in places}
    return {}


def numbers(marks: Sequence[float], at: Scale, y: float, said: Callable[[float], str]) -> Iterator[str]:
    """Yield the numbers of a scale that runs across."""
    labels = [said(mark) for mark in marks]
    for place, x in clear(labels, [at(mark) for mark in marks]).items():
        yield text(labels[place], x, y, "middle", font_size=look.SMALL, fill=look.SOFT)
