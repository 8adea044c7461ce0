import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.writing.domain.words import count, own_words

CASES = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_own_words_leave_out_what_was_given(case):
    assert own_words(case["text"], case["given"]) == case["own"]


@given(st.text(), st.lists(st.text(), max_size=3))
def test_never_negative_and_never_more_than_all(text, passages):
    assert 0 <= own_words(text, passages) <= count(text)


@given(st.text())
def test_a_letter_that_is_all_given_has_no_own_words(text):
    assert own_words(text, [text]) == 0
