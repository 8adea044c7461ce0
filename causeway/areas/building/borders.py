"""Borders made light for a picture, each shared border once, so that neighbours still touch after simplifying.

Rings of whole-numbered points are cut where three areas meet; each stretch between two such points is simplified by itself
(Douglas and Peucker, *Cartographica* 10 (1973) 112–122), the same from either side, and the rings are put together again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

Point = tuple[int, int]
Ring = tuple[Point, ...]  # closed: the last point joins the first
Arc = tuple[Point, ...]  # open: from a meeting point to the next; a ring that meets none begins and ends at one point
FEWEST = 3  # points of a ring


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def clean(points: Iterable[Point]) -> Ring:
    """Return the ring without repeated points next to each other; fewer than three points are no ring."""
    kept: list[Point] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(kept) if len(set(kept)) >= FEWEST else ()


def size(ring: Ring) -> float:
    """Return the area inside a ring, in square units."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(ring))) / 2


def without_islets(areas: Mapping[str, Sequence[Ring]], least: float) -> dict[str, tuple[Ring, ...]]:
    """Leave out rings smaller than ``least`` that touch no other area, but never an area's largest."""
    used = Counter(frozenset(edge) for rings in areas.values() for ring in rings for edge in _edges(ring))
    kept = {}
    for code, rings in areas.items():
        largest = max(rings, key=size)
        kept[code] = tuple(
            ring
            for ring in rings
            if ring is largest or size(ring) >= least or any(used[frozenset(edge)] > 1 for edge in _edges(ring))
        )
    return kept


def meetings(rings: Iterable[Ring]) -> frozenset[Point]:
    """Return the points where more than two borders meet."""
    neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in _edges(ring):
            neighbours[one].add(other)
            neighbours[other].add(one)
    return frozenset(point for point, around in neighbours.items() if len(around) > 2)  # noqa: PLR2004  a line has two sides


def arcs(ring: Ring, at: frozenset[Point]) -> list[Arc]:
    """Cut a ring at the meeting points. A ring with none begins at its least point, so that two rings alike are cut alike."""
    cuts = [index for index, point in enumerate(ring) if point in at] or [ring.index(min(ring))]
    turned = ring[cuts[0] :] + ring[: cuts[0]]
    places = [cut - cuts[0] for cut in cuts] + [len(ring)]
    closed = (*turned, turned[0])
    return [closed[start : end + 1] for start, end in pairwise(places)]


def _off(point: Point, start: Point, end: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    if not (dx or dy):
        return float((px - ax) ** 2 + (py - ay) ** 2)
    along = min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
    return (px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2


def _kept(arc: Arc, first: int, last: int, squared: float, kept: set[int]) -> None:
    waiting = [(first, last)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:  # noqa: PLR2004  nothing between them
            continue
        far = max(range(start + 1, end), key=lambda index: _off(arc[index], arc[start], arc[end]))
        if _off(arc[far], arc[start], arc[end]) > squared:
            kept.add(far)
            waiting += [(start, far), (far, end)]


def simplified(arc: Arc, tolerance: float) -> Arc:
    """Return the arc without points that lie within ``tolerance`` of it; the same points whichever way it runs."""
    if arc[::-1] < arc:
        return _simplified(arc[::-1], tolerance)[::-1]
    return _simplified(arc, tolerance)


@cache
def _simplified(arc: Arc, tolerance: float) -> Arc:
    kept = {0, len(arc) - 1}
    if arc[0] == arc[-1]:  # a closed arc needs two more points, or it would fold into a line
        far = max(range(len(arc)), key=lambda index: (_off(arc[index], arc[0], arc[0]), -index))
        off = max(range(len(arc)), key=lambda index: (_off(arc[index], arc[0], arc[far]), -index))
        kept |= {far, off}
    ordered = sorted(kept)
    for start, end in pairwise(ordered):
        _kept(arc, start, end, tolerance**2, kept)
    return tuple(arc[index] for index in sorted(kept))


def _joined(pieces: Iterable[Arc]) -> Ring:
    return clean(point for piece in pieces for point in piece[:-1])


def light(areas: Mapping[str, Sequence[Ring]], tolerance: float) -> dict[str, tuple[Ring, ...]]:
    """Simplify every area's rings, neighbours alike. An area that would vanish keeps its largest ring as it was."""
    at = meetings(ring for rings in areas.values() for ring in rings)
    found = {}
    for code, rings in areas.items():
        made = [_joined(simplified(arc, tolerance) for arc in arcs(ring, at)) for ring in rings]
        found[code] = tuple(ring for ring in made if ring) or (max(rings, key=size),)
    return found


def united(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """Return the outline of several areas together: borders that two of them share are left out."""
    there = Counter(edge for ring in rings for edge in _edges(ring))
    outer = [edge for edge, times in there.items() for _ in range(times - there[edge[::-1]])]
    onward: defaultdict[Point, list[Point]] = defaultdict(list)
    for one, other in outer:
        onward[one].append(other)
    found = []
    for start, _ in outer:
        walked = []
        at = start
        while onward[at]:
            walked.append(at)
            at = onward[at].pop()
        found.append(clean(walked))
    return tuple(ring for ring in found if ring)
