"""Finished papers in a folder. One file for an area, a paper and a language, replaced when it would say something else.

A paper's tag is a digest of what it says and of the renderers. Beside it stands a note of the state in which it was made: what it
rests on, see :mod:`causeway.briefings.making.state`. In the same state it is sent as it is; in another it is composed anew, and rendered
anew only where it says something else. Where several machines share papers (:mod:`causeway.briefings.making.shared`), this folder is what
stands before what they share.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from causeway.briefings import renderers as renderers_of_papers
from causeway.briefings.making import shared
from causeway.briefings.making.shared import Shared

MADE_BY = ("*.py", "*.typ")
NOTHING = "-"  # the tag of a paper that has nothing to say


@lru_cache(maxsize=1)
def renderers() -> str:
    """Return a digest of the renderers, so that a paper kept by older ones is made anew."""
    folder = Path(renderers_of_papers.__path__[0])
    files = sorted(path for pattern in MADE_BY for path in folder.rglob(pattern))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:8]


def _folder() -> Path:
    return Path(settings.VAR) / "papers"


def _note(name: str, ending: str) -> Path:
    return _folder() / f"{name}.{ending}.state"


def _write(wanted: Path, body: bytes) -> None:
    """Write a file as one: whoever reads it meanwhile has the one before, and a killed process leaves none that is half."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    handle, begun = tempfile.mkstemp(dir=wanted.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
    Path(begun).replace(wanted)


def _noted(name: str, ending: str) -> tuple[str, str]:
    """Return the state that is noted of a paper here, and its tag."""
    try:
        state, _space, tag = _note(name, ending).read_text(encoding="ascii").partition(" ")
    except FileNotFoundError:
        return "", ""
    return state, tag


def recalled(name: str, ending: str, state: str) -> str | None:
    """Return the tag of what was made in this state, :data:`NOTHING` where there was nothing to say; ``None`` where it is not known.

    What another machine made is brought into this one's folder first.
    """
    noted, tag = _noted(name, ending)
    if noted == state:
        return tag
    paper = shared.brought(name, ending)
    if paper is None:
        return None
    if paper.tag != NOTHING:  # its words may be those of this state too, though it was made in another
        _replace(name, paper.tag, ending, paper.body)
    if paper.state != state:
        return None
    _write(_note(name, ending), f"{state} {paper.tag}".encode("ascii"))
    return paper.tag


def remember(name: str, ending: str, state: str, tag: str, body: bytes = b"") -> None:
    """Note in which state a paper was made, and its tag, here and for every machine."""
    _write(_note(name, ending), f"{state} {tag}".encode("ascii"))
    shared.put(name, ending, Shared(state, tag, body))


def found(name: str, tag: str, ending: str) -> bytes | None:
    """Return the file kept under this name and tag; ``None`` where it was cleared away."""
    with contextlib.suppress(FileNotFoundError):
        return (_folder() / f"{name}.{tag}.{ending}").read_bytes()
    return None


def there(name: str, tag: str, ending: str) -> bool:
    """Return whether the file is kept under this name and tag."""
    return (_folder() / f"{name}.{tag}.{ending}").exists()


def kept(name: str, digest: str, ending: str, make: Callable[[], bytes]) -> tuple[bytes, str]:
    """Return a file and its tag: the one kept under this name and digest, else what ``make`` returns, which is kept instead."""
    tag = f"{digest}{renderers()}"
    if (body := found(name, tag, ending)) is not None:
        return body, tag
    made = make()
    _replace(name, tag, ending, made)
    return made, tag


def _replace(name: str, tag: str, ending: str, body: bytes) -> None:
    """Keep a file in place of those under its name with other tags."""
    wanted = _folder() / f"{name}.{tag}.{ending}"
    older = set(_folder().glob(f"{name}.*.{ending}"))
    _write(wanted, body)
    for path in older - {wanted}:
        path.unlink(missing_ok=True)
