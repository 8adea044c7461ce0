"""A tree becomes a file whose text other programs read back; every example here is invented and says so."""

import io
import struct
import subprocess

import pytest
from pypdf import PdfReader

from causeway.briefings import composing
from causeway.briefings.domain.tree import Blank, Card, Chart, Cited, Document, Finding, Point, Section, Words
from causeway.briefings.renderers import typst
from causeway.charts.strip import Marked, Strip
from tests.unit.briefings.example_area import example_data, said_in, squeezed

CHART = Chart(
    Strip((1.0, 4.0, 9.0), Marked(4.0, "Example Council", "4%"), None, 0.0, 100.0), "Example", "It stands at 4%.", "percent"
)
LONG = "Dwyrain Sir Gâr ac Ynys Ŵyr a’r Cyffiniau – an example of a very long name, with ŵ and ŷ"


def paper(title="Example Seat", *, findings=3):
    told = tuple(
        Finding(f"Example sentence {n}, 4% #of [it].", "Example Council", "An example.", n, CHART) for n in range(1, findings + 1)
    )
    cited = tuple(
        Cited(f"Example indicator {n}", "2024", "Example publisher", "OGL v3.0", "https://example.org/")
        for n in range(1, findings + 1)
    )
    sections = (
        Section("Who asks", (Words("An example."), Blank("Handed over by"))),
        Section("What is published here", told),
        Section("What is asked", (Point("Example ask", "Please visit.", "To: an example"),), turns=bool(told)),
        Section("Sources", cited),
    )
    return Document(
        title, "For an example", "Example campaign", "Example", "en", sections, "https://example.org/a/", "", "An example."
    )


def text_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_a_paper_holds_its_whole_tree_in_order_and_nothing_typed_becomes_markup():
    said = " ".join(text_of(typst.briefing_pdf(paper())).split())
    wanted = [
        "Example Seat",
        "Who asks",
        "Handed over by",
        "4% #of [it].",
        "Example sentence 3",
        "What is asked",
        "Please visit.",
        "Example indicator 3",
    ]
    places = [said.find(each) for each in wanted]
    assert -1 not in places, said
    assert places == sorted(places)


def test_it_is_tagged_titled_and_in_a_language_and_charts_have_their_words():
    pdf = typst.briefing_pdf(paper())
    read = PdfReader(io.BytesIO(pdf))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf's own boolean
    assert root["/Lang"] == "en-GB"
    assert read.metadata.title == "Example Seat – Example campaign"
    assert b"pdfuaid:part" in pdf
    tags = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert tags.count("Figure") >= 4  # three charts and the code to scan


@pytest.mark.parametrize("title", [LONG, "Ŵ"])
@pytest.mark.parametrize("findings", [0, 3])
def test_long_names_and_empty_cases_fit_two_pages(title, findings):
    pdf = typst.briefing_pdf(paper(title, findings=findings))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == (2 if findings else 1)
    assert title.split()[0] in text_of(pdf)


@pytest.mark.parametrize(("draw", "size"), [(typst.card_png, typst.CARD_PIXELS), (typst.square_png, typst.SQUARE_PIXELS)])
@pytest.mark.parametrize("times", [1, 12])
def test_a_card_is_a_picture_of_the_size_that_networks_want(draw, size, times):
    png = draw(Card("Example campaign", LONG, "An example sentence. " * times, "Example source.", "example.org", "en"))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == size


def test_equal_trees_share_a_digest_and_others_do_not():
    assert paper().digest == paper().digest != paper("Another").digest


@pytest.mark.parametrize(("letter", "figures"), [("E", True), ("E", False), ("W", False), ("N", False)])
def test_a_governors_paper_says_its_whole_tree_in_at_most_four_pages(letter, figures):
    tree = composing.governors_paper(example_data(letter, name=LONG, figures=figures))
    pdf = typst.briefing_pdf(tree)
    text = squeezed(subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode())
    wanted = [said for section in tree.sections for said in said_in(section) if "Among all areas" not in said]
    assert [said for said in wanted if squeezed(said) not in text] == []
    assert len(PdfReader(io.BytesIO(pdf)).pages) <= 4


def test_governors_are_not_offered_a_paper_where_the_campaign_does_not_reach():
    assert composing.governors_paper(example_data("S")) is None


@pytest.mark.parametrize("figures", [True, False])
@pytest.mark.parametrize("name", ["Ŵ", LONG])
def test_a_leaflet_is_one_page_and_leads_to_the_areas_page(name, figures):
    tree = composing.leaflet(example_data(name=name, figures=figures))
    pdf = typst.leaflet_pdf(tree)
    read = PdfReader(io.BytesIO(pdf))
    text = squeezed(read.pages[0].extract_text())
    assert len(read.pages) == 1
    assert b"pdfuaid:part" in pdf
    assert [
        said for said in (tree.headline, tree.number, tree.line, tree.beside, *said_in(tree.steps)) if squeezed(said) not in text
    ] == []
    assert tree.address in repr([note.get_object() for note in read.pages[0]["/Annots"]])


def test_a_code_is_sharp_and_has_its_words():
    tree = composing.code(example_data())
    drawing = typst.code_svg(tree).decode()
    assert f"<title>{tree.alt}</title>" in drawing
    width, height = struct.unpack(">II", typst.code_png(tree)[16:24])
    assert width == height >= 600
