"""``load_evidence``: reference/evidence → database. Run again, it changes nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.evidence import reference
from causeway.evidence.actions import take_in
from causeway.evidence.definitions import sources
from causeway.evidence.exceptions import EvidenceError


class Command(BaseCommand):
    """Load the figures that ship."""

    help = "Load the figures in reference/evidence into the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load every source; a refused one is told and does not stop the others."""
        refused = []
        for source in sources().values():
            try:
                taken = take_in(source, reference.read(source, Path(settings.REFERENCE_PATH) / "evidence"), actor="system")
            except EvidenceError as error:
                refused.append(str(error))
                continue
            done = "loaded" if taken.new else "already there"
            self.stdout.write(f"{source.title}: {taken.release.rows:,} rows, {done}.")
        if refused:
            raise CommandError("\n".join(refused))
