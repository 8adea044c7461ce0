"""Write reference/representatives from Parliament's published files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.representatives.exceptions import BadListing
from causeway.representatives.members.building import build


class Command(BaseCommand):
    """Write the list of MPs, the by-elections and their manifest."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder of published files."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with mps_YYYY-MM-DD.csv and the rest")
        parser.add_argument("--to", type=Path, default=Path(settings.REFERENCE_PATH) / "representatives")

    def handle(self, *, source: Path, to: Path, **_options: Any) -> None:
        """Check, write, and say how many rows each file has."""
        try:
            counts = build(source, to)
        except (BadListing, FileNotFoundError) as error:
            raise CommandError(str(error)) from error
        for name, rows in counts.items():
            self.stdout.write(f"{name}: {rows:,} rows")
