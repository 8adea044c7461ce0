"""Finding: what is not the very name is a choice, what is left out is counted, what was put right is shown."""

import datetime as dt

import pytest

from causeway.areas.models import Area, School
from causeway.areas.search import find, forget
from causeway.areas.typed import resolve_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


@pytest.fixture
def asked(client, place):
    """The page that answers what was typed."""

    def ask(typed):
        return client.get("/find/", {"q": typed})

    return ask


def text_of(page):
    return " ".join(page.text.split())


@pytest.mark.parametrize("typed", ["Cities", "cities of london", "Example Primary"])
def test_a_single_place_that_begins_so_is_a_choice_and_no_jump(asked, typed):
    page = asked(typed)
    assert page.status_code == 200
    assert f"Which “{typed}” do you mean?" in text_of(page)
    assert len(page.context["matches"]) == 1


@pytest.mark.parametrize(
    "typed", ["CITIES OF LONDON AND WESTMINSTER", "Cities of London & Westminster", "example primary school"]
)
def test_the_very_name_leads_there_at_once(asked, typed):
    assert asked(typed).status_code == 302


@pytest.mark.parametrize("typed", ["Citties of Lonndon", "Westminstr", "Exmaple Primry"])
def test_a_misspelt_name_is_asked_about(asked, typed):
    page = asked(typed)
    assert "Did you mean?" in text_of(page)
    assert len(page.context["matches"]) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("BT2 7AA", "We have no postcodes of Northern Ireland."),
        ("AB11 5FF", "AB11 5FF is new"),
        ("AB12 3YT", "AB12 3YT has ended"),
        ("SW1A lAA", "You typed “SW1A lAA”; we read SW1A 1AA."),
        ("SW1A\u00a01AA", "SW1A 1AA is in the constituency of"),
        ("(SW1A 1AA)", "SW1A 1AA is in the constituency of"),
        ("10 Invented Street, London SW1A 1AA", "SW1A 1AA is in the constituency of"),
        ("my postcode is SW1A 1AA", "SW1A 1AA is in the constituency of"),
    ],
)
def test_a_postcode_that_is_not_settled_or_not_clean_is_answered(asked, typed, said):
    assert said in text_of(asked(typed))


def test_schools_of_other_nations_lead_to_their_seats(asked):
    seat = Area.objects.create(kind="constituency", code="N05000013", name="North Down")
    forget()
    page = asked("Bangor")
    addresses = [address for _found, address in page.context["matches"]]
    assert f"/find/?seat={seat.code}" in addresses
    assert "Northern Ireland. In the list of about 2023 to 2025" in page.text
    assert "Which of these seats is it?" in text_of(asked("BT4 2LY"))


def test_what_is_left_out_is_counted(client, place):
    School.objects.bulk_create(
        School(urn=910000 + each, name=f"Saint Example {each}", town="Exampleton", constituency=place) for each in range(40)
    )
    forget()
    page = client.get("/find/", {"q": "st example"})
    assert "And 10 more." in text_of(page)
    assert client.get("/find/suggest", {"q": "st example"}).json()["places"][-1]["label"] == "32 more"


def test_constituencies_stand_by_letter(client, place):
    page = client.get("/constituencies/").text
    assert 'href="#C"' in page
    assert 'id="C"' in page


@pytest.mark.parametrize(("postcode", "around"), [("AB11 5FF", True), ("", False)])
def test_a_school_whose_postcode_is_newer_than_our_list_says_so_and_where_it_probably_is(client, place, postcode, around):
    from causeway.areas.queries import look_up_postcode

    for code in look_up_postcode(postcode).also_near:
        Area.objects.get_or_create(kind="constituency", code=code, defaults={"name": "Example Around"})
    Area.objects.get_or_create(kind="nation", code="E92000001", defaults={"name": "England"})
    School.objects.create(urn=919999, name="Example New School", postcode=postcode)
    said = text_of(client.get("/schools/919999/"))
    assert "newer than our list, so we cannot say which constituency" in said
    assert ("Example Around" in said) == around
    assert ("Please check." in said) == around
    assert "We hold no figures for England" not in said


@pytest.mark.parametrize("typed", ["Morley & Outwood", "morley and outwood"])
def test_a_name_that_no_seat_has_any_more_brings_the_seats_near_before_a_school_like_it(client, place, typed):
    Area.objects.create(kind="constituency", code="E14001334", name="Leeds South West and Morley", valid_from=dt.date(2024, 7, 4))
    Area.objects.create(kind="constituency", code="E14001335", name="Leeds South", valid_from=dt.date(2024, 7, 4))
    School.objects.create(urn=900002, name="Oakwood School", town="Morley", postcode="LS27 0AA", constituency=place)
    forget()
    page = client.get("/find/", {"q": typed})
    assert [found.label for found, _address in page.context["matches"]] == ["Leeds South West and Morley", "Oakwood School"]
    assert "No constituency of today is called so. They were drawn anew for July 2024" in text_of(page)


def test_a_misspelt_word_is_not_told_of_ended_seats(asked):
    assert "drawn anew" not in text_of(asked("Westminstr"))


def test_the_code_of_an_area_is_looked_up_and_not_sought(client, place, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        assert [found.label for found in find("E14001172")] == ["Cities of London and Westminster"]


def test_a_school_that_is_only_guessed_is_asked_about(place):
    assert resolve_school("Exmaple Primry").choices[0].key == "900001"
    assert resolve_school("Exmaple Primry").urn is None
    assert resolve_school("Example Prim").urn == 900001
