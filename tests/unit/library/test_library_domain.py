"""What tells one resource from another, how its words are found, and what can be wrong with a spreadsheet of them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from causeway.frame.domain.cells import safe
from causeway.frame.workbook import as_csv
from causeway.library.resources.domain import address_key, excerpt, searchable, words_of
from causeway.library.resources.players import player
from causeway.library.sheet.domain.sheet import Column, Known, Wrong, check
from causeway.representatives.directory.domain.cells import Wrong as Usual

KNOWN = Known(frozenset({"heads"}), frozenset({"speech"}), frozenset({"E92000001"}), frozenset({"E14000901"}))
HEADER = "title,kind,address,publisher,good_for,services,area_codes,published_on"
LINE = "A report,report,https://example.org/report,Example,For an example,speech,E14000901,2026-01-02"


def sheet(*lines):
    return "\n".join([HEADER, *lines]).encode()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/a/",
        "http://example.org/a",
        "https://example.org/a#part",
        " https://EXAMPLE.org/a ",
    ],
)
def test_one_address_however_it_is_written(address):
    assert address_key(address) == "example.org/a"


def test_what_differs_is_different_and_what_is_none_has_no_key():
    assert address_key("https://example.org/a?id=1") != address_key("https://example.org/a?id=2")
    assert address_key("/find/#top") == "/find/"
    assert [address_key(text) for text in ("", "nothing", "ftp://example.org/", "https://[", "javascript:alert(1)")] == [""] * 5


@given(st.text())
def test_no_text_breaks_the_words_or_the_key(text):
    address_key(text)
    assert all(word == words_of(word)[0] for word in words_of(text))
    assert excerpt(text, tuple(words_of(text)[:1])) or not words_of(text)


def test_words_are_found_by_how_they_begin_whatever_their_accents():
    line = searchable(["Children’s therapy", "Café and naïve"])
    assert line == " childrens therapy cafe and naive"
    assert f" {words_of('Therap')[0]}" in line
    assert f" {words_of('hildren')[0]}" not in line


def test_an_excerpt_shows_the_words_around():
    text = f"{'before ' * 40}the waiting list {'after ' * 40}"
    piece = excerpt(text, ("wait",), around=30)
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert "the waiting list" in piece
    assert len(piece) < 90


@pytest.mark.parametrize(
    ("address", "plays"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk?t=3", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
    ],
)
def test_a_video_has_a_player_of_one_known_host(address, plays):
    assert player(address).address == plays


@pytest.mark.parametrize(
    "address",
    ["https://example.org/watch?v=abcdefghijk", "https://www.youtube.com.example.org/watch?v=abcdefghijk", "https://vimeo.com/x"],
)
def test_other_videos_have_none(address):
    assert player(address) is None


def test_a_whole_spreadsheet_is_read():
    (row,) = check(sheet(LINE), KNOWN).rows
    assert row.key == "example.org/report"
    assert row.values["services"] == ["speech"]
    assert row.areas == {"E14000901"}
    assert "about" not in row.values  # what the file does not say stays as it is


@pytest.mark.parametrize(
    ("line", "column", "wrong"),
    [
        (LINE.replace("report,https", "novel,https"), Column.KIND, Wrong.NOT_ONE_OF),
        (LINE.replace("speech", "magic"), Column.SERVICES, Wrong.NOT_ONE_OF),
        (LINE.replace("E14000901", "E14999999"), Column.AREA_CODES, Wrong.NOT_ONE_OF),
        (LINE.replace("https://example.org/report", "example"), Column.ADDRESS, Usual.NO_WEB_ADDRESS),
        (LINE.replace("https://example.org/report", "//example.org"), Column.ADDRESS, Usual.NO_WEB_ADDRESS),
        (LINE.replace("A report", ""), Column.TITLE, Usual.EMPTY),
        (LINE.replace("2026-01-02", "2 Jan"), Column.PUBLISHED_ON, Usual.NO_DAY),
        (LINE.replace("A report", "x" * 201), Column.TITLE, Usual.TOO_LONG),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(line, column, wrong):
    found = check(sheet(line), KNOWN)
    assert [(fault.line, fault.column, fault.wrong) for fault in found.faults] == [(2, column, wrong)]
    assert not found.rows


def test_the_same_thing_twice_and_nothing_at_all():
    twice = check(sheet(LINE, LINE.replace("https://", "http://www.")), KNOWN)
    assert [(fault.line, fault.wrong, fault.more) for fault in twice.faults] == [(3, Wrong.TWICE, "2")]
    assert [fault.wrong for fault in check(sheet(), KNOWN).faults] == [Usual.NO_ROWS]


@given(st.binary(max_size=300))
def test_no_file_breaks_the_checker(content):
    found = check(content, KNOWN)
    assert found.faults or found.rows


def test_a_cell_that_a_spreadsheet_would_compute_goes_out_and_comes_back_as_it_was():
    assert safe("=1+1") == "'=1+1"
    assert safe("plain") == "plain"
    (row,) = check(sheet(LINE.replace("A report", safe("@Example on a network"))), KNOWN).rows
    assert row.values["title"] == "@Example on a network"


def test_a_workbook_is_read_as_the_file_is():
    book, content = Workbook(), io.BytesIO()
    for line in (HEADER, LINE):
        book.active.append(line.split(","))
    book.save(content)
    assert check(as_csv(content.getvalue()), KNOWN).rows[0].values["title"] == "A report"
