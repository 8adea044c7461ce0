"""What the pages name is there: files and folders, commands with their options, settings, addresses of the site, and every room of the house."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import Resolver404, resolve

from causeway.config import settings as _  # noqa: F401  reading the settings declares them
from causeway.config.environment import DECLARED

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks/README.md"])
RUN = re.compile(r"(?:script/manage|python -m causeway) ([a-z_]+)([^`\n#]*)")
ADDRESS = re.compile(r"`(/[^`\s?…]*)(?:\?[^`\s]*)?`")
OF_THE_MACHINE = ("/etc/", "/var/", "/path/")
BEGINNINGS = {"/", "/mail/", "/static/"}  # under which something is, and nothing at themselves
FILLED_IN = {
    "<kind>": "authority",
    "<code>": "E09000033",
    "<urn>": "100000",
    "KEY": "waits",
    "<stamp>": "2026-01-01-01234567",
    "<network>": "x",
}
ITS_OWN_FILES = {"docs/how-to/add-a-room.md"}  # it makes a room, whose files a test writes down and walks through
COMMANDS = get_commands()


def named_in(page):
    """Return what stands in code and looks like a file or folder of the repository, without what a reader fills in."""
    words = [word for code in re.findall(r"`([^`\n]+)`", page.read_text()) for word in code.split()]
    files = [word.rstrip("/") for word in words if re.fullmatch(r"[\w.-]+(/[\w.*-]+)+/?", word)]
    return [
        path for path in files if "." in path.rpartition("/")[2] or path.split("/")[0] in {"causeway", "docs", "script", "tests"}
    ]


@pytest.fixture(scope="module")
def kept():
    """Every file and folder of the repository, whole and from each of its folders on."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [Path(line) for line in listed.stdout.splitlines()]
    return {path for file in files for path in (file, *file.parents)}


def is_there(path, kept):
    if "*" in path:
        return any(one.match(path) for one in kept)
    parts = Path(path).parts
    return any(one.parts[-len(parts) :] == parts for one in kept)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_and_folders_are_there(page, kept):
    if str(page.relative_to(ROOT)) in ITS_OWN_FILES:
        return
    assert [path for path in named_in(page) if not is_there(path, kept)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_are_there(page):
    assert [name for name, _rest in RUN.findall(page.read_text()) if name not in COMMANDS] == []


def options_of(name):
    parser = load_command_class(COMMANDS[name], name).create_parser("causeway", name)
    return {option for action in parser._actions for option in action.option_strings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_take_the_options_that_they_are_given(page):
    asked = {(name, option) for name, rest in RUN.findall(page.read_text()) for option in re.findall(r"--[a-z-]+", rest)}
    assert [(name, option) for name, option in sorted(asked) if option not in options_of(name)] == []


@pytest.fixture(scope="module")
def settings_that_are_read():
    """Those of the site, and what scripts, benchmarks and tests read besides."""
    command = ["git", "grep", "--untracked", "-ohE", "CAUSEWAY_[A-Z0-9_]+", "--", "script", "benchmarks/*.py", "tests/*.py"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {*DECLARED, *found.stdout.split()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_settings_are_read_by_something(page, settings_that_are_read):
    named = set(re.findall(r"CAUSEWAY_[A-Z0-9_]*[A-Z0-9]", page.read_text()))
    unknown = {name for name in named - settings_that_are_read if not name.startswith("CAUSEWAY_ANYMAIL")}
    assert sorted(unknown) == []


def leads_somewhere(address):
    for placeholder, value in FILLED_IN.items():
        address = address.replace(placeholder, value)
    try:
        found = resolve(re.sub(r"<[^>]+>", "example", address))
    except Resolver404:
        return False
    return (
        address in BEGINNINGS or found.url_name is not None
    )  # Wagtail takes every other path for a page that staff may have made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_addresses_of_the_site_lead_somewhere(page):
    named = [address for address in ADDRESS.findall(page.read_text()) if not address.startswith(OF_THE_MACHINE)]
    assert [address for address in named if not leads_somewhere(address)] == []


def test_the_page_of_commands_names_every_script_and_command_and_no_other():
    page = (ROOT / "docs/reference/commands.md").read_text()
    first = re.findall(r"^\| (`.+?`) \|", page, re.MULTILINE)
    named = {code.split()[0] for cell in first for code in re.findall(r"`([^`]+)`", cell)}
    ours = {name for name, app in COMMANDS.items() if str(app).startswith("causeway.")}
    scripts = {
        f"script/{path.name}"
        for path in (ROOT / "script").iterdir()
        if path.is_file() and path.name[0] != "_" and not path.suffix
    }
    assert named == ours | (scripts - {"script/manage"})


def test_the_house_has_one_line_for_every_room():
    page = (ROOT / "docs/explanation/the-house.md").read_text().partition("## Where does it go?")[0]
    named = [name for line in re.findall(r"^\| (`.+?`) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", line)]
    rooms = {path.parent.name for path in (ROOT / "causeway").glob("*/__init__.py")}
    assert sorted(named) == sorted(rooms)


def test_every_how_to_can_be_found():
    """From the list of guides on GitHub, and from a page of ours that says when it is needed."""
    pages = {page: page.read_text() for page in PAGES}
    lonely = [
        guide.name
        for guide in (ROOT / "docs/how-to").glob("*.md")
        if not any(f"{guide.name})" in text or f"{guide.name}#" in text for page, text in pages.items() if page != guide)
    ]
    assert lonely == []
