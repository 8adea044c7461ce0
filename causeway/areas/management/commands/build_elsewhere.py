"""Write the hints for postcodes that are not in the index, and the schools of Wales, Northern Ireland and Scotland. For maintainers."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.areas.building import elsewhere
from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest, write_table
from causeway.areas.building.sources import BadSource

_ONS = f"{OGL}. Contains OS data © Crown copyright, Royal Mail data © Royal Mail copyright, National Statistics data © Crown copyright"
_NORTHERN_IRELAND = Origin(
    "Postcode districts of Northern Ireland and the seats that schools of them stand in",
    "Locate a School of the Department of Education NI, placed by boundaries of 2024. A hint: a seat without a school is missed",
    "Department of Education NI; placed by us",
    OGL,
    "undated, latest year 2015",
)
_ADDED = Origin(
    "Postcodes that came after the index, each with the seat most of its sector lies in",
    "ONS Postcode Directory; places derived from the sector, approximate",
    "ONS; placed by us",
    _ONS,
    "mid-2023 to about February 2024",
)
_ENDED = Origin("Postcodes of the index that have ended since", "ONS Postcode Directory", "ONS", _ONS, "about February 2024")
_SCHOOLS = Origin(
    "Schools of Wales, Northern Ireland and Scotland",
    "Address list of schools in Wales; primary and post-primary schools of Northern Ireland; school roll of Scotland",
    "Welsh Government, Department of Education NI, Scottish Government; seats of Northern Ireland placed by us",
    OGL,
    "Wales about 2025; Northern Ireland undated, about 2023 to 2025; Scotland July 2023",
)


class Command(BaseCommand):
    """Write four files of reference/areas from a folder of published ones."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with places/ and schools/")
        parser.add_argument("--to", type=Path, default=settings.REFERENCE_PATH / "areas")

    def handle(self, *, source: Path, to: Path, **_options: Any) -> None:
        """Write everything, or say what is wrong with the source and leave what is there."""
        places = source / "places"
        try:
            tables: dict[str, tuple[pl.DataFrame, Origin]] = {
                "northern_irish_districts.csv": (
                    elsewhere.northern_irish_districts(places / "ni_postcode_district_seats_from_schools.csv"),
                    _NORTHERN_IRELAND,
                ),
                "postcodes_added.csv.gz": (elsewhere.added(places / "postcodes_gb_added_mid2023_to_feb2024.csv.gz"), _ADDED),
                "postcodes_ended.csv.gz": (elsewhere.ended(places / "postcodes_gb_gone_mid2023_to_feb2024.csv.gz"), _ENDED),
                "schools_elsewhere.csv.gz": (elsewhere.schools(source / "schools"), _SCHOOLS),
            }
        except BadSource as error:
            raise CommandError(str(error)) from error
        entries = {}
        for name, (frame, origin) in tables.items():
            write_table(frame, to / name)
            entries[f"areas/{name}"] = describe(to / name, frame.height, origin)
            self.stdout.write(f"  {name}: {frame.height:,} rows, {entries[f'areas/{name}']['bytes']:,} bytes")
        write_manifest(to, entries)
