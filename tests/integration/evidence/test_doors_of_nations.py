"""The pages of places outside England say how little is published there, whom to ask, and which schools are found."""

import pytest
from django.utils.html import escape

from causeway.places.case.doors import door_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "wales",
            ("Little is published about Wales", "Member of the Senedd", "Health boards plan", "1,446 schools", "about 2025"),
        ),
        ("welsh_seat", ("Little is published about Wales", "Member of the Senedd")),
        ("ni", ("Five Health and Social Care Trusts", "Member of the Legislative Assembly", "1,019 schools")),
        ("ni_seat", ("Little is published about Northern Ireland",)),
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
