"""Which maps there are: the layouts that ship, by kind of area, read once."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.areas.reference import checked
from causeway.charts.layouts import Layout, read


@lru_cache(maxsize=16)
def _layout(path: Path) -> Layout | None:
    return read(checked(path)) if path.exists() else None


def layout(form: str, kind: str) -> Layout | None:
    """Return the layout of "hexagons" or "shapes" for a kind of area; ``None`` where none ships."""
    return _layout(Path(settings.REFERENCE_PATH) / "charts" / f"{form}-{kind}.json")
