"""Reading what ships in ``reference/``: each file checked against its manifest before a row of it is believed."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

from causeway.areas.exceptions import BadReference


def checksums(folder: Path) -> dict[str, str]:
    """Return the checksum of each file that the manifest of ``folder`` names, by its name in the folder."""
    path = folder / "manifest.json"
    if not path.exists():
        raise BadReference(
            f"{path.parent.name}/manifest.json is missing from the reference folder. Fetch this copy of Causeway again."
        )
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    return {name.rsplit("/", 1)[-1]: entry["sha256"] for name, entry in files.items()}


def read(folder: Path, name: str, sha256: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file, compressed or not; raises :class:`BadReference` when it is not the file of the manifest."""
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        raise BadReference(
            f"{folder.name}/{name} is missing from the reference folder. Fetch this copy of Causeway again."
        ) from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BadReference(f"{folder.name}/{name} is not the file its manifest describes. Fetch it again; nothing was changed.")
    text = gzip.decompress(data) if name.endswith(".gz") else data
    yield from csv.DictReader(io.StringIO(text.decode("utf-8")))
