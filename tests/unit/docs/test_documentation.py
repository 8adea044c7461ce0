"""The documentation says what is: links lead somewhere, settings and dependencies are complete."""

import re
import tomllib
from pathlib import Path

import pytest

from causeway.config import settings as _  # noqa: F401  reading the settings declares them
from causeway.config.environment import DECLARED, reference

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks/README.md"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_repository_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


def headings(page):
    """Return the headings of a page as GitHub names them in addresses."""
    return {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_a_heading_find_it(page):
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", page.read_text())
    targets = [(page.parent / file if file else page, heading) for file, heading in links]
    assert [heading for target, heading in targets if heading not in headings(target)] == []


def test_every_setting_is_documented_as_declared():
    written = (ROOT / "docs/reference/settings.md").read_text()
    assert written == reference(), "Run: script/manage document"
    assert "DATABASE_URL" in DECLARED


def test_every_dependency_has_its_line():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    written = (ROOT / "docs/reference/dependencies.md").read_text()
    names = [
        re.match(r"[A-Za-z0-9.-]+", line)[0].lower()
        for line in project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    ]
    assert [name for name in names if f"`{name}`" not in written.lower()] == []


def test_no_place_of_this_machine_or_of_a_registry_is_named():
    text = "".join(path.read_text() for path in (ROOT / "requirements").glob("*.txt"))
    assert "://" not in text
