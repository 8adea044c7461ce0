"""The postcode index that a refresh has made, in the var folder: a file names the folder in use, so that changing it is one act."""

import shutil
from pathlib import Path

from django.conf import settings

KEPT = 2


def _places() -> Path:
    return Path(settings.VAR) / "places"


def refreshed_index() -> Path | None:
    """Return the folder of the index in use with its manifest; ``None`` where the shipped one is."""
    try:
        name = (_places() / "current").read_text(encoding="utf-8").strip()
    except OSError:
        return None
    folder = _places() / name
    return folder if name and "/" not in name and (folder / "postcodes.bin").exists() else None


def new_folder(name: str) -> Path:
    """Return an empty folder for an index to be built in."""
    folder = _places() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def use(folder: Path) -> None:
    """Answer from the index in ``folder`` from now on, in every process of this machine, and remove all but the last before it."""
    pointer = _places() / "current.new"
    pointer.write_text(folder.name, encoding="utf-8")
    pointer.replace(_places() / "current")
    others = sorted((each for each in _places().iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
    for old in [each for each in others if each != folder][: -(KEPT - 1)]:
        shutil.rmtree(old, ignore_errors=True)
