"""``build_area_groups --from FOLDER``: published files → reference/evidence/groups. Needs no database."""

import csv
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from causeway.evidence.exceptions import EvidenceError
from causeway.evidence.ingest.area_groups import read_all
from causeway.evidence.statistics import area_groups


class Command(BaseCommand):
    """Write the statistical neighbours and the fifths by deprivation that ship."""

    help = "Read which areas are alike from a folder with evidence/ and places/, and write reference/evidence/groups."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder of published files."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="the folder that holds evidence/ and places/")
        parser.add_argument("--to", type=Path, default=area_groups.folder(), help="reference/evidence/groups")

    def handle(self, *_args: Any, source: Path, to: Path, **_options: Any) -> None:
        """Build both tables."""
        with (Path(settings.REFERENCE_PATH) / "areas" / "areas.csv").open(encoding="utf-8", newline="") as lines:
            seats = {row["short_code"]: row["code"] for row in csv.DictReader(lines) if row["kind"] == "constituency"}
        try:
            neighbours, fifths = read_all(source / "evidence", source / "places", seats)
        except (OSError, EvidenceError) as error:
            raise CommandError(str(error)) from error
        area_groups.write(neighbours, fifths, to)
        self.stdout.write(f"{len(neighbours):,} pairs of neighbours and the fifths of {len(fifths):,} areas written to {to}.")
