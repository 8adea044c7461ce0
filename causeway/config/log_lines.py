"""Log lines without the keys that stand in addresses: whoever reads a log must not be able to open anybody's letter with it."""

import json
import logging
import re
from datetime import UTC, datetime

from causeway.serving.requests_seen import request_id

# A path's or a query's part, or something quoted, as long as the shortest key; ":" holds signed keys together.
_PART = re.compile(r"""(?<=[/=?&'"<])[A-Za-z0-9_~:.-]{16,}""")
# Words joined by hyphens, as in an address that people read, or a file or module of ours.
_WORDS = re.compile(
    r"(?:[a-z0-9]{1,15}|[a-z]{1,24}|[A-Z]?[a-z]{1,24}(?:[A-Z][a-z]{1,24})*)(?:[-_.](?:[a-z0-9]{1,15}|[A-Z]?[a-zA-Z]{1,24}))*"
)
_MANY_DIGITS = re.compile(r"(?:[0-9a-f]{4,}-){2}")
CUT = "[cut]"


def without_keys(line: str) -> str:
    """Return ``line`` with every part that may be a key replaced by ``[cut]``."""
    return _PART.sub(lambda part: part[0] if _plain(part[0]) else CUT, line)


def _plain(part: str) -> bool:
    return bool(_WORDS.fullmatch(part.strip("-_."))) and not _MANY_DIGITS.search(part)


class Formatter(logging.Formatter):
    """Django's lines and tracebacks, without keys."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole line, its traceback included."""
        return without_keys(super().format(record))


class Structured(logging.Formatter):
    """One JSON object a line, for programs that gather logs; each of a request carries its number. Without keys as well."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_keys(record.getMessage()),
            "request": request_id.get(),
            "exception": without_keys(self.formatException(record.exc_info)) if record.exc_info else "",
            "status": getattr(record, "status", None),
            "milliseconds": getattr(record, "milliseconds", None),
        }
        return json.dumps({key: value for key, value in said.items() if value not in {"", None}}, ensure_ascii=False)
