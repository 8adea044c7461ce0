"""The pages of places outside England say how little is published there, whom to ask, and which schools are found."""

import pytest
from django.conf import settings
from django.utils.html import escape

from causeway.briefings import composing
from causeway.briefings.reading.data import briefing_data
from causeway.places.case.doors import door_of
from tests.integration.evidence.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "wales",
            ("are published for each health board", "Member of the Senedd", "Health boards plan", "1,446 schools", "about 2025"),
        ),
        ("welsh_seat", ("little by constituency, council or school", "Member of the Senedd")),
        ("ni", ("Five Health and Social Care Trusts", "Member of the Legislative Assembly", "1,019 schools")),
        ("ni_seat", ("are published for Health and Social Care Trusts", "This site holds none of those waits yet")),
        ("scotland", ("The campaign is made in the other nations", "Still open to you", "July 2023")),
    ],
)
def test_each_nation_has_an_honest_door(client, country, name, said):
    area = country[name]
    page = " ".join(client.get(f"/areas/{area.kind}/{area.code}/").text.split())
    for words in said:
        assert words in page
    assert "The campaign is made in" in page or name != "scotland"


def test_england_needs_no_door(client, country):
    assert 'id="door"' not in client.get("/areas/constituency/E14000001/").text


@pytest.mark.parametrize("seat", ["welsh_seat", "ni_seat", "scottish_seat"])
def test_each_sentence_of_a_door_says_where_it_is_written(country, client, seat):
    door = door_of(country[seat])
    said = client.get(f"/areas/constituency/{country[seat].code}/").content.decode()
    for source in (*door.little_from, *door.asks_from, *(office.source for office in door.offices)):
        assert f'href="{escape(source.url)}"' in said


@pytest.mark.parametrize("name", ["welsh_seat", "wales", "ni_seat", "ni", "scottish_seat", "seat"])
def test_each_place_has_a_picture_for_networks_and_says_in_words_what_it_shows(client, country, name):
    area = country[name]
    said = client.get(f"/areas/{area.kind}/{area.code}/").content.decode()
    assert f'property="og:image" content="http://testserver/papers/{area.kind}/{area.code}/card.png"' in said.replace(
        settings.BASE_URL, "http://testserver"
    )
    card = composing.card(briefing_data(area, TODAY))
    assert card is not None
    told = said.partition('og:image:alt" content="')[2].partition('"')[0]
    assert (card.number or escape(card.line.rstrip("."))) in told
