"""``load_evidence``: reference/evidence → database. Run again, it changes nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.evidence.definitions.schema import Source, sources
from causeway.evidence.exceptions import EvidenceError
from causeway.evidence.releases import reference
from causeway.evidence.releases.actions import already_shown, take_in
from causeway.evidence.releases.queries import newer_than_shipped


class Command(BaseCommand):
    """Load the figures that ship."""

    help = "Load the figures in reference/evidence into the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load every source; a refused one is told and does not stop the others."""
        refused = []
        for source in sources().values():
            try:
                self.stdout.write(self._load(source, Path(settings.REFERENCE_PATH) / "evidence"))
            except EvidenceError as error:
                refused.append(str(error))
        if refused:
            raise CommandError("\n".join(refused))

    def _load(self, source: Source, folder: Path) -> str:
        """Load one source and say so; what is there already is recognised by the manifest, without reading its rows."""
        sha256, last_period = reference.rows_digest(source, folder), reference.last_period(source, folder)
        if newer := newer_than_shipped(source, sha256, last_period):
            return f"{source.title}: {newer.rows:,} rows, refreshed since."
        shown = already_shown(source, sha256)
        release = shown or take_in(source, reference.read(source, folder), actor="system").release
        return f"{source.title}: {release.rows:,} rows, {'already there' if shown else 'loaded'}."
