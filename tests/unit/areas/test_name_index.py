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


def test_saint_is_found_however_it_is_written():
    assert labels("saint ex") == ["St Example"]


def test_every_word_must_begin_one():
    assert labels("example south") == []
    assert labels("") == []


@given(st.text(max_size=300), st.integers(1, 20))
def test_no_text_breaks_it(text, limit):
    assert len(INDEX.find(text, limit)) <= limit
