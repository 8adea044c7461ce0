"""Fingerprints and readings without a database: what is found by key, what is marked, and what never is."""

import random
import string

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from causeway.letters.writing.domain.fingerprints import MARK, SURE, hashed_runs, unpacked, worth_comparing
from causeway.letters.writing.domain.originality import MANY, Originality, Source, read, taken_apart
from causeway.letters.writing.domain.words import words

SECRET = b"an example secret"


def made_up(seed: int, size: int) -> list[str]:
    """Words that mean nothing and repeat seldom."""
    chance = random.Random(seed)
    return ["".join(chance.choices(string.ascii_lowercase, k=6)) for _ in range(size)]


def text_of(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


def print_of(text: str, given: tuple[str, ...] = ()):
    return taken_apart(text, given, SECRET).fingerprint


def reading(text: str, *others: str, campaign: tuple[str, ...] = (), given: tuple[str, ...] = ()) -> Originality:
    kept = [unpacked(print_of(other, given).runs) for other in others]
    return read(taken_apart(text, given, SECRET), campaign, kept)


def test_the_same_letter_has_the_same_keys_and_another_secret_has_none_of_them():
    text = text_of(made_up(1, 300))
    assert print_of(text) == print_of(text)
    other = taken_apart(text, (), b"another secret").fingerprint
    assert not set(other.keys) & set(print_of(text).keys)
    assert other.runs != print_of(text).runs


def test_keys_fit_the_database_and_stay_few():
    made = print_of(text_of(made_up(2, 300)))
    assert all(-(2**63) <= key < 2**63 for key in made.keys)
    assert 75 <= len(made.keys) <= 120
    assert len(made.runs) == 4 * 298
    assert print_of("").keys == ()
    assert print_of("two words").runs == b""


def test_the_words_do_not_stand_in_the_fingerprint():
    made = print_of(text_of(["confidential"] * 3, made_up(3, 50)))
    assert b"confidential" not in made.runs
    assert all(b"confidential" not in key.to_bytes(8, "little", signed=True) for key in made.keys)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 120), st.integers(0, 120))
def test_so_many_words_in_a_row_always_share_a_key_and_are_all_marked(seed, before, after):
    passage = made_up(seed, SURE)
    kept = text_of(made_up(seed + 1, before), passage, made_up(seed + 2, after))
    mine = text_of(made_up(seed + 3, after), passage, made_up(seed + 4, before))
    assert set(print_of(kept).keys) & set(print_of(mine).keys)
    assert reading(mine, kept).shared == SURE


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(MARK, 30), st.sampled_from([". ", "! ", "?\n", "\n\n"]))
def test_one_whole_sentence_always_shares_a_mark_and_is_all_marked(seed, size, stop):
    sentence = text_of(made_up(seed, size))
    kept = stop.join([text_of(made_up(seed + 1, 40)), sentence, text_of(made_up(seed + 2, 90))])
    mine = ". ".join([text_of(made_up(seed + 3, 120)), sentence, text_of(made_up(seed + 4, 33))])
    assert print_of(kept).marks & print_of(mine).marks
    found = reading(mine, kept)
    assert [mine[each.start : each.end] for each in found.passages] == [sentence]


def test_a_sentence_of_what_is_given_leaves_no_mark():
    ask = text_of(made_up(30, 12))
    letter = f"{text_of(made_up(31, 40))}. {ask}."
    assert print_of(letter).marks & print_of(ask).marks
    assert not print_of(letter, (ask,)).marks & print_of(ask).marks


@given(st.dictionaries(st.integers(), st.sets(st.integers(0, 30), min_size=1), max_size=20), st.sets(st.integers(0, 30)))
def test_the_letters_compared_hold_every_shared_mark_between_them(sharing, marks):
    chosen = worth_comparing(sharing, marks, 20)
    assert sorted(chosen) == sorted(sharing)
    shared = {mark for keys in sharing.values() for mark in keys & marks}
    assert shared == {mark for letter in worth_comparing(sharing, marks, 30)[: len(shared)] for mark in sharing[letter] & marks}
    assert len(worth_comparing(sharing, marks, 3)) <= 3


def test_a_letter_pieced_together_from_many_is_compared_with_each():
    sharing = {letter: {letter, 100, 101, 102, 103} for letter in range(8)} | {50: {60}, 51: {61, 99}}
    assert {50, 51} <= set(worth_comparing(sharing, {60, 61, 100, 101}, 4))


def test_what_many_letters_say_is_nobodys_copy():
    common = text_of(made_up(32, 12))
    others = [f"{text_of(made_up(40 + number, 30))}. {common}." for number in range(MANY)]
    mine = f"{text_of(made_up(33, 30))}. {common}."
    assert [each.source for each in reading(mine, *others).passages] == [Source.MANY]
    assert [each.source for each in reading(mine, *others[1:]).passages] == [Source.LETTER]


