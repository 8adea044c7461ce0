"""``build_evidence --from FOLDER``: published files → reference/evidence. Needs no database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.exceptions import EvidenceError
from causeway.evidence.ingest import read_source
from causeway.evidence.releases import reference
from causeway.evidence.releases.verify import verify


class Command(BaseCommand):
    """Read every source's published files, check them, and write what ships."""

    help = "Read the published files in a folder, check them, and write reference/evidence and its manifest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder of published files."""
        parser.add_argument("--from", dest="folder", type=Path, required=True, help="the folder of published files")
        parser.add_argument("--to", type=Path, default=Path(settings.REFERENCE_PATH) / "evidence", help="reference/evidence")

    def handle(self, *_args: Any, folder: Path, to: Path, **_options: Any) -> None:
        """Build every table, or none."""
        tables = []
        try:
            for source in sources().values():
                rows = read_source(source, folder)
                verify(rows, source, indicators())
                tables.append((source, rows))
                self.stdout.write(f"{source.title}: {len(rows):,} rows.")
        except EvidenceError as error:
            raise CommandError(str(error)) from error
        manifest = reference.write(tables, to)
        self.stdout.write(f"Written {sum(entry['bytes'] for entry in manifest['files'].values()):,} bytes to {to}.")
