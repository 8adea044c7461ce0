"""Django's way to keep uploads, with an object store that speaks S3 as the place, by django-storages.

The bucket is nobody's but this site's: nothing in it is public, no address of it is given out, and each file goes to people through the site's
own views with their checks. Files are read and written whole: what staff may upload is limited to a few megabytes.
"""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from causeway.files.gone import StoreGone

CONNECT_SECONDS, ANSWER_SECONDS, TRIES = 2.0, 10.0, 2
_GONE = frozenset({"404", "NoSuchKey"})
_TAKEN = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})


class InObjectStorage(S3Storage):  # type: ignore[misc]
    """Keeps each file as an object. Where ``overwrites``, a file of the same name is replaced; else the new one gets another name.

    ``seconds`` are given to connect and to each part of an answer, ``tries`` to a request; who asks it may be kept waiting (``elsewhere``).
    """

    elsewhere = True

    def __init__(
        self,
        *,
        overwrites: bool = False,
        path_style: bool = False,
        seconds: tuple[float, float] = (CONNECT_SECONDS, ANSWER_SECONDS),
        tries: int = TRIES,
        **options: Any,
    ) -> None:
        self.overwrites = overwrites
        connect, answer = seconds
        super().__init__(
            file_overwrite=overwrites,
            default_acl=None,
            client_config=Config(
                signature_version="s3v4",
                connect_timeout=connect,
                read_timeout=answer,
                retries={"total_max_attempts": tries},
                s3={"addressing_style": "path" if path_style else "auto"},
                # Stores other than Amazon's do not all know the newer sums; the signature holds the content's own.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
            **options,
        )

    def _object(self, name: str) -> Any:
        return self.bucket.Object(self._normalize_name(clean_name(name)))

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        if mode != "rb":
            raise ValueError(f"A file in the object store is read or written whole, and not opened with the mode {mode!r}.")
        with _told(name):
            return ContentFile(self._object(name).get()["Body"].read(), name=name)

    def _save(self, name: str, content: File[Any]) -> str:
        content.seek(0)
        data = content.read()
        body = data if isinstance(data, bytes) else data.encode()
        while not self._put(name, body):
            name = self.get_available_name(name)
        return name

    def _put(self, name: str, body: bytes) -> bool:
        """Write an object; returns whether the name was free, where it must be."""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        free = {} if self.overwrites else {"IfNoneMatch": "*"}
        try:
            with _told(name):
                self._object(name).put(Body=body, ContentType=kind, **free)
        except FileExistsError:
            return False
        return True

    def exists(self, name: str) -> bool:
        """Return whether there is a file of this name."""
        with _told(name):
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is no fault."""
        with _told(name):
            super().delete(name)

    def size(self, name: str) -> int:
        """Return how many bytes it has; raises ``FileNotFoundError``."""
        with _told(name):
            return int(self._object(name).content_length)

    def url(self, name: str | None, *_args: Any, **_options: Any) -> str:
        """Return the address at which this site serves it: never the store's own."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name or '').lstrip('/')}"


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Raise what the store says in Python's own words."""
    try:
        yield
    except ClientError as fault:
        code = str(fault.response.get("Error", {}).get("Code", ""))
        if code in _GONE:
            raise FileNotFoundError(name) from None
        if code in _TAKEN:
            raise FileExistsError(name) from None
        raise StoreGone(f"The object store refused {name}: {code}") from fault
    except BotoCoreError as fault:
        raise StoreGone(f"The object store does not answer ({type(fault).__name__}).") from fault
