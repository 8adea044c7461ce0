"""The stable name of one figure: ``indicator:kind:code:period``, such as ``ehc_20_weeks:authority:E10000003:2024``."""

import re
from dataclasses import dataclass

from causeway.evidence.domain.periods import PATTERN

_KEY = re.compile(rf"([a-z][a-z0-9_]{{2,39}}):([a-z-]{{3,20}}):([A-Z][0-9]{{8}}):({PATTERN})")


class NotAKey(ValueError):  # noqa: N818  named for what it is
    """The text is not a figure's key."""


@dataclass(frozen=True)
class FigureKey:
    """What one figure is about."""

    indicator: str
    kind: str
    code: str
    period: str

    def __str__(self) -> str:
        return f"{self.indicator}:{self.kind}:{self.code}:{self.period}"


def parse(text: str) -> FigureKey:
    """Read a key; raises :class:`NotAKey` for anything else."""
    found = _KEY.fullmatch(text)
    if not found:
        raise NotAKey(f"“{text[:60]}” is not the key of a figure.")
    return FigureKey(*found.groups())
