"""Write how areas are named in a sentence anew, from the areas that ship and the reviewed exceptions. Needs no published files."""

import csv
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from causeway.areas.building.areas import COLUMNS
from causeway.areas.building.manifest import describe, write_manifest, write_table
from causeway.areas.building.sentences import sentences
from causeway.areas.building.sources import BadSource
from causeway.areas.management.commands.build_areas import PLACES


class Command(BaseCommand):
    """Write reference/areas/sentences.csv."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write."""
        parser.add_argument("--to", type=Path, default=Path(settings.REFERENCE_PATH) / "areas")

    def handle(self, *_args: Any, to: Path, **_options: Any) -> None:
        """Write the table and its entry in the manifest."""
        with (Path(settings.REFERENCE_PATH) / "areas" / "areas.csv").open(encoding="utf-8", newline="") as lines:
            areas = pl.DataFrame(list(csv.DictReader(lines)), schema=dict.fromkeys(COLUMNS, pl.String))
        try:
            table = sentences(areas)
        except BadSource as error:
            raise CommandError(str(error)) from error
        write_table(table, to / "sentences.csv")
        write_manifest(to, {"areas/sentences.csv": describe(to / "sentences.csv", table.height, PLACES)})
        self.stdout.write(f"{table.height:,} names written to {to}.")