def test_a_letter_of_ones_own_is_ones_own():
    found = reading(text_of(made_up(5, 200)), text_of(made_up(6, 200)))
    assert (found.counted, found.own, found.shared, found.passages) == (200, 200, 0, ())
    assert (found.own_percent, found.shared_percent) == (100, 0)


def test_a_passage_is_marked_where_it_stands_in_the_writers_own_letter():
    passage = made_up(7, 15)
    text = text_of(made_up(8, 30), passage, made_up(9, 30))
    found = reading(text, text_of(passage, made_up(10, 60)))
    (marked,) = found.passages
    assert text[marked.start : marked.end] == text_of(passage)
    assert (marked.source, marked.words, found.shared, found.own) == (Source.LETTER, 15, 15, 60)


def test_a_changed_word_here_and_there_does_not_make_it_ones_own():
    original = made_up(11, 60)
    changed = [word if at % 9 != 4 else "otherwise" for at, word in enumerate(original)]
    found = reading(text_of(changed), text_of(original))
    assert found.shared_percent > 85
    assert len(found.passages) == 1


def test_how_everybody_speaks_is_no_copy():
    common = made_up(12, 9)
    assert reading(text_of(made_up(13, 20), common, made_up(14, 20)), text_of(common, made_up(15, 40))).shared == 0
    polite = "Thank you for taking the time to read this letter. I look forward to hearing from you."
    assert reading(f"{text_of(made_up(16, 20))} {polite}", f"{text_of(made_up(17, 20))} {polite}").passages == ()


def test_the_given_passages_neither_count_nor_are_kept():
    ask = text_of(made_up(18, 30))
    mine, theirs = f"{text_of(made_up(19, 40))} {ask}", f"{text_of(made_up(20, 40))} {ask}"
    found = reading(mine, theirs, given=(ask,))
    assert (found.counted, found.shared) == (40, 0)
    kept = set(unpacked(print_of(theirs, (ask,)).runs).tolist())
    assert len(kept & set(hashed_runs(words(ask), SECRET).tolist())) == 0


def test_the_campaigns_own_words_are_told_apart_from_those_of_a_letter():
    question, passage = text_of(made_up(21, 12)), text_of(made_up(22, 12))
    text = f"{question} {text_of(made_up(23, 30))} {passage}"
    found = reading(text, passage, campaign=(question,))
    assert [each.source for each in found.passages] == [Source.CAMPAIGN, Source.LETTER]
    assert (found.counted, found.own, found.shared) == (54, 30, 12)


def test_few_words_are_not_judged():
    assert not reading("A few words.").enough
    assert reading(text_of(made_up(24, 20))).enough
    assert Originality(0, 0, 0).own_percent == 100


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(mine, theirs):
    found = reading(mine, theirs, campaign=(theirs,), given=(theirs[:20],))
    assert 0 <= found.own <= found.counted
    assert 0 <= found.shared <= found.counted
    assert all(0 <= each.start < each.end <= len(mine) for each in found.passages)


POOL = made_up(25, 40)


def slowly(mine: list[str], theirs: list[str]) -> list[bool]:
    """The rule said again in plain lists: runs of five, gaps of two closed, ten unbroken or fifteen mended."""
    size = len(mine)
    exact = [False] * size
    for at in range(size - 4):
        if any(mine[at : at + 5] == theirs[there : there + 5] for there in range(len(theirs) - 4)):
            exact[at : at + 5] = [True] * 5
    closed = list(exact)
    for gap in (1, 2):
        for at in range(1, size - gap):
            if exact[at - 1] and exact[at + gap] and not any(exact[at : at + gap]):
                closed[at : at + gap] = [True] * gap
    marked, at = [False] * size, 0
    while at < size:
        end = at
        while end < size and closed[end]:
            end += 1
        unbroken = max((len(run) for run in "".join("x" if each else " " for each in exact[at:end]).split()), default=0)
        if unbroken >= 10 or end - at >= 15:
            marked[at:end] = [True] * (end - at)
        at = end + 1
    return marked


@given(st.permutations(POOL), st.lists(st.tuples(st.integers(0, 35), st.integers(1, 14)), max_size=6))
def test_a_slow_second_implementation_agrees(theirs, pieces):
    mine = [word for start, size in pieces for word in [*theirs[start : start + size], "else"]]
    found = reading(text_of(mine), text_of(theirs))
    assert found.shared == sum(slowly(mine, theirs))


def test_runs_are_kept_sorted_for_the_search():
    runs = unpacked(print_of(text_of(made_up(26, 100))).runs)
    assert (np.diff(runs.astype(np.int64)) > 0).all()
