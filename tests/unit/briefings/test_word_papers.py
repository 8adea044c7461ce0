"""Word papers: what a person who fills one in finds, and what a screen reader does; every example here is invented and says so."""

import io
import zipfile

import pytest
from docx import Document as Opened
from docx.oxml.ns import qn

from causeway.briefings import composing
from causeway.briefings.domain.tree import Blank
from causeway.briefings.renderers.word import letter_docx, look, markup, paper_docx
from tests.unit.briefings.example_area import example_data, example_school, said_in, squeezed

LONG = "Dwyrain Sir Gâr ac Ynys Ŵyr a’r Cyffiniau – an example of a very long name, with ŵ and ŷ"


@pytest.fixture(scope="module")
def governors():
    tree = composing.governors_paper(example_data(school=example_school()))
    return tree, paper_docx(tree)


def opened(file):
    return Opened(io.BytesIO(file))


def text_of(file):
    """Return every text of the document part, places to fill in too, which python-docx's own paragraphs leave out."""
    return "".join(node.text or "" for node in opened(file).element.body.iter(qn("w:t")))


def test_the_file_says_everything_the_tree_does(governors):
    tree, file = governors
    text = squeezed(text_of(file))
    section_texts = [said for section in tree.sections for said in said_in(section)]
    missing = [
        said for said in (*said_in(tree.lead), *section_texts) if squeezed(said) not in text and "Among all areas" not in said
    ]
    assert missing == []


def test_headings_are_headings_and_the_first_line_is_the_title(governors):
    tree, file = governors
    styles = [(each.style.name, each.text) for each in opened(file).paragraphs]
    assert styles[0] == ("Title", tree.title)
    assert [text for style, text in styles if style == "Heading 1"] == [section.title for section in tree.sections]


def test_places_to_fill_in_are_controls_with_a_name_that_stand_out(governors):
    _tree, file = governors
    places = list(opened(file).element.body.iter(qn("w:sdt")))
    names = [place.find(f".//{qn('w:alias')}").get(qn("w:val")) for place in places]
    assert "Your school: hours a week a SENCO spends on referrals" in names
    assert all(len(name) <= 64 for name in names)
    for place in places:
        said = "".join(node.text for node in place.iter(qn("w:t")))
        assert said.startswith("[")
        assert place.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "FFF0CC"


def test_every_picture_has_its_words_and_every_table_repeats_its_header(governors):
    tree, file = governors
    body = opened(file).element.body
    words = [about.get("descr") for about in body.iter(qn("wp:docPr"))]
    charts = [said for said in said_in(tree) if said.startswith("Among all areas")]
    assert words == charts != []
    for table in body.iter(qn("w:tbl")):
        assert table.find(qn("w:tr")).find(f".//{qn('w:tblHeader')}") is not None


def test_it_is_titled_in_british_english_and_numbers_its_pages(governors):
    tree, file = governors
    document = opened(file)
    assert document.core_properties.title == "Example Primary School – Paper for the governing body"
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.created.year >= 2026
    assert {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    foot = document.sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert tree.title in document.sections[0].header.paragraphs[0].text


def test_each_lettered_list_begins_at_its_first_letter(governors):
    _tree, file = governors
    keys = [each._p.pPr.numPr.numId.val for each in opened(file).paragraphs if each.style.name == "List Number"]
    assert len(set(keys)) == 2  # the decisions and what is resolved


def test_links_can_be_followed(governors):
    tree, file = governors
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").decode()
    assert f'Target="{tree.again}"' in relations


@pytest.mark.parametrize("letter", ["E", "W", "S", "N"])
def test_a_letter_is_questions_and_never_finished(letter):
    data = example_data(letter, name=LONG)
    tree = composing.letter(data)
    file = letter_docx(tree)
    text = squeezed(text_of(file))
    assert [said for said in said_in(tree) if said not in {tree.title, tree.author, "en"} and squeezed(said) not in text] == []
    places = list(opened(file).element.body.iter(qn("w:sdt")))
    assert len(places) >= len(data.letter.prompts)
    assert data.letter.prompts[0].question in places[2].find(f".//{qn('w:t')}").text  # after the writer's address and the date


def test_a_school_writes_as_leaders_and_is_asked_nothing_of_neighbours():
    questions = "".join(said_in(composing.letter(example_data(school=example_school()))))
    assert "What happened when your school asked for help" in questions
    assert "where you live" not in questions


def test_a_paper_without_figures_is_shorter_and_whole():
    tree = composing.governors_paper(example_data("W", name=LONG, figures=False))
    document = opened(paper_docx(tree))
    assert document.paragraphs[0].text == LONG
    assert not list(document.element.body.iter(qn("wp:docPr")))


ORDER = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"]  # as the standard has it, and programs that hold to it


def test_what_is_said_of_a_table_stands_in_the_standards_order(governors):
    _tree, file = governors
    tables = list(opened(file).element.body.iter(qn("w:tblPr")))
    assert tables
    assert all([each.tag.rpartition("}")[2] for each in table] == ORDER for table in tables)


def test_what_markup_cannot_hold_costs_nobody_the_paper():
    document = look.dressed("An example\x0b" * 30, "Example", "en")
    markup.paragraph(document, "Normal", ("Turned\x0bhere & <there>\x01\x00\uffff", Blank('so "said" & \x01<meant>')))
    text = "".join(node.text for node in document.element.body.iter(qn("w:t")))
    assert text == 'Turned here & <there>   [so "said" &  <meant>]'
    assert next(document.element.body.iter(qn("w:alias"))).get(qn("w:val")) == 'so "said" &  <meant>'
