"""Where a source's files are, as its definition says or a person who refreshes it by hand."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from causeway.evidence.definitions.schema import Source
from causeway.evidence.exceptions import IngestError


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
