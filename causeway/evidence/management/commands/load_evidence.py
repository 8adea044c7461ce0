"""``load_evidence``: reference/evidence → database. Run again, it changes nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.evidence import reference
from causeway.evidence.actions import take_in
from causeway.evidence.definitions import sources
from causeway.evidence.exceptions import EvidenceError
from causeway.evidence.ingest.rows import digest
from causeway.evidence.releases import newer_than_shipped


class Command(BaseCommand):
    """Load the figures that ship."""

    help = "Load the figures in reference/evidence into the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load every source; a refused one is told and does not stop the others."""
        refused = []
        for source in sources().values():
            try:
                rows = reference.read(source, Path(settings.REFERENCE_PATH) / "evidence")
                if newer := newer_than_shipped(source, digest(rows), max((row.period for row in rows), default="")):
                    self.stdout.write(f"{source.title}: {newer.rows:,} rows, refreshed since.")
                    continue
                taken = take_in(source, rows, actor="system")
            except EvidenceError as error:
                refused.append(str(error))
                continue
            done = "loaded" if taken.new else "already there"
            self.stdout.write(f"{source.title}: {taken.release.rows:,} rows, {done}.")
        if refused:
            raise CommandError("\n".join(refused))
