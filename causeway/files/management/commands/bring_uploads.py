"""Bring what staff uploaded into this machine's folder into the database, where every machine has it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from causeway.files.models import StoredFile
from causeway.files.storage import put


class Command(BaseCommand):
    """Copy each file of the folder that the database has not; the folder stays as it is."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Copy, and say how many."""
        root = Path(settings.MEDIA_ROOT)
        names = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
        known = set(StoredFile.objects.filter(name__in=names).values_list("name", flat=True))
        for name, path in names.items():
            if name not in known:
                put(name, path.read_bytes())
        self.stdout.write(f"{len(names) - len(known):,} files were brought into the database; {len(known):,} were there.")
