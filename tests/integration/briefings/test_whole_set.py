"""The papers of all areas by one command: resumed where it was stopped, failures named, what is too long reported."""

import dataclasses
import io

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from causeway.areas.models import Area
from causeway.briefings import kinds
from causeway.briefings.kinds import FORMATS
from causeway.briefings.making import whole_set
from causeway.briefings.renderers import typst
from tests.integration.evidence.conftest import country  # noqa: F401  a fixture
from tests.unit.briefings.test_slides import deck

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
SEATS = 4


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path / "var"


@pytest.fixture
def rendered(monkeypatch):
    """Every format renders to a few bytes, and what was rendered is listed."""
    made = []

    def stand_in(one):
        return dataclasses.replace(one, render=lambda tree: made.append(one.name) or f"{tree.digest} /Type /Page ".encode())

    for name, one in list(FORMATS.items()):
        monkeypatch.setitem(kinds.FORMATS, name, stand_in(one))
    return made


def papers(*more, **options):
    out = io.StringIO()
    call_command("papers", "--all", "--processes=1", *more, stdout=out, **options)
    return out.getvalue()


def test_a_second_run_makes_nothing_and_a_stopped_one_goes_on(rendered, monkeypatch):
    done = whole_set.done

    def stopped(task):
        if len(rendered) >= 4:
            raise KeyboardInterrupt
        return done(task)

    monkeypatch.setattr(whole_set, "done", stopped)
    with pytest.raises(CommandError, match="goes on from there"):
        papers("--only=briefing,slides")
    monkeypatch.setattr(whole_set, "done", done)
    before = len(rendered)
    assert 4 <= before < SEATS * 3
    assert f"{SEATS * 3 - before} files made, {before} kept as they were" in papers("--only=briefing,slides")
    assert f"0 files made, {SEATS * 3} kept as they were" in papers("--only=briefing,slides")
    assert len(rendered) == SEATS * 3


def test_one_that_fails_is_named_and_the_others_are_made(rendered, monkeypatch):
    one, calls = kinds.FORMATS["briefing.pdf"], []

    def render(tree):
        calls.append(tree)
        if tree.title == "Example Seat":
            raise ValueError("an example of a fault")
        return b"%PDF"

    monkeypatch.setitem(kinds.FORMATS, "briefing.pdf", dataclasses.replace(one, render=render))
    with pytest.raises(CommandError, match=r"1 failed:\nExample Seat, briefing.pdf: ValueError: an example of a fault"):
        papers("--only=briefing")
    assert len(calls) == SEATS


def test_what_is_longer_than_it_should_be_is_reported(rendered, monkeypatch):
    long = dataclasses.replace(kinds.FORMATS["briefing.pdf"], render=lambda _tree: b"/Type /Page " * 3 + b"/Type /Pages")
    monkeypatch.setitem(kinds.FORMATS, "briefing.pdf", long)
    assert "Longer than it should be: Example Seat, briefing.pdf: 3 pages" in papers("--only=briefing")


def test_copies_are_named_by_area_and_what_has_nothing_to_say_is_counted(rendered, tmp_path):
    said = papers("--only=governors,newsletter", f"--into={tmp_path / 'copies'}", "--kind=authority")
    names = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert "brent-newsletter.txt" in names
    assert "0 with nothing to say" in said
    boards = Area.objects.filter(kind="health-board").count()
    said = papers("--only=governors,newsletter", "--kind=health-board")
    assert boards
    assert (
        f"{2 * boards} with nothing to say" in said
    )  # the campaign does not reach Scotland: no paper for governors in either format


def test_what_it_is_asked_for_must_exist(tmp_path):
    with pytest.raises(CommandError, match="no paper called poster"):
        papers("--only=poster")
    Area.objects.filter(kind="health-board").delete()
    with pytest.raises(CommandError, match="No health board is known here"):
        papers("--kind=health-board", "--only=briefing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(CommandError, match="cannot be used"):
        papers(f"--into={tmp_path / 'file'}")


def test_pages_are_counted_as_another_reader_counts_them():
    pdf = typst.deck_pdf(deck())
    assert whole_set.pages_of(pdf) == len(PdfReader(io.BytesIO(pdf)).pages) == 6
