"""Every example of the list is told right, and so are spellings, neighbours and texts nobody wrote down there."""

from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from causeway.campaign.pack import campaign
from causeway.letters.pack import LETTERS, QUESTIONS
from causeway.words.domain.phrases import Kind, PhraseBook
from causeway.words.phrase_book import phrase_book, read

BOOK = read(Path(settings.DEFINITIONS_PATH) / "held_for_review.yaml")
HOLDS = [(kind, text) for kind, entry in BOOK.entries.items() for text in entry.holds]
PASSES = [text for entry in BOOK.entries.values() for text in entry.passes]


def kinds(text):
    return {hit.kind for hit in phrase_book().hits(text)}


@pytest.mark.parametrize(("kind", "text"), HOLDS)
def test_what_the_list_says_is_held_is_found(kind, text):
    assert kind in kinds(text)


@pytest.mark.parametrize("text", PASSES)
def test_what_the_list_says_passes_is_not_found(text):
    assert kinds(text) == set()


@pytest.mark.parametrize("kind", list(BOOK.entries))
def test_many_examples_of_each_kind_stand_there(kind):
    entry = BOOK.entries[kind]
    assert len(entry.holds) > 14
    assert len(entry.passes) > 14


THREAT = "I will find out where you live and hurt you"
ALIKE = str.maketrans("aeopcyx", "аеорсух")  # Cyrillic
FULL_WIDTH = {ord(letter): chr(ord(letter) + 0xFEE0) for letter in "abcdefghijklmnopqrstuvwxyz"}


@pytest.mark.parametrize(
    "spelt",
    [
        THREAT.upper(),
        THREAT.title(),
        THREAT.translate(ALIKE),
        THREAT.lower().translate(FULL_WIDTH),
        THREAT.replace("i", "1").replace("o", "0").replace("e", "3"),
        THREAT.replace("hurt", "h u r t"),
        THREAT.replace("hurt", "h.u.r.t"),
        THREAT.replace("hurt", "h-u-r-t"),
        THREAT.replace("hurt", "h_u_r_t"),
        THREAT.replace("hurt", "huuuuurt"),
        THREAT.replace("hurt", "h*rt").replace("live", "l*ve"),
        THREAT.replace("hurt", "hu\u00adrt"),
        THREAT.replace("u", "u\u200b"),
        THREAT.replace("u", "ú").replace("i", "ì"),
        THREAT.replace(" ", "  \t"),
        THREAT.replace(" ", "\u00a0"),
        THREAT.replace("you", "u"),
        f"“{THREAT}”, he said.",
        f"Dear Ms Example, {THREAT}. Yours",
    ],
)
def test_a_threat_is_found_however_it_is_spelt(spelt):
    assert "threat" in kinds(spelt), spelt


@pytest.mark.parametrize("turned", BOOK.insult.turned)
def test_every_single_word_is_found_and_not_within_another(turned):
    import codecs

    word = codecs.decode(turned, "rot13")
    assert "insult" in kinds(f"They are {word.upper()}!")
    assert kinds(f"They are x{word}x.") == set()


def test_nothing_that_the_campaign_itself_says_is_held():
    pack = campaign()
    said = [ask.text for ask in (*pack.asks, *pack.office_asks)] + [question.text for question in QUESTIONS.words()]
    said += [fact.text for fact in pack.facts] + [pack.issue, pack.summary, LETTERS.words().intro]
    said += [text for prompt in LETTERS.words().prompts for text in (prompt.question, prompt.hint)]
    assert {text: kinds(text) for text in said if kinds(text)} == {}


def test_a_phrase_never_reaches_over_the_end_of_a_sentence():
    assert kinds("They went to hurt. You came.") == set()
    assert kinds("I hope you come. Children die waiting.") == set()


def test_the_place_of_what_was_found_is_told():
    text = "We wait. I will k i l l you, and more."
    hit = phrase_book().hits(text)[0]
    assert text[hit.start : hit.end] == "I will k i l l you,".rstrip(",")


@given(st.text(max_size=400))
def test_any_text_is_read_and_each_hit_stands_in_it(text):
    for hit in phrase_book().hits(text):
        assert 0 <= hit.start < hit.end <= len(text)


def test_the_phrase_language():
    book = PhraseBook(
        {"a": Kind(("(good|very bad) ..1 <thing>s?", "stem*"), unless=("very bad luck",))}, {"thing": ("cat", "dog")}
    )
    assert [
        book.hits(text) != [] for text in ("good cat", "very bad old dog", "bad dog", "stemming", "a good old black cat")
    ] == [
        True,
        True,
        False,
        True,
        False,
    ]
