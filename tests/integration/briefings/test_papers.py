"""Papers made from the shipped figures: what they tell, where they are shorter, and that a kept one is not made again."""

import dataclasses
import subprocess

import pytest

from causeway.briefings import composing, kinds
from causeway.briefings.data import briefing_data
from causeway.briefings.domain.tree import Cited, Finding
from causeway.frame import campaign
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
    has_picture = bool(blocks(document, Finding))
    assert client.get(f"/papers/constituency/{area.code}/card.png").status_code == (200 if has_picture else 404)


def test_the_page_offers_what_there_is_and_says_in_words_what_the_picture_says(country, client):  # noqa: F811
    answer = client.get("/papers/authority/E10000003/")
    said = answer.content.decode()
    assert "/papers/authority/E10000003/briefing.pdf" in said
    card = composing.card(briefing_data(country["cambridgeshire"], TODAY))
    assert card.sentence[:40] in card.alt
    assert answer.context["card"].alt.split(".")[0] in said
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
    assert campaign.campaign().papers is None
    said = repr(composing.mp_briefing(briefing_data(country["cambridgeshire"], TODAY)))
    assert "Please visit the Example Library" in said
    assert "NAHT" not in said
