"""Codes to scan. The same address stands on several papers of an area, and to lay out its code takes longer than to draw it."""

import io
from functools import lru_cache
from typing import Any

import segno
from PIL import Image, ImageColor

from causeway.charts import look


@lru_cache(maxsize=64)
def of(address: str) -> Any:
    """Return an address as a code, of which a seventh may be soiled or torn before it no longer scans."""
    return segno.make(address, error="m")


@lru_cache(maxsize=64)
def png(address: str, *, scale: int, border: int) -> bytes:
    """Return it as a picture of two colours: a square of the code ``scale`` pixels wide, the border as many squares as it says.

    Pillow enlarges it; segno writes each pixel by itself, which was an eighth of a deck's time.
    """
    rows = [bytes(row) for row in of(address).matrix_iter(border=border)]
    small = Image.frombytes("P", (len(rows[0]), len(rows)), b"".join(rows))
    small.putpalette([255, 255, 255, *ImageColor.getrgb(look.DEEP)])
    written_to = io.BytesIO()
    small.resize((small.width * scale, small.height * scale), Image.Resampling.NEAREST).save(written_to, "PNG", bits=1)
    return written_to.getvalue()
