"""What people read has typographic apostrophes: it’s, the pupils’ school. Code keeps its own.

Looked at is what is marked for translation. What others wrote (a title, a name) keeps their apostrophe, in ``exceptions.txt``.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from script.house.finding import Finding

_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=[\s.,;:!?)]|$)")
_MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
_TRANSLATE = re.compile(r'{%\s*trans(?:late)?\s+"([^"]*)"')
_BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)


def find(root: Path) -> Iterator[Finding]:
    """Yield one finding for each text with a straight apostrophe, at its module or template."""
    for path in sorted((root / "causeway").rglob("*.*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            texts = in_python(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            texts = in_template(path.read_text(encoding="utf-8"))
        else:
            continue
        place = path.relative_to(root / "causeway").as_posix()
        for text in filter(_STRAIGHT.search, texts):
            yield Finding("apostrophe", place, f"{place} says “{' '.join(text.split())[:60]}”. Write ’ in what people read.")


def in_python(code: str) -> list[str]:
    """Return the texts of a module that are marked for translation."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    marked = (call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in _MARKS)
    return [each.value for call in marked for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def in_template(text: str) -> list[str]:
    """Return the texts of a template that are marked for translation."""
    return [*_TRANSLATE.findall(text), *_BLOCK.findall(text)]
