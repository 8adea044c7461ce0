"""What stands in a published cell: a number, or a sign for why there is none. A sign is never read as zero."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# In the digits 0 to 9 and with commas between thousands only: Python would read "1_0", "１２" and, its comma dropped, "3,5" as 35.
NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|(?=\.[0-9]))(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")


class Status(StrEnum):
    """Whether a cell holds a figure, and if not, why."""

    PUBLISHED = "published"
    SUPPRESSED = "suppressed"  # hidden by the publisher to protect people
    MISSING = "missing"  # not submitted or not available
    NOT_APPLICABLE = "not applicable"


class UnknownSign(ValueError):  # noqa: N818  named for what it is
    """A cell holds something that is neither a number nor a sign its source declares."""


@dataclass(frozen=True)
class Cell:
    """One cell read: ``value`` is ``None`` unless ``status`` is published."""

    status: Status
    value: float | None = None


def read_cell(raw: object, signs: Mapping[str, Status]) -> Cell:
    """Read one published cell with its source's ``signs`` ("" stands for a blank).

    Raises :class:`UnknownSign` for anything else, so that a new sign stops the import and is looked at.
    """
    text = "" if raw is None else str(raw).strip()
    if text in signs:
        return Cell(signs[text])
    if not NUMBER.fullmatch(text):
        raise UnknownSign(f"“{text[:40]}” is neither a number nor a sign this source declares.")
    value = float(text.replace(",", ""))
    if not math.isfinite(value):
        raise UnknownSign(f"“{text[:40]}” is not a finite number.")
    return Cell(Status.PUBLISHED, round(value, 9))  # spreadsheets hold 64.9 as 64.900000000000006
