"""Borders made light, and the layouts that ship."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causeway.areas.building import borders, maps
from causeway.areas.building.borders import clean, light, meetings, simplified, size, united, without_islets
from causeway.areas.building.sources import BadSource
from causeway.areas.reference import described
from causeway.charts import layouts

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "reference" / "charts"
POINT = st.tuples(st.integers(-50, 50), st.integers(-50, 50))

WEST = ((0, 0), (10, 0), (11, 4), (10, 8), (0, 8))
EAST = ((10, 0), (20, 0), (20, 8), (10, 8), (11, 4))


def _sides(ring):
    return {frozenset(edge) for edge in zip(ring, (*ring[1:], ring[0]), strict=True)}


def test_neighbours_still_share_their_border_after_simplifying():
    found = light({"W": (WEST,), "E": (EAST,)}, 2.0)
    (west,), (east,) = found["W"], found["E"]
    assert (11, 4) not in west
    assert _sides(west) & _sides(east) == {frozenset({(10, 0), (10, 8)})}
    assert size(west) + size(east) == 160


@given(st.lists(POINT, min_size=2, max_size=40), st.floats(0.1, 20))
@settings(max_examples=60)
def test_an_arc_is_simplified_alike_from_either_side_and_keeps_its_ends(points, tolerance):
    arc = tuple(points)
    found = simplified(arc, tolerance)
    assert (found[0], found[-1]) == (arc[0], arc[-1])
    assert set(found) <= set(arc)
    assert simplified(arc[::-1], tolerance) == found[::-1]
    borders._simplified.cache_clear()


def test_an_area_never_vanishes():
    tiny = ((0, 0), (1, 0), (1, 1))
    assert light({"T": (tiny,)}, 50.0)["T"]
    assert without_islets({"T": (tiny,)}, 100.0)["T"] == (tiny,)


def test_small_islands_go_and_enclaves_stay():
    mainland, islet = ((0, 0), (30, 0), (30, 30), (0, 30)), ((50, 50), (51, 50), (51, 51))
    hole = ((10, 10), (11, 10), (11, 11))
    kept = without_islets({"A": (mainland, islet, hole), "B": (hole,)}, 10.0)
    assert kept == {"A": (mainland, hole), "B": (hole,)}


def test_areas_together_lose_the_border_between_them():
    west, east = ((0, 0), (10, 0), (10, 8), (0, 8)), ((10, 0), (20, 0), (20, 8), (10, 8))
    (whole,) = united((west, east))
    assert size(whole) == 160
    assert frozenset({(10, 0), (10, 8)}) not in _sides(whole)
    assert meetings((west, east)) == frozenset({(10, 0), (10, 8)})


def test_a_ring_needs_three_points():
    assert clean([(0, 0), (0, 0), (1, 1), (0, 0)]) == ()
    assert clean([(0, 0), (0, 0), (2, 0), (2, 2), (0, 0)]) == ((0, 0), (2, 0), (2, 2))


def test_the_projection_keeps_distances():
    # Land's End to John o' Groats is 970 km in a straight line; units are half kilometres.
    south, north = maps.grid(-5.7160, 50.0660), maps.grid(-3.0688, 58.6440)
    assert ((south[0] - north[0]) ** 2 + (south[1] - north[1]) ** 2) ** 0.5 / 2 == pytest.approx(970, abs=8)
    assert north[1] < south[1]  # north is up


def test_an_outline_is_read_back_as_it_was_written():
    path = maps.outline([WEST, EAST])
    assert path.startswith("M0 0l10 0 1 4-1 4-10 0zM10 0l")
    layout = layouts.read(maps.layout("shapes", "invented", {"A": path}))
    assert layout.boxes["A"] == layouts.Box(0, 0, 20, 8)


def test_two_areas_on_one_hexagon_are_refused():
    with pytest.raises(BadSource):
        maps._placed({"A": (1, 1), "B": (1, 1)})


@pytest.fixture(scope="module")
def areas():
    with (ROOT / "reference" / "areas" / "areas.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("hexagons-constituency", 650),
        ("hexagons-authority", 153),
        ("hexagons-icb", 42),
        ("shapes-constituency", 650),
        ("shapes-authority", 218),
        ("shapes-icb", 42),
        ("shapes-region", 9),
        ("shapes-health-board", 14),
    ],
)
def test_a_shipped_layout_has_every_area_by_its_code_of_today(name, count, areas):
    kind = name.split("-", 1)[1]
    known = {row["code"] for row in areas if row["kind"] == kind}
    layout = layouts.read((SHIPPED / f"{name}.json").read_bytes())
    assert len(layout.paths) == count
    assert layout.paths.keys() <= known
    if kind in {"constituency", "authority", "region"}:
        assert {code for code in known if code[0] == "E"} <= layout.paths.keys()
    assert len({(box.left, box.top, box.right, box.bottom) for box in layout.boxes.values()}) == count
    if name.startswith("hexagons"):
        cells = json.loads((SHIPPED / f"{name}.json").read_text(encoding="utf-8"))["places"]
        assert len({tuple(cell) for cell in cells.values()}) == count


def test_what_ships_is_small_and_described():
    files = sorted(SHIPPED.glob("*.json"))
    entries = described(SHIPPED)
    assert {path.name for path in files} == {*entries, "manifest.json"}
    assert sum(path.stat().st_size for path in files) < 400_000


def test_places_lie_where_they_lie():
    shapes = layouts.read((SHIPPED / "shapes-authority.json").read_bytes()).boxes
    hexagons = layouts.read((SHIPPED / "hexagons-authority.json").read_bytes()).boxes
    northumberland, cornwall, kent = "E06000057", "E06000052", "E10000016"
    for boxes in (shapes, hexagons):
        assert boxes[northumberland].top < boxes[cornwall].top
        assert boxes[cornwall].left < boxes[kent].left


def shipped(name):
    return json.loads((SHIPPED / f"{name}.json").read_text())["places"]


def test_the_hexagons_are_made_anew_from_the_published_layouts(excerpts):
    folder, boards = excerpts / "maps", shipped("hexagons-icb")
    with (ROOT / "reference" / "areas" / "areas.csv").open() as lines:
        names = {row["code"]: row["name"] for row in csv.DictReader(lines) if row["kind"] == "icb" and row["code"] in boards}
    made = {
        "constituency": maps.constituency_hexagons(folder / "constituencies_2024.hexjson"),
        "authority": maps.authority_hexagons(folder / "upper_tier_local_authorities.hexjson"),
        "icb": maps.board_hexagons(folder / "icbs_2022.hexjson", names),
    }
    for kind, places in made.items():
        assert {code: list(place) for code, place in places.items()} == shipped(f"hexagons-{kind}"), kind


ISLANDS = {
    "constituency": ("constituencies_2024_ultra_generalised.geojson", "PCON24CD", {"W07000112", "S14000027", "S14000051"}),
    "authority": (
        "upper_tier_local_authorities_2023.geojson",
        "CTYUA23CD",
        {"E06000046", "W06000001", "S12000013", "S12000023", "S12000027"},
    ),
    "icb": ("icbs_2023.geojson", "ICB23CD", {"E54000036"}),
}


@pytest.mark.parametrize("kind", ISLANDS)
def test_the_shapes_are_made_anew_from_the_published_borders(kind, excerpts):
    """Islands, and Cornwall among its neighbours; the script that cuts the excerpts compares every border."""
    name, field, codes = ISLANDS[kind]
    made, ships = maps.shapes(excerpts / "maps" / name, field), shipped(f"shapes-{kind}")
    assert {code: maps.outline(made[code]) for code in codes} == {code: ships[code] for code in codes}


def test_a_larger_area_is_made_of_its_councils(excerpts):
    councils = maps.shapes(excerpts / "maps" / "upper_tier_local_authorities_2023.geojson", "CTYUA23CD")
    boards = maps.together(councils, {"S12000013": "S08000028", "S12000023": "S08000025", "S12000027": "S08000026"})
    ships = shipped("shapes-health-board")
    assert {code: maps.outline(rings) for code, rings in boards.items()} == {code: ships[code] for code in boards}
