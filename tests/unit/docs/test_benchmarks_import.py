"""Every benchmark finds what it measures: names that it imports only when it runs are there as well."""

import ast
import importlib
import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "benchmarks"
FILES = sorted(FOLDER.glob("*.py"))


def imported(file):
    """Yield the module and name of everything imported from this project, wherever in the file it stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in {"causeway", "benchmarks", "tests"}:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names if alias.name.split(".")[0] in {"causeway", "benchmarks"})


def is_there(module, name):
    found = importlib.import_module(module)
    return name in {"", "*"} or hasattr(found, name) or importlib.util.find_spec(f"{module}.{name}") is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everything_a_benchmark_imports_is_there(file):
    missing = [f"{module}.{name}" for module, name in imported(file) if not is_there(module, name)]
    assert missing == []


def test_the_benchmarks_import_something():
    assert sum(len(list(imported(file))) for file in FILES) > 40
