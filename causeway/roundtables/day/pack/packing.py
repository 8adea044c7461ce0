"""A roundtable's pack as one file, made as it is sent: a paper is made when the one before it has left, and none is kept."""

import io
import logging
import zipfile
from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from causeway.outbox.actions import File
from causeway.roundtables.day.pack.sheets import Sheet

logger = logging.getLogger(__name__)


class _Sent(io.RawIOBase):
    """Where the archive is written: what came since the last look is taken away, so that it never stands in memory whole."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        """Return that it takes bytes; it cannot go back in them."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]  # what zipfile hands over
        """Take bytes."""
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _made(sheet: Sheet, language: str) -> File | None:
    """Return a file in a language. One that fails is noted in the log and keeps no other from coming."""
    try:
        with translation.override(language):
            return sheet.make()
    except Exception:
        logger.exception("The paper %s of a pack could not be made", sheet.path)
        return None


def _missing(paths: list[str], language: str) -> str:
    with translation.override(language):
        said = _("These could not be made, or nothing is published that they could tell:")
    return "\n".join((said, "", *paths, ""))


def zipped(sheets: Iterable[Sheet], language: str) -> Iterator[bytes]:
    """Yield the bytes of a ZIP archive of all files; what could not be made is named in a text at its end."""
    sent, missing = _Sent(), []
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in sheets:
            if (file := _made(sheet, language)) is None:
                missing.append(sheet.path)
                continue
            archive.writestr(sheet.path, file.content)
            yield sent.taken()
        if missing:
            archive.writestr("missing.txt", _missing(missing, language))
    yield sent.taken()
