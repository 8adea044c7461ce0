"""Papers made from the shipped figures: what they tell, where they are shorter, and that a kept one is not made again."""

import dataclasses
import subprocess

import pytest
from django.utils.html import escape

from causeway.briefings import composing, kinds
from causeway.briefings.domain.tree import Cited, Finding
from causeway.briefings.pack import PAPERS
from causeway.briefings.reading.data import briefing_data
from causeway.briefings.reading.findings import picked
from causeway.briefings.reading.schools import school_data
from tests.integration.evidence.conftest import TODAY, country, figures, loaded  # noqa: F401  fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def blocks(document, kind):
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def test_the_tree_of_a_council(country):  # noqa: F811  a fixture
    document = composing.mp_briefing(briefing_data(country["cambridgeshire"], TODAY))
    told, cited = blocks(document, Finding), blocks(document, Cited)
    titles = ["Who asks", "What is published here", "What is asked", "What is not published", "Sources"]
    assert [section.title for section in document.sections] == titles
    assert len(told) == len(cited) == 3
    assert [one.source for one in told] == [1, 2, 3]
    assert len({one.what for one in cited}) == 3
    assert all(one.caveat and one.sentence and one.chart and one.chart.alt for one in told)
    assert all(one.address.startswith("https://") and one.period and one.licence for one in cited)


def test_a_seat_across_councils_names_the_part_and_has_a_question_about_itself(country):  # noqa: F811
    document = composing.mp_briefing(briefing_data(country["seat"], TODAY))
    assert all("Example Seat" in one.about for one in blocks(document, Finding))
    question = next(section for section in document.sections if "written question" in section.title)
    assert "Example Seat constituency" in question.blocks[0].text


@pytest.mark.parametrize("seat", ["welsh_seat", "scottish_seat", "ni_seat"])
def test_other_nations_have_a_paper_with_what_is_published_there(country, client, seat):  # noqa: F811
    area = country[seat]
    document = composing.mp_briefing(briefing_data(area, TODAY))
    assert all(one.chart is None or one.chart.alt for one in blocks(document, Finding))
    answer = client.get(f"/papers/constituency/{area.code}/briefing.pdf")
    said = subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True).stdout.decode()
    assert area.name in said
    assert "What is not published" in said
    card = composing.card(briefing_data(area, TODAY))
    assert (card.number == "") == (not blocks(document, Finding)) == (card.tag == "Nobody publishes this")
    assert client.get(f"/papers/constituency/{area.code}/card.png").status_code == 200


@pytest.mark.parametrize("seat", ["welsh_seat", "ni_seat"])
def test_without_a_figure_papers_say_what_nobody_publishes_ask_for_it_once_and_nothing_of_what_we_did_not_load(country, seat):  # noqa: F811
    data = briefing_data(country[seat], TODAY)
    what = data.case.gaps[0].text.partition(". ")[0]
    assert data.case.not_loaded
    for compose in (composing.mp_briefing, composing.leaflet, composing.card, composing.newsletter, composing.deck):
        said = repr(compose(data))
        assert what[1:] in said
        assert (data.case.gaps[0].ask in said) is (compose is not composing.mp_briefing)  # an MP is not told to ask their MP
        assert not [gap.text for gap in data.case.not_loaded if gap.text in said]
        assert "this site's data" not in said
    briefing = composing.mp_briefing(data)
    assert repr(briefing).count(what[1:]) == 1
    assert composing.leaflet(data).number == ""


def test_the_page_offers_what_there_is_and_says_in_words_what_the_picture_says(country, client):  # noqa: F811
    answer = client.get("/papers/authority/E10000003/")
    said = answer.content.decode()
    for name in kinds.FORMATS:
        assert f"/papers/authority/E10000003/{name}" in said
    card = composing.card(briefing_data(country["cambridgeshire"], TODAY))
    assert escape(card.alt) in said
    assert escape(composing.press_note(briefing_data(country["cambridgeshire"], TODAY)).whole) in said
    assert client.get("/papers/authority/E10999999/").status_code == 404


def test_a_paper_is_made_once_and_replaced_when_it_says_something_else(country, client, settings, monkeypatch):  # noqa: F811
    made = []
    render = lambda document: made.append(document.digest) or b"%PDF-example"  # noqa: E731
    monkeypatch.setitem(kinds.FORMATS, "briefing.pdf", dataclasses.replace(kinds.FORMATS["briefing.pdf"], render=render))
    address = "/papers/authority/E10000003/briefing.pdf"
    first = client.get(address)
    assert client.get(address).content == first.content
    assert len(made) == 1
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    country["cambridgeshire"].name = "Another Name"
    country["cambridgeshire"].save()
    client.get(address)
    assert len(set(made)) == 2
    assert len(list((settings.VAR / "papers").glob("briefing-*.pdf"))) == 1


