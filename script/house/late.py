"""An import stands at the top of its module. Ruff (PLC0415) sees those that do not; here their number is kept from growing."""

import re
from collections.abc import Iterator
from pathlib import Path

from script.house.finding import Finding

EXCUSED = re.compile(r"#\s*noqa:[^#]*PLC0415")


def find(root: Path) -> Iterator[Finding]:
    """Yield one finding for each import in ``causeway/`` that stands inside a function and is excused from Ruff's rule."""
    for path in sorted((root / "causeway").rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if EXCUSED.search(line):
                where = f"{path.relative_to(root).as_posix()}:{number}"
                yield Finding(
                    "late", "causeway", f"{where} imports inside a function. Import at the top; if that makes a circle, mend it."
                )
