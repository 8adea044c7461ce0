"""Where areas stand in a map: read from a layout file, as hexagons of one size or as their own shapes."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_ROW, _COLUMN = 15.0, 17.320508  # hexagons with points up, sides of 10
_HEXAGON = "l8.7 5v10l-8.7 5-8.7-5v-10z"
_RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Box:
    """The corners of a drawing, in its own units."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Layout:
    """Path data and box of each area by code; ``edition`` says whose boundaries they are and of when."""

    form: str  # "hexagons" or "shapes"
    edition: str
    paths: Mapping[str, str]
    boxes: Mapping[str, Box]

    def box(self, codes: Collection[str]) -> Box:
        """Return the box around some of the areas; raises ``ValueError`` when none of them is in the layout."""
        boxes = [self.boxes[code] for code in codes if code in self.boxes]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


def _hexagon(column: int, row: int) -> tuple[str, Box]:
    x, y = (column + (row % 2) / 2) * _COLUMN, row * _ROW
    return f"M{x:.1f} {y:g}{_HEXAGON}", Box(x - _COLUMN / 2, y, x + _COLUMN / 2, y + 20)


def _box(path: str) -> Box:
    xs, ys = [], []
    for ring in _RING.finditer(path):
        x, y = int(ring[1]), int(ring[2])
        steps = [int(each) for each in _NUMBER.findall(ring[3])]
        xs.append(x)
        ys.append(y)
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            xs.append(x)
            ys.append(y)
    return Box(min(xs), min(ys), max(xs), max(ys))


def read(content: bytes) -> Layout:
    """Read a layout file as ``build_maps`` writes it."""
    body = json.loads(content)
    places = body["places"]
    if body["form"] == "hexagons":
        made = {code: _hexagon(column, row) for code, (column, row) in places.items()}
        paths, boxes = {code: path for code, (path, _) in made.items()}, {code: box for code, (_, box) in made.items()}
    else:
        paths, boxes = places, {code: _box(path) for code, path in places.items()}
    return Layout(body["form"], body["edition"], paths, boxes)
