"""A browser test waits for what it asserts. A page read once is read too early on a busy machine, and then fails by bad luck."""

import ast
from collections.abc import Iterator
from pathlib import Path

from script.house.finding import Finding

THE_ONE_PLACE = "looking.py"  # what it reads it reads until it is as wanted
WAITER = "until"
# Methods of Playwright's pages, frames, locators and contexts that answer with what is there at this moment.
READINGS = frozenset(
    (
        *("all", "all_inner_texts", "all_text_contents", "aria_snapshot", "bounding_box", "content", "cookies", "count"),
        *("element_handle", "element_handles", "eval_on_selector", "eval_on_selector_all", "evaluate", "evaluate_all"),
        *("evaluate_handle", "get_attribute", "inner_html", "inner_text", "input_value", "is_checked", "is_disabled"),
        *(
            "is_editable",
            "is_enabled",
            "is_hidden",
            "is_visible",
            "query_selector",
            "query_selector_all",
            "text_content",
            "title",
        ),
    )
)
SLEEPS = frozenset({"wait_for_timeout", "sleep"})
PAGES = frozenset({"page", "new_page", "value"})  # what gives a page: a name, an attribute, or a call


def find(root: Path) -> Iterator[Finding]:
    """Yield one finding for each reading, and each pause, in ``tests/browser``."""
    for path in sorted((root / "tests" / "browser").rglob("*.py")):
        if path.name == THE_ONE_PLACE:
            continue
        place = path.relative_to(root).as_posix()
        for line, said in read_once(path.read_text(encoding="utf-8"), pauses=path.name != "conftest.py"):
            yield Finding("browser", place, f"{place}:{line} {said}")


def read_once(source: str, *, pauses: bool = True) -> list[tuple[int, str]]:
    """Return (line, sentence) of what reads a page once, and, if asked, of what pauses and hopes."""
    tree = ast.parse(source)
    waited, pages = _inside_of_waiting(tree), _names_of_pages(tree)
    found = [(node.lineno, read) for node in ast.walk(tree) if node not in waited and (read := _reading(node, pages))]
    return sorted((line, _sentence(read)) for line, read in found if pauses or read not in SLEEPS)


def _reading(node: ast.AST, pages: set[str]) -> str:
    """Return the name of what is read once, or waited for blindly, by this node alone; empty if nothing is."""
    if isinstance(node, ast.Call) and (called := _called(node.func)) in READINGS | SLEEPS:
        return called
    if isinstance(node, ast.Attribute) and node.attr == "url" and _is_page(node.value, pages):
        return "url"
    asserted = ast.walk(node.test) if isinstance(node, ast.Assert) else ()
    return "console" if any(isinstance(each, ast.Attribute) and each.attr == "console" for each in asserted) else ""


def _sentence(read: str) -> str:
    if read in SLEEPS:
        return f"pauses ({read}) and hopes. Wait with expect(…) for what the pause is for."
    return (
        f"reads the page once ({read}), perhaps before it is there. Say expect(…).to_have_…, or, "
        f"for a value one needs, until(page, read, fits) or a word of {THE_ONE_PLACE}."
    )


def _inside_of_waiting(tree: ast.AST) -> set[ast.AST]:
    """Return every node in what ``until`` is given, read until it fits, and in what is only put into a sentence."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node.func) == WAITER)
    given = [argument for call in calls for argument in call.args]
    said = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    return {inner for outer in given + said for inner in ast.walk(outer)}


def _called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""


def _is_page(node: ast.expr, pages: set[str]) -> bool:
    """Whether an expression is a page, or one of its frames: ``page``, ``visitor.page``, ``context.new_page()``, ``page.frames[1]``."""
    if isinstance(node, ast.Call):
        return _called(node.func) in PAGES
    if isinstance(node, ast.Subscript):
        return _called(node.value) == "frames"
    return _called(node) in PAGES | pages


def _names_of_pages(tree: ast.AST) -> set[str]:
    """Return the names that a page is assigned to anywhere in the file, one of several in a row included."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = (
                    zip(target.elts, node.value.elts, strict=False)
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [(target, node.value)]
                )
                names |= {one.id for one, value in pairs if isinstance(one, ast.Name) and _is_page(value, names)}
    return names
