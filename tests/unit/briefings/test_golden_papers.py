"""What each paper says, word for word, as kept in ``tests/golden/briefings``: so that a changed word is seen by whoever reviews it.

Where the change is meant, write them anew and look at the difference:

    CAUSEWAY_WRITE_GOLDEN=1 script/test tests/unit/briefings/test_golden_papers.py
"""

import dataclasses
import os
from pathlib import Path

import pytest

from causeway.briefings import composing
from causeway.briefings.domain.tree import Chart
from tests.unit.briefings.example_area import example_data, example_school

GOLDEN = Path(__file__).parents[2] / "golden" / "briefings"
TREES = {
    "briefing-council": lambda: composing.mp_briefing(example_data(kind="authority", name="Exampleshire")),
    "governors": lambda: composing.governors_paper(example_data(school=example_school())),
    "governors-wales-no-figures": lambda: composing.governors_paper(example_data("W", figures=False)),
    "leaflet": lambda: composing.leaflet(example_data()),
    "letter": lambda: composing.letter(example_data()),
    "newsletter": lambda: composing.newsletter(example_data()),
    "press": lambda: composing.press_note(example_data()),
    "slides": lambda: composing.deck(example_data()),
    "slides-wales-no-figures": lambda: composing.deck(example_data("W", figures=False)),
}


def written(tree, depth=0):
    """Return a tree as indented lines: each node by its kind, each text on a line of its own."""
    edge = "  " * depth
    if isinstance(tree, Chart):
        return [f"{edge}Chart: {tree.title}. {tree.alt}"]
    if isinstance(tree, tuple):
        return [line for each in tree for line in written(each, depth)]
    if dataclasses.is_dataclass(tree):
        inside = [line for field in dataclasses.fields(tree) for line in written(getattr(tree, field.name), depth + 1)]
        return [f"{edge}{type(tree).__name__}", *inside]
    return [] if tree in ("", None, False) else [f"{edge}{tree}"]


@pytest.mark.parametrize("name", TREES)
def test_a_paper_says_what_was_agreed(name, settings):
    settings.BASE_URL = "https://example.org"
    said = "\n".join(written(TREES[name]())) + "\n"
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("CAUSEWAY_WRITE_GOLDEN"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8"), "see the module's docstring for how to write it anew"
