"""No two modules of tests with one name: pytest reads the first and refuses the second when both are asked for at once."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from script.house.finding import Finding

SHARED = frozenset({"__init__.py", "conftest.py"})


def find(root: Path) -> Iterator[Finding]:
    """Yield one finding for each module of ``tests/`` whose name another has."""
    called: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted((root / "tests").rglob("*.py")):
        if path.name not in SHARED:
            called[path.name].append(path.relative_to(root).as_posix())
    for first, *others in called.values():
        for place in others:
            yield Finding("name", place, f"{place} has the name of {first}: give it one of its own.")
