"""Codes to scan. The same address stands on several papers of an area, and to lay out its code takes longer than to draw it."""

from functools import lru_cache
from typing import Any

import segno


@lru_cache(maxsize=64)
def of(address: str) -> Any:
    """Return an address as a code, of which a seventh may be soiled or torn before it no longer scans."""
    return segno.make(address, error="m")
