import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.representatives.members.domain.api_answers import NotAnAnswer, read_email, read_page, read_x_name, seat_key


def test_the_documented_example_is_read(excerpts):
    page = read_page((excerpts / "representatives" / "members_search_item.json").read_bytes())
    (found,) = page.members
    assert (found.member_id, found.name, found.surname, found.party) == (172, "Diane Abbott", "Abbott", "Labour")
    assert (found.seat, found.since) == ("Hackney North and Stoke Newington", dt.date(1987, 6, 11))
    assert (page.items, page.total) == (1, 1)


def item(**membership):
    return {
        "value": {
            "id": 1,
            "nameListAs": "Example, Ms Ann",
            "nameDisplayAs": "Ms Ann Example",
            "nameFullTitle": "Ms Ann Example MP",
            "latestParty": {"name": "Example"},
            "latestHouseMembership": {"membershipFrom": "Exampleton", "house": 1, **membership},
        },
        "links": [],
    }


def test_who_does_not_sit_in_the_commons_now_is_left_out():
    items = [item(house=2), item(membershipStatus={"statusIsActive": False}), item(membershipStatus=None)]
    page = read_page(json.dumps({"items": items, "totalResults": 3}))
    assert (len(page.members), page.items) == (1, 3)


@pytest.mark.parametrize(
    "text", ["", "<html>", "[]", "{}", '{"items": [{}], "totalResults": 1}', '{"items": [], "totalResults": -1}']
)
def test_what_is_no_page_says_so(text):
    with pytest.raises(NotAnAnswer):
        read_page(text)


def contacts(*pairs):
    return json.dumps({"value": [{"typeId": type_id, "type": "x", "email": email} for type_id, email in pairs]})


@pytest.mark.parametrize(
    ("pairs", "email"),
    [
        ([(4, "office@example.org"), (1, "Ann.Example.MP@Example.org")], "ann.example.mp@example.org"),
        ([(4, "office@example.org"), (1, None)], "office@example.org"),
        ([(1, "one@example.org; two@example.org")], "one@example.org"),
        ([(6, None)], ""),
        ([], ""),
    ],
)
def test_the_address_in_parliament_comes_first(pairs, email):
    assert read_email(contacts(*pairs)) == email


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("https://twitter.com/AnExampleMP", "AnExampleMP"),
        ("https://x.com/@an_example/?lang=en", "an_example"),
        (" http://www.twitter.com/example1 ", "example1"),
        ("https://twitter.com/intent", ""),
        ("https://twitter.com/a-name-that-is-none", ""),
        ("https://example.org/x.com/example", ""),
        ("www.example.org", ""),
        (None, ""),
    ],
)
def test_a_name_on_x_is_read_from_the_page_that_is_listed_and_nothing_else(line, name):
    listed = [{"typeId": 1, "email": "ann@example.org"}, {"typeId": 7, "type": "x", "line1": line}]
    assert read_x_name(json.dumps({"value": listed})) == name


def test_what_is_no_contact_says_so():
    with pytest.raises(NotAnAnswer):
        read_email("{}")


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_any_bytes_get_an_answer_or_the_one_error(data):
    for read in (read_page, read_email, read_x_name):
        with pytest.raises(NotAnAnswer):
            read(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)


@given(st.dictionaries(st.sampled_from(["typeId", "type", "email", "line1"]), json_values))
def test_any_contact_gets_an_answer_or_the_one_error(contact):
    with contextlib.suppress(NotAnAnswer):
        assert isinstance(read_email(json.dumps({"value": [contact]})), str)
        assert isinstance(read_x_name(json.dumps({"value": [contact]})), str)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ynys Môn", "Ynys Mon"),
        ("Brighton, Kemptown & Peacehaven", "Brighton Kemptown and Peacehaven"),
        ("Na h-Eileanan an Iar", "na h Eileanan an Iar"),
    ],
)
def test_two_spellings_of_one_seat(one, other):
    assert seat_key(one) == seat_key(other)
