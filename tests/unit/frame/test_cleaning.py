from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import Element

from causeway.frame.domain.cleaning import clean_line, clean_text

ANYTHING = st.text(st.characters(), max_size=200)


@given(ANYTHING)
def test_clean_text_can_be_kept_printed_and_put_into_a_word_file(text):
    cleaned = clean_text(text, 100)
    cleaned.encode("utf-8")
    Element("p").text = cleaned
    assert len(cleaned) <= 100
    assert "\x00" not in cleaned
    assert "\r" not in cleaned


@given(ANYTHING)
def test_a_clean_line_is_one_line(text):
    line = clean_line(text, 80)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert len(line) <= 80


def test_words_are_left_as_they_are():
    assert clean_text("Tŷ\r\n\r\nمرحبا 👩🏽‍🏫", 100) == "Tŷ\n\nمرحبا 👩🏽‍🏫"
    assert clean_line("Ann\r\nBcc: x@example.org", 100) == "Ann Bcc: x@example.org"
    assert clean_line("Ann\u202etxe", 100) == "Anntxe"
