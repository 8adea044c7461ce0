"""``fetch_evidence SOURCE --url PATH=ADDRESS …``: publisher's server → files → a checked release in the database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from causeway.evidence.actions import take_in
from causeway.evidence.comparing import recompute
from causeway.evidence.definitions import sources
from causeway.evidence.exceptions import EvidenceError
from causeway.evidence.fetch import addresses, fetch_source
from causeway.evidence.ingest import read_source


class Command(BaseCommand):
    """Fetch one source and take it in if it passes its checks."""

    help = "Fetch a source's published files and take them in; a release that fails its checks changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the source and, for publishers whose addresses change with every release, the addresses."""
        parser.add_argument("source", choices=sorted(sources()))
        parser.add_argument(
            "--url", action="append", default=[], metavar="PATH=ADDRESS", help="where a file of the source is now, by its path"
        )
        parser.add_argument("--keep", type=Path, default=Path(settings.VAR) / "evidence", help="where fetched files are kept")

    def handle(self, *_args: Any, source: str, url: list[str], keep: Path, **_options: Any) -> None:
        """Fetch, ingest, verify."""
        wanted = sources()[source]
        try:
            for fetched in fetch_source(addresses(wanted, url), keep):
                self.stdout.write(f"Fetched {fetched}.")
            taken = take_in(wanted, read_source(wanted, keep), actor="system")
            recompute(actor="system")
        except EvidenceError as error:
            raise CommandError(str(error)) from error
        done = "now shown" if taken.new else "the same figures as before"
        self.stdout.write(f"{wanted.title}: {taken.release.rows:,} rows, {done}.")
