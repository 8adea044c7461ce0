"""Fetching a source's files from their publisher, each to a name of its own, all or none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol

from causeway.evidence.definitions import Source
from causeway.evidence.exceptions import IngestError


class FetchedFile(Protocol):
    """What the fetching room returns of one file."""

    @property
    def bytes(self) -> int:
        """Its size."""


Fetch = Callable[[str, Path], FetchedFile]


def addresses(source: Source, given: Sequence[str]) -> dict[str, str]:
    """Return path → address for every file of the source: those in its definition, and those ``given`` as PATH=ADDRESS.

    Raises :class:`IngestError` for a path that is not the source's, and when a file has no address.
    """
    found = {file.path: str(file.url) for file in source.files if file.url}
    for pair in given:
        path, _, address = pair.partition("=")
        if not address or ".." in path or not any(fnmatchcase(path, file.path) for file in source.files):
            names = ", ".join(file.path for file in source.files)
            raise IngestError(f"“{pair}” is not PATH=ADDRESS for a file of {source.title}. Its files are {names}.")
        found[path] = address
    for file in source.files:
        if not any(fnmatchcase(path, file.path) for path in found):
            raise IngestError(f"Where is {file.path} now? Give its address with --url {file.path}=https://…; see {source.url}.")
    return found


def _fetch(address: str, to: Path) -> FetchedFile:
    from causeway.fetching.download import fetch
    from causeway.fetching.exceptions import FetchFailed, FetchRefused

    try:
        return fetch(address, to)
    except (FetchFailed, FetchRefused) as error:
        raise IngestError(f"{address} could not be fetched, and nothing has changed: {error}") from error


def fetch_source(wanted: Mapping[str, str], folder: Path, fetch: Fetch = _fetch) -> Iterator[str]:
    """Fetch each address into ``folder`` under its path, yielding a sentence for each; a half-fetched file is never left."""
    for path, address in wanted.items():
        to = folder / path
        to.parent.mkdir(parents=True, exist_ok=True)
        part = to.with_name(f"{to.name}.part")
        try:
            fetched = fetch(address, part)
            part.replace(to)
        finally:
            part.unlink(missing_ok=True)
        yield f"{path} ({fetched.bytes:,} bytes) from {address}"
