"""Many texts in one block are as a tuple of them."""

from bisect import bisect_left

import pytest

from causeway.areas.domain.texts import Texts

NAMES = ("", "a", "Ynys Môn", "york", "york outer", "…")


def test_they_are_what_was_put_in():
    texts = Texts(NAMES)
    assert list(texts) == list(NAMES)
    assert len(texts) == len(NAMES)
    assert (texts[-1], texts[2]) == ("…", "Ynys Môn")
    assert list(texts[1:3]) == ["a", "Ynys Môn"]
    assert "york" in texts
    with pytest.raises(IndexError):
        texts[len(NAMES)]


def test_they_can_be_searched_like_any_sorted_list():
    names = sorted(NAMES)
    assert [bisect_left(Texts(names), name) for name in names] == list(range(len(names)))


def test_there_may_be_none():
    assert list(Texts(())) == []
