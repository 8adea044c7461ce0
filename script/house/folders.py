"""No folder of code with more modules than one can overlook; templates, migrations and static files aside."""

from collections.abc import Iterator
from pathlib import Path

from script.house.finding import Finding

MOST = 25


def find(root: Path) -> Iterator[Finding]:
    """Yield one finding for each module beyond the most that a folder of ``causeway/`` holds."""
    for folder in sorted({path.parent for path in (root / "causeway").rglob("*.py")}):
        modules = sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        if folder.name != "migrations":
            for _ in range(MOST, modules):
                place = folder.relative_to(root).as_posix()
                yield Finding("folder", place, f"{place} holds {modules} modules, and {MOST} at most: cut it by subject.")
