"""A download that broke off, kept beside its place until the rest can be asked for."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]+/(?:[0-9]+|\*)\s*\Z")


class Partial:
    """What has arrived of ``url`` for the file ``to``, and the validator by which the server knows its version."""

    def __init__(self, to: Path, url: str) -> None:
        self.path, self._url = to.with_name(f".{to.name}.part"), url
        self._about = to.with_name(f".{to.name}.part.json")

    def size(self) -> int:
        """Return how many bytes have arrived."""
        return self.path.stat().st_size if self.path.exists() else 0

    def _validator(self) -> str:
        try:
            about = json.loads(self._about.read_text(encoding="utf-8"))
            return str(about["validator"]) if about["url"] == self._url else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the rest, if the file is still the same, and for plain bytes, which can be counted."""
        plain = {"Accept-Encoding": "identity"}
        validator, size = self._validator(), self.size()
        if not validator or not size:
            return plain
        return plain | {"Range": f"bytes={size}-", "If-Range": validator}

    def goes_on_with(self, headers: Mapping[str, str]) -> bool:
        """Return whether a partial answer begins exactly where ours ends."""
        found = _RANGE.match(headers.get("content-range", ""))
        return found is not None and int(found[1]) == self.size() > 0 and bool(self._validator())

    def begin(self, headers: Mapping[str, str]) -> None:
        """Note which version arrives from now on. Only a strong etag, or a date, can be asked about by If-Range."""
        etag = headers.get("etag", "")
        strong = etag if etag and not etag.startswith("W/") else headers.get("last-modified", "")
        encoded = headers.get("content-encoding", "identity") != "identity"
        about = {"url": self._url, "validator": "" if encoded else strong}
        self._about.write_text(json.dumps(about), encoding="utf-8")

    def forget(self) -> None:
        """Remove what is there."""
        self.path.unlink(missing_ok=True)
        self._about.unlink(missing_ok=True)
