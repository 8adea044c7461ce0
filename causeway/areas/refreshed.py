"""The postcode index that a refresh has made, in the var folder: a file names the folder in use, so that changing it is one act.

The machine that made it puts it into the database as well, and each other brings it from there within :data:`LOOKED_SECONDS`. Whoever looks
a postcode up reads this machine's copy, and asks no database.
"""

import datetime as dt
import fcntl
import logging
import shutil
import threading
import time
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from causeway.areas.reference import checked
from causeway.files.models import StoredFile
from causeway.files.storage import content_of, put

KEPT = 2
LOOKED_SECONDS = 20.0
INDEX, MANIFEST = "postcodes.bin", "manifest.json"
_STORED = "places/"

_log = logging.getLogger(__name__)


def _places() -> Path:
    return Path(settings.VAR) / "places"


def refreshed_index() -> Path | None:
    """Return the folder of the index in use with its manifest; ``None`` where the shipped one is.

    What another process has begun to use is used here within a second: this is asked for each postcode.
    """
    return _named(str(settings.VAR), int(time.monotonic()))


@lru_cache(maxsize=1)
def _named(var: str, _second: int) -> Path | None:
    places = Path(var) / "places"
    try:
        name = (places / "current").read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return places / name if name and "/" not in name and (places / name / INDEX).exists() else None


def new_folder(name: str) -> Path:
    """Return an empty folder for an index to be built in."""
    folder = _places() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@transaction.atomic
def share(folder: Path) -> None:
    """Put the index in ``folder`` into the database for the other machines, in place of the one before."""
    StoredFile.objects.filter(name__startswith=_STORED).delete()
    for name in (MANIFEST, INDEX):
        put(f"{_STORED}{folder.name}/{name}", (folder / name).read_bytes())


def keep_up(_now: dt.datetime | None = None) -> int:
    """Bring the index that another machine has made, where it is not the one in use here; returns how many were brought."""
    shared = (
        StoredFile.objects.filter(name__startswith=_STORED, name__endswith=f"/{INDEX}").values_list("name", flat=True).first()
    )
    if shared is None or _in_use(shared):
        return 0
    _places().mkdir(parents=True, exist_ok=True)
    with (_places() / "bringing.lock").open("w") as alone:  # one process of this machine; the others find it done
        fcntl.flock(alone, fcntl.LOCK_EX)
        if _in_use(shared):
            return 0
        use(_brought(shared.split("/")[1]))
    return 1


def _in_use(shared: str) -> bool:
    folder = refreshed_index()
    return folder is not None and shared == f"{_STORED}{folder.name}/{INDEX}"


def _brought(name: str) -> Path:
    """Return the folder with the shared index of this name, whole and as its manifest says."""
    aside, folder = new_folder("bringing"), _places() / name
    for each in (MANIFEST, INDEX):
        (aside / each).write_bytes(content_of(f"{_STORED}{name}/{each}"))
    checked(aside / INDEX)
    shutil.rmtree(folder, ignore_errors=True)
    return aside.rename(folder)


def keep_up_beside() -> None:
    """Keep up from a thread beside the web server's, for as long as this process lives."""
    threading.Thread(target=_keep_up_for_ever, name="postcodes of other machines", daemon=True).start()


def _keep_up_for_ever() -> None:
    while True:
        try:
            keep_up()
        except Exception:  # noqa: BLE001  whatever it was, the next try may do
            _log.exception("The postcodes of another machine could not be brought; trying again")
        finally:
            connections.close_all()
        time.sleep(LOOKED_SECONDS)


def use(folder: Path) -> None:
    """Answer from the index in ``folder`` from now on, in every process of this machine, and remove all but the last before it."""
    pointer = _places() / "current.new"
    pointer.write_text(folder.name, encoding="utf-8")
    pointer.replace(_places() / "current")
    _named.cache_clear()
    others = sorted((each for each in _places().iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
    for old in [each for each in others if each != folder][: -(KEPT - 1)]:
        shutil.rmtree(old, ignore_errors=True)
