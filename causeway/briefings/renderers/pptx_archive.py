"""Files in which nothing tells when they were made: the same deck is the same file, to the byte."""

import io
import zipfile

THEN = (1980, 1, 1, 0, 0, 0)  # the first day a zip file knows
_COMPRESSED = (".png", ".xlsx")  # already


class Archive:
    """A zip file that is being written, begun with one that was finished before: what that holds is not compressed again."""

    def __init__(self, begun: bytes = b"") -> None:
        self._written = io.BytesIO(begun)
        self._zip = zipfile.ZipFile(self._written, "a")

    def add(self, name: str, body: bytes) -> None:
        """Add a file."""
        entry = zipfile.ZipInfo(name, THEN)
        entry.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        self._zip.writestr(entry, body)

    def finished(self) -> bytes:
        """Return the file."""
        self._zip.close()
        return self._written.getvalue()
