"""What a browser test hands to the product as text is code that no linter reads: what it imports must be there."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

BROWSER = Path(__file__).resolve().parents[2] / "browser"
IMPORT = re.compile(r"^from (causeway[\w.]*) import ([^;\n]+)", re.MULTILINE)


def imported():
    for path in sorted(BROWSER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for module, names in IMPORT.findall(node.value):
                    yield from ((path.name, module, name.split(" as ")[0].strip()) for name in names.split(","))


@pytest.mark.parametrize(("test", "module", "name"), sorted(set(imported())))
def test_it_is_there(test, module, name):
    found = import_module(module)
    assert hasattr(found, name) or import_module(f"{module}.{name}"), test


def test_there_is_such_code():
    assert len(list(imported())) > 5
