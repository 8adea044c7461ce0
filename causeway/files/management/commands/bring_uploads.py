"""Bring what staff uploaded into this machine's folder, or into the database, to where every machine has it now."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.management.base import BaseCommand, CommandError

from causeway.files.models import StoredFile
from causeway.files.storage import InDatabase, content_of

OTHERS = ("places/", "papers/", "site/")  # what lies in the database besides, and is not uploaded


class Command(BaseCommand):
    """Copy each file that is not there; what is copied stays as it is where it was."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Copy, and say how many."""
        store = storages["default"]
        if isinstance(store, FileSystemStorage):
            raise CommandError("Uploads lie in this machine's folder. Set CAUSEWAY_FILES=database or s3 first, then bring them.")
        brought = there = 0
        for name, content in _uploaded(store):
            if store.exists(name):
                there += 1
            else:
                store.save(name, ContentFile(content))
                brought += 1
        self.stdout.write(f"{brought:,} files were brought; {there:,} were there.")


def _uploaded(store: Storage) -> Iterator[tuple[str, bytes]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()
    if isinstance(store, InDatabase):
        return
    for name in StoredFile.objects.order_by("name").values_list("name", flat=True):
        if not name.startswith(OTHERS):
            yield name, content_of(name)
