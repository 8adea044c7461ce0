"""Near copies are told from stories on the same subject: our signature does what datasketch's does, and what the sets themselves say."""

import random

import pytest
from datasketch import MinHash

from causeway.news.items import likeness
from causeway.news.items.domain import Kind

WORDS = [f"word{number}" for number in range(400)]


def a_text(chance, kept):
    """Return a text of two hundred words, and the same with a share of its words changed."""
    words = [chance.choice(WORDS) for _ in range(200)]
    changed = [word if chance.random() < kept else chance.choice(WORDS) for word in words]
    return " ".join(words), " ".join(changed)


def phrases(text):
    words = text.split()
    return {" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)}


def theirs(one, another):
    sketches = [MinHash(num_perm=likeness.BANDS * likeness.ROWS, seed=1) for _ in range(2)]
    for sketch, text in zip(sketches, (one, another), strict=True):
        sketch.update_batch(phrases(text))
    return sketches[0].jaccard(sketches[1])


@pytest.mark.parametrize("kept", [0.0, 0.8, 0.9, 0.95, 1.0])
def test_what_signatures_share_is_what_the_texts_share(kept):
    chance = random.Random(7)
    ours, other, true = [], [], []
    for _ in range(40):
        one, another = a_text(chance, kept)
        texts = [likeness.text_of(Kind.ARTICLE, "", text) for text in (one, another)]
        ours.append(likeness.alike(texts[0].signature, texts[1].signature))
        other.append(theirs(one, another))
        sets = phrases(one), phrases(another)
        true.append(len(sets[0] & sets[1]) / len(sets[0] | sets[1]))
    assert sum(ours) / 40 == pytest.approx(sum(true) / 40, abs=0.03)
    assert sum(other) / 40 == pytest.approx(sum(true) / 40, abs=0.03)


def test_nine_of_ten_copies_that_share_two_thirds_have_a_band_in_common():
    chance, found = random.Random(8), 0
    for _ in range(200):
        one, another = a_text(chance, 0.93)
        bands = [set(likeness.text_of(Kind.ARTICLE, "", text).bands) for text in (one, another)]
        found += bool(bands[0] & bands[1])
    assert found >= 180


def test_what_is_short_or_is_nobodys_to_take_over_is_not_compared():
    assert likeness.text_of(Kind.ARTICLE, "A title", "too short to judge") is None
    assert likeness.text_of(Kind.QUESTION, "A title", " ".join(WORDS)) is None
