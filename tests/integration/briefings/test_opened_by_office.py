"""Our Office files as LibreOffice reads them: every page there, every word readable. All files go through one start of it, for it is slow."""

import dataclasses
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from causeway.briefings import composing
from causeway.briefings.renderers import pptx, word
from tests.unit.briefings.example_area import example_data, example_school
from tests.unit.briefings.test_slides import BARS, LONG, deck

# Each file: its name, how it is made, how many pages it has (a Word file at most), and words that must be found in this order.
FILES = {
    "slides.pptx": (
        lambda: pptx.pptx(deck()),
        6,
        ["Example Seat", "Example indicator 6", "Example finding", "4% of [it]", "[how many]"],
    ),
    "long-name.pptx": (
        lambda: pptx.pptx(dataclasses.replace(deck(LONG, plot=BARS), language="cy")),
        6,
        ["Dwyrain Sir", "ŷ", "248 days", "Sources"],
    ),
    "governors.docx": (
        lambda: word.paper_docx(composing.governors_paper(example_data(school=example_school()))),
        4,
        [
            "Example Primary School",
            "In short",
            "1. Purpose",
            "Finding 1",
            "Our school",
            "This governing body resolves",
            "9. Sources",
        ],
    ),
    "governors-empty.docx": (
        lambda: word.paper_docx(composing.governors_paper(example_data("W", name=LONG, figures=False))),
        3,
        ["Dwyrain Sir", "Not published: example", "to come back to the answers", "Sources"],
    ),
    "letter.docx": (
        lambda: word.letter_docx(composing.letter(example_data("N", name=LONG))),
        2,
        ["Before you write", "Dr Example Person MP", "Dear Dr Person,", "Yours sincerely,", "[Your name]"],
    ),
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Return a folder with each file as PDF."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(
            "LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-impress-nogui libreoffice-writer-nogui"
        )
    folder = tmp_path_factory.mktemp("office")
    for name, (make, _pages, _words) in FILES.items():
        (folder / name).write_bytes(make())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    wanted = [str(folder / name) for name in FILES]
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *wanted],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder


@pytest.mark.parametrize("name", FILES)
def test_libreoffice_shows_every_page_and_word(converted, name):
    _make, pages, words = FILES[name]
    pdf = converted / name.replace(name.rpartition(".")[2], "pdf")
    found = len(PdfReader(pdf).pages)
    assert found == pages if name.endswith(".pptx") else 1 <= found <= pages
    said = " ".join(subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode().split())
    places = [said.find(word) for word in words]
    assert -1 not in places, said
    assert places == sorted(places)
