"""The campaign's words for bringing others in, and the poster as paper."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError
from pypdf import PdfReader

from causeway.briefings.domain.tree import Poster
from causeway.briefings.making.whole_set import pages_of
from causeway.briefings.renderers import typst
from causeway.colleagues.pack import COLLEAGUES, Join, Message

SHIPPED = Path(__file__).resolve().parents[3] / "campaigns" / "pupil-and-family-services"
POSTER = Poster(
    kicker="Example campaign",
    question="Who is your school waiting for?",
    title="Example Primary School",
    number="6.3%",
    sentence="In October 2025, about 1 in 16 of the children waiting had waited more than a year.",
    small="Example Board, October 2025. Source: Example Office.",
    ask="Write to your MP. Ten minutes, your own words.",
    scan="Scan the code, or type:",
    lines=("We tell nobody at your school that you wrote.",),
    address="https://example.org/c/abcdefghj/",
    shown="example.org/c/abcdefghj",
    strip="Write to your MP",
    foot="For adults.",
    author="Example campaign",
    language="en",
)


def test_the_shipped_words_can_be_read_and_name_no_page_for_joining_that_we_do_not_know():
    said = COLLEAGUES.read(SHIPPED)
    assert said.join is None
    assert all(message.text.replace("{link}", "https://x.example").count("{") == 0 for message in said.messages)


@pytest.mark.parametrize("text", ["no link", "{link} and {link}", "{link} {area}"])
def test_a_message_names_its_link_once_and_nothing_else(text):
    with pytest.raises(ValidationError, match="names its link once"):
        Message(key="short", title="Short", text=text)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://union.example/join", "https://union.example/join?from=colleague"),
        ("https://union.example/join?a=1&b=#form", "https://union.example/join?a=1&b=&from=colleague#form"),
    ],
)
def test_joining_carries_its_source_and_keeps_what_the_address_had(url, address):
    assert Join(url=url, words="Join", source="from").from_us().address == address
    assert "from=colleague-example" in Join(url=url, words="Join", source="from").from_us("example").address


# Where the parts of the poster begin and end, in millimetres from the top. Each is of a fixed height: what is too much for one does not
# make a second page, it runs over the next part.
PARTS = {
    "head": (0, 73),
    "figure": (79, 159),
    "ask": (161, 242),
    "foot": (242, 254),
    "strips": (254, 297),
}


def words_by_part(pdf):
    """Return the words of the one page by the part in which their line stands, and those that stand between two."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    found = dict.fromkeys((*PARTS, "between"), "")

    def see(text, matrix, position, _font, _size):
        from_the_top = (float(page.mediabox.height) - (position[5] * matrix[3] + matrix[5])) / 72 * 25.4
        part = next((name for name, (top, bottom) in PARTS.items() if top <= from_the_top <= bottom), "between")
        found[part] += " ".join(text.split()) + " " if text.strip() else ""

    page.extract_text(visitor_text=see)
    return {part: words.strip() for part, words in found.items()}


def stands_where_it_belongs(poster):
    found = words_by_part(typst.poster_pdf(poster))
    figure = [poster.title, poster.sentence, poster.small]
    belongs = {
        "head": [poster.kicker, poster.question],
        "figure": figure,
        "ask": [poster.ask, poster.scan, *poster.lines],
        "foot": [poster.foot],
    }
    whole = all(" ".join(each.split()) in found[part] for part, words in belongs.items() for each in words)
    return whole and not found["between"]


@pytest.mark.parametrize(
    "changed", [{"small": "A caveat that says what the figure does not tell. " * 40}, {"foot": "For adults. " * 60}]
)
def test_what_is_too_much_for_a_poster_is_found(changed):
    poster = replace(POSTER, **changed)
    assert pages_of(typst.poster_pdf(poster)) == 1
    assert not stands_where_it_belongs(poster)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": "", "number": "", "small": ""},
        {
            "title": "A Church of England Voluntary Controlled Primary School with a Name as Long as Names of Schools Are, Exampleshire"
        },
        {"number": "£1,234,567 million"},
        {
            "sentence": "In this area of a long name, about 1 in 16 of the children had waited more than a year for what they need. "
            * 4
        },
        {"small": "A source with a long name, and a caveat that says what the figure does not tell. " * 7},
        {"question": "A question of sixty letters and blanks, which is the most."},
        {"shown": "a-campaign-with-a-long-address.example.org.uk/c/abcdefghj"},
        {"lines": ("A line that is as long as a line of a poster should never be, and longer.",) * 3},
    ],
    ids=str,
)
def test_a_poster_is_one_page_on_which_nothing_runs_over_anything(changed):
    poster = replace(POSTER, **changed)
    assert pages_of(typst.poster_pdf(poster)) == 1
    assert stands_where_it_belongs(poster)
