"""Reading the maildir in which what comes back arrives. A file goes away once its message knows; a kill in between repeats it harmlessly."""

import datetime as dt
import logging
from collections import Counter
from pathlib import Path

from django.conf import settings

from causeway.outbox.actions.returning import Outcome, take_back
from causeway.outbox.exceptions import NoMaildir
from causeway.privacy.retention import erases_in_time

logger = logging.getLogger(__name__)

AT_ONCE = 500
LARGEST = 5_000_000  # bytes; a report needs a few thousand
FOR_A_PERSON = dt.timedelta(days=35)  # how long a person may take to read what could not be


def read_maildir(folder: Path, now: dt.datetime) -> Counter[Outcome]:
    """Read what is new in the maildir: what changed or confirmed a message is deleted, what a person has to read is kept as seen."""
    if not (folder / "new").is_dir():
        raise NoMaildir(f"{folder} is no maildir: it has no folder “new”. Look at CAUSEWAY_BOUNCE_MAILDIR.")
    done: Counter[Outcome] = Counter()
    for path in sorted((folder / "new").iterdir())[:AT_ONCE]:
        try:
            outcome = take_back(path.read_bytes(), now) if path.stat().st_size <= LARGEST else Outcome.STRANGER
        except FileNotFoundError:  # another worker was quicker
            continue
        done[outcome] += 1
        _put_away(path, folder, outcome)
    return done


def _put_away(path: Path, folder: Path, outcome: Outcome) -> None:
    if outcome is Outcome.TOO_EARLY:
        return
    if outcome in {Outcome.UNREAD, Outcome.STRANGER}:
        (folder / "cur").mkdir(exist_ok=True)
        path.rename(folder / "cur" / f"{path.name.partition(':')[0]}:2,")
        return
    path.unlink(missing_ok=True)


def read_bounces(now: dt.datetime) -> None:
    """Read the maildir that the settings name, if they do."""
    if settings.BOUNCE_MAILDIR:
        done = read_maildir(Path(settings.BOUNCE_MAILDIR), now)
        if done:
            logger.info("Came back: %s", ", ".join(f"{count} {outcome}" for outcome, count in done.items()))


@erases_in_time
def erase_old_files(now: dt.datetime) -> int:
    """Delete what nobody came for within 35 days; returns how many files."""
    folder = Path(settings.BOUNCE_MAILDIR) / "cur" if settings.BOUNCE_MAILDIR else None
    if folder is None or not folder.is_dir():
        return 0
    before = (now - FOR_A_PERSON).timestamp()
    old = [path for path in folder.iterdir() if path.is_file() and path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
