"""Write pages of areas, their cards and all postcodes as files, for a content delivery network that answers without the site."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from causeway.api.static_files_of_site import areas, write_cards, write_pages, write_postcodes

PARTS = ("pages", "cards", "postcodes")


class Command(BaseCommand):
    """Write all of it, or one part, into a folder; what is there is replaced file by file."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder, and which part."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--only", choices=PARTS, help="one part; all of them without it")

    def handle(self, *, folder: Path, only: str | None, **_options: Any) -> None:
        """Write, and say how much of each."""
        ways: dict[str, Callable[[], int]] = {
            "pages": lambda: write_pages(folder, areas()),
            "cards": lambda: write_cards(folder, areas()),
            "postcodes": lambda: write_postcodes(folder),
        }
        for part in PARTS if only is None else (only,):
            self.stdout.write(f"{ways[part]():,} {part}")
