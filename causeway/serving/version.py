"""Which version of the site this process is: what tells pages kept by one version from those of another that shares the cache."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings

_ENDINGS = {".py", ".html", ".txt", ".yaml", ".css", ".js", ".svg"}


@lru_cache(maxsize=1)
def running_version() -> str:
    """Return a digest of the code, templates, definitions and the campaign's pack, read once by each process."""
    whole = hashlib.sha256()
    for root in (settings.ROOT / "causeway", Path(settings.DEFINITIONS_PATH), Path(settings.CAMPAIGN_PATH)):
        for path in sorted(path for path in root.rglob("*") if path.suffix in _ENDINGS):
            whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]
