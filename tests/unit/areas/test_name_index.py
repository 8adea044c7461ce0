"""Finding by the beginnings of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.areas.domain.name_index import Entry, Found, NameIndex, words
from causeway.areas.domain.short_names import ShortNames


def entry(name: str, kind: str = "constituency", order: int = 1) -> Entry:
    return Entry(name, Found(kind, name, name, "", None), order)


INDEX = NameIndex(
    [entry("Ynys Môn"), entry("King’s Example"), entry("Example"), entry("Example North"), entry("St Example", "school", 7)]
)


def labels(text: str) -> list[str]:
    return [found.label for found in INDEX.find(text, 10)]


def test_accents_apostrophes_and_case_do_not_matter():
    assert labels("ynys mon") == ["Ynys Môn"]
    assert labels("KINGS EX") == ["King’s Example"]
    assert labels("king's") == ["King’s Example"]
    assert words("Môr & Mynydd") == ["mor", "and", "mynydd"]


def test_whole_names_come_first_then_beginnings_then_the_rest():
    assert labels("example")[:2] == ["Example", "Example North"]
    assert labels("example")[-1] == "St Example"


def test_whole_words_go_before_words_that_are_begun():
    index = NameIndex(entry(name) for name in ("North Yorkshire", "North York", "Yorkshire", "York Outer", "York"))
    assert [found.label for found in index.find("york", 9)] == [
        "York",
        "York Outer",
        "Yorkshire",
        "North York",
        "North Yorkshire",
    ]


def test_what_is_minor_stands_lower_but_for_its_exact_name():
    school = Entry("Hullabaloo", Found("school", "1", "Hullabaloo", "", None), 7, also=("wick", "100001"), minor=True)
    index = NameIndex([school, entry("Kingston upon Hull")])
    assert [found.label for found in index.find("hull", 9)] == ["Kingston upon Hull", "Hullabaloo"]
    assert [found.key for text in ("hullabaloo", "wick", "100001", "wick hull") for found in index.find(text, 9)] == ["1"] * 4


def test_an_empty_index_finds_nothing():
    assert NameIndex([]).find("york", 5) == []


@given(st.lists(st.text("abc ", max_size=8), max_size=12), st.text("abc ", min_size=1, max_size=5))
def test_it_finds_exactly_what_has_a_word_beginning_with_each_asked(names, text):
    index = NameIndex([entry(name) for name in names])
    wanted = {name for name in names if words(text) and all(any(w.startswith(a) for w in words(name)) for a in words(text))}
    found = index.search(text, 99)
    assert found.guessed or {each.label for each in found.found} == wanted
    assert not (wanted and found.guessed)


def test_saint_is_found_however_it_is_written():
    assert labels("saint ex") == ["St Example"]


def test_every_word_must_begin_one():
    assert INDEX.search("example south", 9).guessed  # with one word left out, and saying so
    assert labels("south west") == []
    assert labels("") == []


@given(st.text(max_size=300), st.integers(1, 20))
def test_no_text_breaks_it(text, limit):
    assert len(INDEX.find(text, limit)) <= limit


PEOPLE = NameIndex(
    [
        entry("Keir Starmer", "mp", 3),
        entry("Hackney North and Stoke Newington"),
        entry("NHS Kent and Medway Integrated Care Board", "icb", 6),
        entry("Bangor Aberconwy"),
        Entry(
            "Gladstone Primary School", Found("school", "1", "Gladstone Primary School", "", None), 7, also=("barry",), minor=True
        ),
        *(entry(f"Saint Mary's School {each}", "school", 7) for each in range(30)),
    ]
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Hackny", "Hackney North and Stoke Newington"),
        ("gladston primary schol", "Gladstone Primary School"),
        ("Kier Starmer", "Keir Starmer"),
        ("Rt Hon Sir Keir Starmer MP", "Keir Starmer"),
        ("Starmer MP", "Keir Starmer"),
        ("kent & medway", "NHS Kent and Medway Integrated Care Board"),
        ("hackney north stoke newington", "Hackney North and Stoke Newington"),
        ("gladstone barry", "Gladstone Primary School"),
        ("gladstone primary brry", "Gladstone Primary School"),
        ("keir starmer holborn", "Keir Starmer"),
        ("gladstone integrated school", "Gladstone Primary School"),
    ],
)
def test_it_forgives(typed, first):
    assert PEOPLE.find(typed, 5)[0].label == first


def test_it_says_how_many_there_are_and_whether_it_guessed():
    many = PEOPLE.search("st marys", 5)
    assert (len(many.found), many.many, many.guessed) == (5, 30, False)
    assert PEOPLE.search("Hackny", 5).guessed
    assert PEOPLE.search("Keir Starmer", 5).exact
    assert not PEOPLE.search("Bangor", 5).exact
    assert PEOPLE.search("qqqqqq", 5).found == ()


def test_where_a_few_schools_match_a_larger_place_a_slip_away_is_offered_too():
    school = Entry("Harrowgate Hill School", Found("school", "2", "Harrowgate Hill School", "", None), 7, minor=True)
    index = NameIndex([school, entry("Harrogate and Knaresborough"), entry("Barrow and Furness")])
    assert [each.label for each in index.find("Harrowgate", 5)] == ["Harrowgate Hill School", "Harrogate and Knaresborough"]
    assert [each.label for each in index.find("Harrowgate Hill School", 5)] == ["Harrowgate Hill School"]


def test_of_words_that_nothing_has_together_the_commonest_is_left_out():
    found = PEOPLE.search("gladstone saint school", 5)
    assert found.found[0].label == "Gladstone Primary School"
    assert found.guessed


SHORT = ShortNames(
    alone={("notts",): ("nottinghamshire",), ("b", "nes"): ("bath", "north", "east", "somerset")},
    beside={("n",): ("north",), ("ne",): ("north", "east")},
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["notts"], ("nottinghamshire",)),
        (["n", "notts"], ("north", "nottinghamshire")),
        (["schools", "b", "nes"], ("schools", "bath", "north", "east", "somerset")),
        (["ne", "example"], ("north", "east", "example")),
        (["b", "example"], ()),
        (["ne"], ()),
        (["example"], ()),
        ([], ()),
    ],
)
def test_short_names_are_written_out(typed, written):
    assert SHORT.written_out(typed) == written


def test_what_is_written_out_goes_before_what_was_typed_and_is_never_taken_for_it():
    index = NameIndex([entry("Hertsmere"), entry("Hertfordshire")])
    found = index.either("hertfordshire", "herts", 9)
    assert [each.label for each in found.found] == ["Hertfordshire", "Hertsmere"]
    assert (found.many, found.exact) == (2, False)
    assert index.either("nowhere", "nothing", 9).found == ()
