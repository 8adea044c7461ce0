"""Write reference/charts, the layouts of maps, from the published boundaries and hexagons. For maintainers."""

from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.areas.building import maps
from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest
from causeway.areas.building.sources import BadSource, document
from causeway.areas.models import AreaKind
from causeway.areas.nations import nation_code
from causeway.areas.reference import read

_ONS = "Office for National Statistics, Ordnance Survey"
_LICENCE = f"{OGL}. Contains OS data © Crown copyright and database right 2023"
_BOUNDARIES = Origin(
    "Boundaries, simplified by us", "ONS Open Geography Portal, ultra-generalised boundaries", _ONS, _LICENCE, ""
)
_HEXAGONS = Origin(
    "Equal-area hexagon layout",
    "https://open-innovations.org/projects/hexmaps/",
    "Open Innovations",
    "MIT © Open Innovations",
    "",
)
SCOTLAND = "S92000003"
ALMOST_ALL = 0.97


class Command(BaseCommand):
    """Write the layouts."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with the boundaries and hexagons")
        parser.add_argument("--to", type=Path, default=settings.REFERENCE_PATH / "charts")

    def handle(self, *, source: Path, to: Path, **_options: Any) -> None:
        """Write everything, or say what is wrong with the source and leave what is there."""
        to.mkdir(parents=True, exist_ok=True)
        try:
            made = {**_hexagons(source), **_shapes(source)}
        except BadSource as error:
            raise CommandError(str(error)) from error
        entries = {}
        for name, (origin, edition, places) in made.items():
            path = to / f"{name}.json"
            path.write_bytes(maps.layout(name.split("-", 1)[0], edition, places))
            entries[f"charts/{path.name}"] = describe(path, len(places), replace(origin, vintage=edition))
            self.stdout.write(f"  {path.name}: {len(places)} areas, {path.stat().st_size:,} bytes")
        write_manifest(to, entries)


Made = dict[str, tuple[Origin, str, Mapping[str, object]]]


def _hexagons(source: Path) -> Made:
    held = {feature["properties"]["ICB23CD"] for feature in document(source / "icbs_2023.geojson")["features"]}
    named = read(settings.REFERENCE_PATH / "areas" / "areas.csv")
    boards = {row["code"]: row["name"] for row in named if row["kind"] == AreaKind.ICB and row["code"] in held}
    return {
        "hexagons-constituency": (
            _HEXAGONS, "constituencies of July 2024", maps.constituency_hexagons(source / "constituencies_2024.hexjson"),
        ),
        "hexagons-authority": (
            _HEXAGONS, "151 councils of 2019, made 153 of 2023 by us; codes of 2025",
            maps.authority_hexagons(source / "upper_tier_local_authorities.hexjson"),
        ),
        "hexagons-icb": (
            _HEXAGONS, "42 boards, July 2022 to March 2026", maps.board_hexagons(source / "icbs_2022.hexjson", boards),
        ),
    }  # fmt: skip


def _wholes(kind: str, parts: Mapping[str, object]) -> dict[str, str]:
    """Return authority → the area of ``kind`` that holds (almost) all of it."""
    return {
        row["part"]: row["whole"]
        for row in read(settings.REFERENCE_PATH / "areas" / "relations.csv.gz")
        if row["part_kind"] == AreaKind.UPPER_TIER and row["whole_kind"] == kind
        and row["part"] in parts and float(row["share"]) >= ALMOST_ALL
    }  # fmt: skip


def _shapes(source: Path) -> Made:
    councils = maps.shapes(source / "upper_tier_local_authorities_2023.geojson", "CTYUA23CD")
    boards = {code: whole for code, whole in _wholes(AreaKind.HEALTH_BOARD, councils).items() if nation_code(code) == SCOTLAND}
    found = {
        "constituency": ("constituencies of July 2024", maps.shapes(source / "constituencies_2024_ultra_generalised.geojson", "PCON24CD")),
        "authority": ("councils of 2023 with the codes of 2025", councils),
        "icb": ("42 boards, July 2022 to March 2026", maps.shapes(source / "icbs_2023.geojson", "ICB23CD")),
        "region": ("regions of 2023, from their councils", maps.together(councils, _wholes(AreaKind.REGION, councils))),
        "health-board": ("Scotland's health boards, from their councils", maps.together(councils, boards)),
    }  # fmt: skip
    return {
        f"shapes-{kind}": (_BOUNDARIES, edition, {code: maps.outline(rings) for code, rings in rings_of.items()})
        for kind, (edition, rings_of) in found.items()
    }
