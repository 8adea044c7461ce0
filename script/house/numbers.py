"""How large the house is, in the numbers its plan was made with: ``python -m script.house --numbers``."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import quantiles

LONG = 200  # characters in a line of a template
_IMPORT = re.compile(r"^ *(?:from|import) causeway\.(\w+)", re.MULTILINE)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _functions(tree: ast.Module) -> list[int]:
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _public(tree: ast.Module) -> int:
    named = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    targets = chain.from_iterable(node.targets for node in tree.body if isinstance(node, ast.Assign))
    named += [target.id for target in targets if isinstance(target, ast.Name)]
    return sum(not name.startswith("_") for name in named)


def _middle_and_nine_tenths(sizes: list[int]) -> str:
    tenths = quantiles(sizes, n=10, method="inclusive")
    return f"{tenths[4]:.0f} / {tenths[8]:.0f}"


def numbers(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what is counted and its number, of a tree with ``causeway/`` and ``tests/`` in it; migrations are not counted."""
    code = root / "causeway"
    modules = [path for path in code.rglob("*.py") if "migrations" not in path.parts]
    named = [path for path in modules if path.name != "__init__.py"]
    lines = {path: len(_lines(path)) for path in modules}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules]
    pages = [path for path in code.rglob("*") if "templates" in path.parts and path.suffix in {".html", ".txt"}]
    templates = [line for path in pages for line in _lines(path)]
    folder, most = Counter(path.parent for path in named).most_common(1)[0]
    rooms = {path.parent.name for path in code.glob("*/__init__.py")}
    arrows = {
        (path.relative_to(code).parts[0], room) for path in modules for room in _IMPORT.findall(path.read_text(encoding="utf-8"))
    }
    between = sum(one != other and {one, other} <= rooms for one, other in arrows)
    tests = sum(len(_lines(path)) for path in (root / "tests").rglob("*.py"))
    yield "lines of Python", f"{sum(lines.values()):,}"
    yield (
        "lines of templates, and of more than 200 characters",
        f"{len(templates):,}, {sum(len(each) > LONG for each in templates)}",
    )
    yield "modules, and their median / p90 lines", f"{len(named)}, {_middle_and_nine_tenths([lines[path] for path in named])}"
    yield "functions, median / p90 lines", _middle_and_nine_tenths([size for tree in trees for size in _functions(tree)])
    yield "most modules in one folder", f"{most} ({folder.relative_to(code)})"
    yield "rooms, and arrows between them", f"{len(rooms)}, {between}"
    yield "public names", f"{sum(map(_public, trees)):,}"
    yield "lines of tests to lines of code", f"{tests / sum(lines.values()):.2f}"
