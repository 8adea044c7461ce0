"""Django's way to keep uploads, with the database as the place: what one machine takes in, every other has at once.

Files are read and written whole: what staff may upload is limited to a few megabytes.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.utils import timezone
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri

from causeway.files.models import StoredFile


@deconstructible(path="causeway.files.storage.InDatabase")
class InDatabase(Storage):
    """Keeps each file as a row. Where ``overwrites``, a file of the same name is replaced; else the new one gets another name."""

    def __init__(self, *, overwrites: bool = False) -> None:
        self.overwrites = overwrites

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return a name under which a file can be written."""
        return name if self.overwrites else super().get_available_name(name, max_length)

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        if mode != "rb":
            raise ValueError(f"A file in the database is read or written whole, and not opened with the mode {mode!r}.")
        return ContentFile(content_of(name), name=name)

    def _save(self, name: str, content: File[Any]) -> str:
        content.seek(0)
        data = content.read()
        body = data if isinstance(data, bytes) else data.encode()
        if self.overwrites:
            put(name, body)
            return name
        while not _taken(name, body):
            name = self.get_available_name(name)
        return name

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is no fault."""
        StoredFile.objects.filter(name=name).delete()

    def exists(self, name: str) -> bool:
        """Return whether there is a file of this name."""
        return StoredFile.objects.filter(name=name).exists()

    def size(self, name: str) -> int:
        """Return how many bytes it has."""
        found: int | None = StoredFile.objects.filter(name=name).values_list("size", flat=True).first()
        if found is None:
            raise FileNotFoundError(name)
        return found

    def url(self, name: str | None) -> str:
        """Return the address at which it is served."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name or '').lstrip('/')}"

    def get_modified_time(self, name: str) -> dt.datetime:
        """Return when it was written."""
        found = StoredFile.objects.filter(name=name).values_list("written_at", flat=True).first()
        if found is None:
            raise FileNotFoundError(name)
        return found


def content_of(name: str) -> bytes:
    """Return what a file holds; raises ``FileNotFoundError``."""
    found = StoredFile.objects.filter(name=name).values_list("content", flat=True).first()
    if found is None:
        raise FileNotFoundError(name)
    return bytes(found)


def _taken(name: str, content: bytes) -> bool:
    """Keep a file under a name that is free; returns whether it was."""
    row = {"content": content, "size": len(content)}
    return StoredFile.objects.get_or_create(name=name, defaults=row)[1]


def put(name: str, content: bytes) -> None:
    """Keep a file under a name; what was there under it is replaced."""
    StoredFile.objects.update_or_create(
        name=name, defaults={"content": content, "size": len(content), "written_at": timezone.now()}
    )
