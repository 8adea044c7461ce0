"""Finished papers in a folder, by the digest of what they say. One file for an area, a paper and a language, replaced when it changes."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from causeway.briefings.renderers import typst

MADE_BY = ("*.py", "*.typ")


@lru_cache(maxsize=1)
def _renderers() -> str:
    """Return a digest of the renderers, so that a paper kept by older ones is made anew."""
    folder = Path(typst.__file__).parent
    files = sorted(path for pattern in MADE_BY for path in folder.rglob(pattern))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:8]


def kept(name: str, digest: str, ending: str, make: Callable[[], bytes]) -> tuple[bytes, str]:
    """Return a file and its tag: the one kept under this name and digest, else what ``make`` returns, which is kept instead."""
    folder = Path(settings.VAR) / "papers"
    tag = f"{digest}{_renderers()}"
    wanted = folder / f"{name}.{tag}.{ending}"
    with contextlib.suppress(FileNotFoundError):
        return wanted.read_bytes(), tag
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    handle, begun = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    for older in folder.glob(f"{name}.*.{ending}"):
        older.unlink(missing_ok=True)
    Path(begun).replace(wanted)
    return made, tag