def test_another_campaign_has_its_own_words_and_none_of_ours(country, settings):  # noqa: F811
    settings.CAMPAIGN_PATH = settings.ROOT / "tests/packs/library" if hasattr(settings, "ROOT") else "tests/packs/library"
    assert PAPERS.words().governors is None
    said = repr(composing.mp_briefing(briefing_data(country["cambridgeshire"], TODAY)))
    assert "Please visit the Example Library" in said
    assert "NAHT" not in said


GOVERNORS = {"governors.docx", "governors.pdf"}


@pytest.mark.parametrize(
    ("place", "without"),
    [
        ("seat", set()),
        ("welsh_seat", set()),
        ("ni_seat", set()),
        ("scottish_seat", GOVERNORS),  # the campaign does not reach there
        ("new_board", set()),
        ("region", set()),
    ],
)
def test_every_paper_that_is_offered_can_be_had_and_no_other(country, client, place, without):  # noqa: F811
    area = country[place]
    page = client.get(f"/papers/{area.kind}/{area.code}/").content.decode()
    for name, one in kinds.FORMATS.items():
        address = f"/papers/{area.kind}/{area.code}/{name}"
        assert (f'"{address}"' in page) == (name not in without), name
        if name in without:
            assert client.get(address).status_code == 404, name
        elif place == "seat":  # the browser's tests fetch them in every nation
            answer = client.get(address)
            assert answer["Content-Type"] == one.content_type
            assert answer["Content-Disposition"].startswith("inline" if one.content_type in kinds.SHOWN else "attachment")


@pytest.mark.parametrize("place", ["cambridgeshire", "devon", "region", "lothian"])
def test_papers_about_an_area_of_several_seats_speak_of_no_constituency_as_ours(country, place):  # noqa: F811
    data = briefing_data(country[place], TODAY)
    said = repr((composing.mp_briefing(data).sections, composing.press_note(data)))
    assert "our constituency" not in said
    assert "In the words that people here can use" not in said
    assert "{area}" not in said


def test_a_paper_about_a_seat_keeps_the_words_of_a_letter_and_a_letter_always_does(country):  # noqa: F811
    assert "our constituency" in repr(composing.mp_briefing(briefing_data(country["seat"], TODAY)))
    assert "our constituency" in repr(composing.letter(briefing_data(country["cambridgeshire"], TODAY)))


def test_a_school_has_papers_of_the_areas_that_serve_it_and_links_to_theirs(country, client):  # noqa: F811
    assert 'href="/papers/school/999999/"' in client.get("/schools/999999/").content.decode()
    page = client.get("/papers/school/999999/").content.decode()
    for address in ("constituency/E14000001", "authority/E06000059", "icb/E54000099", "school/999999/governors.docx"):
        assert f'href="/papers/{address}' in page
    assert "/papers/school/999999/briefing.pdf" not in page
    document = composing.governors_paper(school_data(999999, TODAY))
    assert document.title == "Example Primary School"
    about = {one.about.partition(": ")[2].partition(" (")[0] for one in blocks(document, Finding)}
    assert about
    assert about <= {"Dorset", "Devon"}
    assert "Nothing here is a figure of the school" in repr(document)
    assert client.get("/papers/school/999999/governors.pdf").status_code == 200
    assert client.get("/papers/school/999999/briefing.pdf").status_code == 404
    assert client.get("/papers/school/123456/").status_code == 404


def test_a_school_that_nobody_could_place_still_has_a_page(country, client):  # noqa: F811
    answer = client.get("/papers/school/999998/")
    assert answer.status_code == 200
    assert not answer.context["served"]


def test_a_newsletter_and_a_press_note_invent_nobodys_words(country, client):  # noqa: F811
    said = client.get("/papers/authority/E10000003/press.txt").content.decode()
    assert "[A sentence or two from somebody here" in said
    assert "“" not in said.split("Notes for editors")[0].replace("“2024–25”", "").replace("“Experts at Hand”", "")
    data = briefing_data(country["cambridgeshire"], TODAY)
    assert composing.newsletter(data).paragraphs[1].startswith(picked(data)[0].sentence)
