"""Layouts for maps: areas as hexagons of one size, and as their own shapes, both small enough to send with a page."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from causeway.areas.building.borders import Point, Ring, clean, light, united, without_islets
from causeway.areas.building.sources import document, must

KM_PER_UNIT = 0.5
TOLERANCE = 1.8  # units: under a pixel on a phone
ISLET = 40.0  # square units, ten square kilometres
EARTH_KM, CENTRAL_MERIDIAN, MIDDLE_SCALE = 6371.0, -2.0, 0.9996
WEST, NORTH = -470.0, 6930.0  # km: the corner from which units are counted, beyond Northern Ireland and Shetland

#: codes in a published file that others have followed; geometry and place stay the same
FOLLOWED = {
    "E08000016": "E08000038",  # Barnsley, April 2025
    "E08000019": "E08000039",  # Sheffield, April 2025
    "E10000002": "E06000060",  # Buckinghamshire, 2020
    "E10000023": "E06000065",  # North Yorkshire, 2023
    "E10000027": "E06000066",  # Somerset, 2023
    "S14000006": "S14000107",
    "S14000008": "S14000108",
    "S14000010": "S14000109",
    "S14000040": "S14000110",
    "S14000058": "S14000111",
}
#: places we chose for the four councils that followed two since the layout was drawn: two more hexagons, and one row moved over
MOVED = {
    "E06000063": (6, 14),  # Cumberland, where Cumbria was
    "E06000064": (7, 14),  # Westmorland and Furness, beside it
    "E06000019": (4, 6),  # Herefordshire, one to the west
    "E10000031": (5, 6),  # Warwickshire, one to the west
    "E06000062": (6, 6),  # West Northamptonshire
    "E06000061": (7, 6),  # North Northamptonshire, where Northamptonshire was
}
ENDED = {"E10000006", "E10000021"}  # Cumbria, Northamptonshire


def grid(longitude: float, latitude: float) -> Point:
    """Return a place in whole units east and south, on the transverse Mercator projection of the national grid, as on a sphere."""
    away, up = math.radians(longitude - CENTRAL_MERIDIAN), math.radians(latitude)
    x = EARTH_KM * MIDDLE_SCALE * math.atanh(math.cos(up) * math.sin(away))
    y = EARTH_KM * MIDDLE_SCALE * math.atan2(math.tan(up), math.cos(away))
    return round((x - WEST) / KM_PER_UNIT), round((NORTH - y) / KM_PER_UNIT)


def _rings(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    made = (clean(grid(point[0], point[1]) for point in ring) for polygon in polygons for ring in polygon)
    return tuple(ring for ring in made if ring)


def shapes(path: Path, field: str) -> dict[str, tuple[Ring, ...]]:
    """Read published boundaries as light rings by GSS code."""
    read = {}
    for feature in document(path)["features"]:
        code = feature["properties"][field]
        read[FOLLOWED.get(code, code)] = _rings(feature["geometry"])
    empty = [code for code, rings in read.items() if not rings]
    must(not empty, f"{path.name} has no shape for {', '.join(empty)}.")
    return light(without_islets(read, ISLET), TOLERANCE)


def together(parts: Mapping[str, tuple[Ring, ...]], whole_of: Mapping[str, str]) -> dict[str, tuple[Ring, ...]]:
    """Return the shapes of larger areas from those that make them up."""
    found: dict[str, list[Ring]] = {}
    for part, whole in whole_of.items():
        found.setdefault(whole, []).extend(parts[part])
    return {whole: united(rings) for whole, rings in found.items()}


def outline(rings: Iterable[Ring]) -> str:
    """Return rings as an SVG path: each begins where it lies and goes on in steps."""
    text = ""
    for ring in rings:
        text += f"M{ring[0][0]} {ring[0][1]}l"
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring)]
        text += "".join(
            f"{' ' if index and dx >= 0 else ''}{dx}{'' if dy < 0 else ' '}{dy}" for index, (dx, dy) in enumerate(steps)
        )
        text += "z"
    return text


def _hexes(path: Path) -> dict[str, dict[str, Any]]:
    found = document(path)
    must(found["layout"] == "odd-r", f"{path.name} has another layout than odd-r.")
    hexes: dict[str, dict[str, Any]] = found["hexes"]
    return hexes


def _placed(cells: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Count columns and rows from the north-west corner; an odd row of the layout stays the one that is set in."""
    must(len(set(cells.values())) == len(cells), "Two areas share a hexagon.")
    left = min(q for q, _ in cells.values())
    top = max(r for _, r in cells.values())
    top += top % 2
    return {code: (q - left, top - r) for code, (q, r) in sorted(cells.items())}


def constituency_hexagons(path: Path) -> dict[str, tuple[int, int]]:
    """Return the 650 seats' columns and rows."""
    return _placed({code: (cell["q"], cell["r"]) for code, cell in _hexes(path).items()})


def authority_hexagons(path: Path) -> dict[str, tuple[int, int]]:
    """Return columns and rows of England's 153 councils with education duties, from a layout of the 151 of 2019."""
    cells = {FOLLOWED.get(code, code): (cell["q"], cell["r"]) for code, cell in _hexes(path).items() if code not in ENDED}
    return _placed(cells | MOVED)


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - {"nhs", "and", "the", "of", "integrated", "care", "board"}


def board_hexagons(path: Path, names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Return the 42 boards' columns and rows; the layout has codes of 2021, so boards are found by name (``names`` by GSS code)."""
    codes = {_telling(name): code for code, name in names.items()}
    found = {}
    for cell in _hexes(path).values():
        code = codes.get(_telling(cell["ICS22NM"]), "")
        must(code, f"{path.name} has a board “{cell['ICS22NM']}” that is not among the 42.")
        found[code] = (cell["q"], cell["r"])
    must(found.keys() == names.keys(), f"{path.name} does not have all 42 boards.")
    return _placed(found)


def layout(form: str, edition: str, places: Mapping[str, object]) -> bytes:
    """Return one layout file."""
    body = {"form": form, "edition": edition, "places": dict(sorted(places.items()))}
    return (json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
