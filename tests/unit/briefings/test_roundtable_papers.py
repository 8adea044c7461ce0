"""The papers of a meeting, read back by other programs; every name here is invented."""

import io
import subprocess

import pytest
from docx import Document
from pypdf import PdfReader

from causeway.briefings.meetings.cards import name_cards, speaker_cards
from causeway.briefings.meetings.sheets import feedback, run_sheet, sign_in
from causeway.briefings.renderers import typst, word
from tests.unit.briefings.example_pack import LONG, example_pack

MAKE = {
    "tent": lambda pack: typst.tent_cards_pdf(name_cards(pack)),
    "badges": lambda pack: typst.badges_pdf(name_cards(pack)),
    "speakers": lambda pack: typst.speaker_cards_pdf(speaker_cards(pack)),
    "sheet": lambda pack: typst.briefing_pdf(run_sheet(pack)),
    "feedback": lambda pack: typst.briefing_pdf(feedback(pack)),
    "sign-in": lambda pack: typst.sign_in_pdf(sign_in(pack)),
}


def pages(pdf):
    return len(PdfReader(io.BytesIO(pdf)).pages)


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    ("paper", "people", "wanted"),
    [
        ("tent", 1, 1), ("tent", 2, 1), ("tent", 3, 2), ("badges", 8, 1), ("badges", 9, 2),
        ("speakers", 10, 2), ("sheet", 10, 1), ("feedback", 10, 1), ("sign-in", 10, 2),
    ],
)  # fmt: skip
def test_each_paper_has_the_pages_that_its_people_need(paper, people, wanted):
    assert pages(MAKE[paper](example_pack(people))) == wanted


@pytest.mark.parametrize("paper", ["tent", "badges", "speakers", "sign-in"])
def test_long_and_welsh_names_stand_whole_on_every_card(paper):
    said = " ".join(text_of(MAKE[paper](example_pack(3))).replace("-\n", "-").split())
    for word_of_name in ("Gruffudd", "Ŵyr", "Ŷ", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"):
        assert word_of_name in said


def test_a_tent_card_is_read_out_once_though_its_name_stands_on_both_sides():
    tags = subprocess.run(
        ["pdfinfo", "-struct-text", "-"], input=MAKE["tent"](example_pack(1)), capture_output=True, check=True
    ).stdout.decode()
    assert tags.count("Member of Parliament") == 1


def test_the_run_sheet_adds_up_and_says_so():
    tree = run_sheet(example_pack())
    table = tree.sections[0].blocks[0]
    assert sum(int(row[1]) for row in table.rows) == 80
    assert table.caption == "80 minutes in all, from 12:30 to 13:50."
    starts, ends = zip(*(row[0].split("–") for row in table.rows), strict=True)
    assert starts[1:] == ends[:-1]
    assert "the times show an ordinary day" in run_sheet(example_pack(settled=False)).sections[0].blocks[0].caption


def test_who_has_no_speakers_or_people_has_no_cards():
    assert speaker_cards(example_pack(spoken=0)) is None
    assert name_cards(example_pack(0, spoken=0)) is None


def test_the_sheet_to_sign_in_asks_for_consent_in_word_too():
    document = Document(io.BytesIO(word.sign_in_docx(sign_in(example_pack(3)))))
    section, table = document.sections[0], document.tables[0]
    assert section.page_width > section.page_height
    assert [cell.text for cell in table.rows[0].cells][3:] == ["Photographs", "My name in the note", "Signature"]
    assert table.rows[3].cells[0].text == LONG.name
    assert len(table.rows) == 1 + 3 + 13
    assert any("only of people who ticked yes" in each.text for each in document.paragraphs)


def test_the_form_can_be_ticked_in_word():
    document = Document(io.BytesIO(word.paper_docx(feedback(example_pack()))))
    assert "☐ yes     ☐ partly     ☐ no" in [each.text for each in document.paragraphs]
