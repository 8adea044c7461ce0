"""Words with letters said over and over: the same answer as trying every word, without trying every word."""

import re
import time

from hypothesis import example, given
from hypothesis import strategies as st

from causeway.words.domain.phrases import Lexicon
from causeway.words.phrase_book import phrase_book

WORDS = st.text(alphabet="abz", min_size=1, max_size=6)
DRAWN = re.compile(r"(.)\1{2,}")


def slowly(words, spelt):
    """Try every word."""
    if not DRAWN.search(spelt):
        return ""
    pattern = re.compile(DRAWN.sub(r"\1{1,2}", spelt))
    return next((word for word in sorted(words) if pattern.fullmatch(word)), "")


@given(st.frozensets(WORDS, max_size=30), st.lists(st.tuples(st.sampled_from("abz"), st.integers(1, 5)), max_size=6))
@example(frozenset({"aab", "ab", "aaab"}), [("a", 4), ("b", 1)])
@example(frozenset({"aaa"}), [("a", 3)])
def test_the_word_that_is_meant_is_the_one_that_trying_all_finds(words, runs):
    spelt = "".join(sign * times for sign, times in runs)
    assert Lexicon(words)._drawn_out(spelt) == slowly(words, spelt)


def test_a_text_of_drawn_out_words_is_read_in_linear_time():
    text = " ".join(f"{chr(97 + n % 26) * 3}{chr(97 + n // 26 % 26) * 3}x{n}" for n in range(20_000))
    book, begun = phrase_book(), time.process_time()
    book.hits(text)
    assert time.process_time() - begun < 20  # a second here; with every word tried for each of them, minutes
