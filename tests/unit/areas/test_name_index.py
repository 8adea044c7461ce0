"""Finding by the beginnings of words."""

from hypothesis import given
from hypothesis import strategies as st

from causeway.areas.domain.name_index import Entry, Found, NameIndex, words


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
    assert {found.label for found in index.find(text, 99)} == wanted


def test_saint_is_found_however_it_is_written():
    assert labels("saint ex") == ["St Example"]


def test_every_word_must_begin_one():
    assert labels("example south") == []
    assert labels("") == []


@given(st.text(max_size=300), st.integers(1, 20))
def test_no_text_breaks_it(text, limit):
    assert len(INDEX.find(text, limit)) <= limit
