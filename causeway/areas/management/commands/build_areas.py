"""Write reference/areas from the published files. For maintainers, when a source has a new release."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.areas.building import areas, postcodes, schools
from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest, write_table
from causeway.areas.building.sentences import sentences
from causeway.areas.building.sources import BadSource

PLACES = Origin(
    "Areas, their names and relations",
    "ONS geography look-ups 2023–2026; Boundary Commissions’ constituencies of 2024; Public Health Scotland’s health board labels",
    "ONS, NHS England, mySociety, Public Health Scotland",
    f"{OGL}; CC-BY 4.0 (mySociety)",
    "constituencies July 2024; authorities 2025; ICBs to March 2026 and from April 2026",
)
_POSTCODES = Origin(
    "Index of unit postcodes of Great Britain",
    "OS Code-Point Open with the mySociety 2024 constituency look-up; health areas placed by ONS boundaries",
    "Ordnance Survey, Royal Mail, ONS, mySociety",
    f"{OGL}; CC-BY 4.0 (mySociety). Contains OS data © Crown copyright and database right 2023, Royal Mail data © Royal Mail "
    "copyright and database right, National Statistics data © Crown copyright",
    "about mid-2023; ICBs of 2023 and of April 2026 approximate near borders",
)
_SCHOOLS = Origin(
    "State-funded schools in England", "Get Information About Schools", "Department for Education", OGL, "July 2025"
)


class Command(BaseCommand):
    """Write reference/areas from a folder of published files."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with places/, schools/ and evidence/")
        parser.add_argument("--to", type=Path, default=settings.REFERENCE_PATH / "areas")

    def handle(self, *, source: Path, to: Path, **_options: Any) -> None:
        """Write everything, or say what is wrong with the source and leave what is there."""
        to.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        try:
            self._write(source, to)
        except BadSource as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written to {to} in {time.monotonic() - started:.0f} s.")

    def _write(self, source: Path, to: Path) -> None:
        places = source / "places"
        answers = postcodes.answers(places)
        evidence = source / "evidence"
        official = areas.areas(
            places,
            evidence / "scotland_camhs" / "health_board_labels.csv",
            evidence / "la_interactive_tool" / "la_code_list.xlsx",
        )
        found = areas.by_everyday_names(official)
        tables: dict[str, tuple[pl.DataFrame, Origin]] = {
            "areas.csv": (found, PLACES),
            "names.csv": (areas.names(found, official, places), PLACES),
            "sentences.csv": (sentences(found), PLACES),
            "relations.csv.gz": (areas.relations(answers, places), PLACES),
            "schools.csv.gz": (schools.schools(source / "schools" / "schools_england_2025-07_with_areas.csv.gz"), _SCHOOLS),
        }
        count = postcodes.build(answers, to / "postcodes.bin")
        entries = {"areas/postcodes.bin": describe(to / "postcodes.bin", count, _POSTCODES)}
        for name, (frame, origin) in tables.items():
            write_table(frame, to / name)
            entries[f"areas/{name}"] = describe(to / name, frame.height, origin)
        write_manifest(to, entries)
        for name, entry in entries.items():
            self.stdout.write(f"  {name}: {entry['rows']:,} rows, {entry['bytes']:,} bytes")
