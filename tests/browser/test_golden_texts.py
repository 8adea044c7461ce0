"""What the product says of twelve areas and four schools, word for word, as kept in ``tests/golden/places``: read as a head would read it.

Where a change is meant, write them anew and read the difference:

    CAUSEWAY_WRITE_GOLDEN=1 script/test tests/browser/test_golden_texts.py
"""

import json
import os
import shutil
from pathlib import Path

import pytest
from beside import Beside
from ready_site import ROOT, environment

from tests import golden_texts

GOLDEN = Path(__file__).parents[1] / "golden" / "places"
HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def said(set_up, tmp_path_factory):
    """All texts by place, read in the product itself, which alone has every figure; as it is set up, for what others publish is told, too."""
    untouched = tmp_path_factory.mktemp("untouched")
    shutil.copytree(set_up, untouched, dirs_exist_ok=True)
    beside = Beside(environment(untouched) | {"CAUSEWAY_BASE_URL": HERE}, ROOT)
    try:
        written = beside.run("import json\nfrom tests import golden_texts\nprint('all: ' + json.dumps(golden_texts.all_said()))")
    finally:
        beside.close()
    texts = json.loads(written[written.index("all: ") + 5 :])
    return {name: text.replace(HERE, "https://example.org") for name, text in texts.items()}


@pytest.mark.parametrize("name", golden_texts.PLACES)
def test_a_place_is_told_as_it_was_read(said, name):
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("CAUSEWAY_WRITE_GOLDEN"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(said[name], encoding="utf-8")
    assert said[name] == kept.read_text(encoding="utf-8"), "see the module's docstring for how to write it anew"


def test_no_paper_speaks_of_what_this_site_did_not_load(said):
    assert not [name for name, text in said.items() if "this site's data" in text.partition("CARD")[2]]
