"""The ONS geography portal: finding the newest postcode directory, and taking the one file we need out of it."""

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from causeway.areas.building.sources import BadSource
from causeway.fetching.exceptions import FetchFailed
from causeway.fetching.visiting import Visitor

ARCGIS = "https://www.arcgis.com"
OWNER = "ONSGeography_data"
UNPACKED_BYTES = 3_000_000_000
_TITLE = re.compile(r"ONS Postcode Directory \((?P<vintage>[A-Z][a-z]+ 20[0-9][0-9])\)")
_ITEM = re.compile(r"[0-9a-f]{32}\Z")
_MEMBER = re.compile(r"(?:.*/)?ONSPD_[A-Z]{3}_20[0-9][0-9](?:_UK)?\.csv\Z")


@dataclass(frozen=True)
class Directory:
    """One edition of the directory."""

    url: str
    title: str
    vintage: str


def newest_directory(visitor: Visitor, origin: str) -> Directory:
    """Return the newest edition on the portal; raises :class:`FetchFailed` when its catalogue has none or cannot be read."""
    query = {
        "q": f'title:"ONS Postcode Directory" AND owner:{OWNER}',
        "sortField": "created",
        "sortOrder": "desc",
        "num": 50,
        "f": "json",
    }
    answer = visitor.document(f"{origin}/sharing/rest/search?{urlencode(query)}", "catalogue.json")
    try:
        items = [(int(item["created"]), str(item["id"]), str(item["title"])) for item in json.loads(answer)["results"]]
    except (ValueError, KeyError, TypeError) as error:
        raise FetchFailed("The catalogue of the ONS portal could not be read. Name the file with --url.") from error
    editions = [(created, key, found) for created, key, title in items if (found := _TITLE.search(title)) and _ITEM.match(key)]
    if not editions:
        raise FetchFailed("The catalogue of the ONS portal has no postcode directory. Name the file with --url.")
    _, key, title = max(editions, key=lambda each: each[0])
    return Directory(f"{origin}/sharing/rest/content/items/{key}/data", title.string, title["vintage"])


@contextmanager
def unpacked(archive: Path) -> Iterator[Path]:
    """Give the directory's single CSV file for the time of the block; raises :class:`BadSource` when it is not in a whole archive."""
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        to = Path(folder) / "onspd.csv"
        try:
            with zipfile.ZipFile(archive) as held:
                found = [each for each in held.infolist() if _MEMBER.match(each.filename)]
                if len(found) != 1:
                    raise BadSource(f"{archive.name} has {len(found)} files named like Data/ONSPD_AUG_2025_UK.csv, not one.")
                if found[0].file_size > UNPACKED_BYTES:
                    raise BadSource(f"{archive.name} holds a file of {found[0].file_size:,} bytes, which cannot be right.")
                with held.open(found[0]) as packed, to.open("wb") as plain:
                    shutil.copyfileobj(packed, plain, 1 << 20)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise BadSource(f"{archive.name} is not a whole archive: {error}.") from error
        yield to
