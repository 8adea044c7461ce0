"""The language of searching: what is read, what is refused and with which words, and how texts are made into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.searching.domain.excerpts import excerpt, wanted
from causeway.searching.domain.meaning import holds, may_hold
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import Fields, is_language, plainly, read
from causeway.searching.domain.tokens import tokens, words
from causeway.searching.domain.tree import Both, Document, Either, Run
from causeway.searching.domain.widest import Speaks, at_source
from causeway.searching.sentences import sentence

FIELDS = Fields({"service": None, "place": lambda text: ["e08000035"] if text == "Leeds" else []})


def document(title="", text="", marks=()):
    return Document(tuple(words(title)), tuple(words(text)), frozenset(marks))


def finds(asked, title="", text="", marks=()):
    return holds(read(asked, FIELDS), document(title, text, marks))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Children’s Centre", ["childrens", "centre"]),
        ("CHILDREN'S", ["childrens"]),
        ("Ynys Môn & Arfon", ["ynys", "mon", "and", "arfon"]),
        ("Mo\u0302n", ["mon"]),  # the accent stands apart
        ("soft\u00adhyphen, zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("Straße, Øst, Łódź", ["strasse", "ost", "lodz"]),
        ("ﬁrst ＣＡＭＨＳ", ["first", "camhs"]),
        ("— * ? “ ” \x00", []),
    ],
)
def test_a_text_is_words_without_case_accents_and_apostrophes(text, found):
    assert words(text) == found


@given(st.text())
def test_words_are_plain_and_stand_where_they_say(text):
    for each in tokens(text):
        assert each.word.isascii()
        assert each.word.isalnum()
        assert each.word == each.word.lower()
        assert words(text[each.start : each.end]) == [each.word]
        assert words(each.word) == [each.word]


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("camhs wait", "the wait for CAMHS", True),
        ("camhs wait", "the waiting for CAMHS", False),
        ("camhs wait*", "the waiting for CAMHS", True),
        ('"speech and language"', "speech and language therapy", True),
        ('"speech and language"', "language and speech", False),
        ("speech NEAR/1 language", "language, then speech", True),
        ("speech NEAR/0 language", "language, then speech", False),
        ("camhs OR salt", "SALT", True),
        ("camhs NOT adult", "adult CAMHS", False),
        ("(camhs OR salt) NOT adult", "salt for children", True),
        ("camhs and", "camhs", False),  # a small "and" is a word
        ("gov.uk", "see GOV.UK", True),
        ("gov.uk", "uk gov", False),
        ("“speech therapy”", "speech therapy", True),
        ("NOT NOT camhs", "CAMHS", True),
        ("speech " + "NOT " * 101 + "camhs", "speech, CAMHS", False),
        ("(" * 200 + "camhs" + ")" * 200, "CAMHS", True),
    ],
)
def test_what_a_query_means(asked, text, found):
    assert finds(asked, text=text) is found


def test_title_and_fields():
    assert finds("title:wait", title="The wait")
    assert not finds("title:wait", text="The wait")
    assert finds("place:Leeds", marks=["_place_e08000035"])
    assert finds('service:"speech therapy"', marks=["_service_speech_therapy"])
    assert not finds('"the wait"', title="the", text="wait")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "There is no word in it."),
        ("— ?", "There is no word in it."),
        ('camhs "speech', "The quotation mark at character 7, before “speech”, is not closed."),
        ("(camhs", "The bracket at character 1 is not closed."),
        ("camhs)", "The bracket at character 6 closes nothing."),
        ("camhs AND", "“AND” at character 7 has nothing beside it."),
        ("a OR OR b", "“OR” at character 6 has nothing beside it."),
        ("a NEAR b", "“NEAR” at character 3 needs a number from 0 to 20"),
        ("a NEAR/21 b", "“NEAR/21” at character 3 needs a number from 0 to 20"),
        ("(a OR b) NEAR/2 c", "“NEAR/2” at character 10 stands between two words or two phrases only"),
        ("educ*ion", "the star does not stand at the end"),
        ("e*", "Write at least two letters before the star."),
        ("sevice:camhs", "There is no field “sevice:”. Did you mean “service:”?"),
        ("qqq:camhs", "There is no field “qqq:”. There are: title:, service:, place:."),
        ("place:Nowhere", "We know no place called “Nowhere”."),
        ("NOT camhs", "It would find everything but what you name after NOT."),
        ("a " * 41, "It has more than 40 parts."),
        ("(a OR (b " * 7 + "c" + "))" * 7, "Its brackets stand in each other more than 12 deep."),
        ("a" * 501, "It is longer than 500 characters."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_a_way_out(asked, said):
    with pytest.raises(Problem) as caught:
        read(asked, FIELDS)
    assert said in sentence(caught.value, FIELDS)


def test_plain_words_need_no_signs_and_forgive_small_ones():
    assert holds(plainly('wait for "camhs'), document(text="waiting times: CAMHS"))
    assert plainly("“?” *") is None
    assert holds(plainly("the of"), document(text="of the"))
    assert [is_language(each) for each in ("camhs wait", "it's AND", 'a "b"', "10:30")] == [False, True, True, True]


@pytest.mark.parametrize(
    ("asked", "speaks", "said"),
    [
        ('"speech and language" NOT adult', Speaks(), ("speech and language",)),
        ('"speech and language" NOT adult', Speaks(phrases=True), ('"speech and language"',)),
        ("camhs OR salt", Speaks(), ("camhs", "salt")),
        ("camhs OR salt", Speaks(either=True), ("camhs OR salt",)),
        ("camhs OR (speech therapy)", Speaks(either=True), ("camhs OR (speech therapy)",)),
        ("wait* Môn children’s", Speaks(), ("Môn children’s",)),
        ("place:Leeds camhs", Speaks(), ("camhs",)),
        ("(a OR b) (a OR b)", Speaks(), ("a", "a b", "b a", "b")),
    ],
)
def test_a_source_is_asked_the_widest_query_that_loses_nothing(asked, speaks, said):
    assert at_source(read(asked, FIELDS), speaks) == said


def test_more_ways_than_anybody_could_make_are_not_made():
    pairs = Both(tuple(Either((Run((f"a{at}",)), Run((f"b{at}",)))) for at in range(40)))
    assert at_source(pairs, Speaks()) == ("a0", "b0")  # of 1,099,511,627,776


@pytest.mark.parametrize(
    ("asked", "excerpt", "may"),
    [
        ("camhs waits", "nothing of it", True),  # the rest may have it
        ("camhs NOT adult", "adult camhs", False),
        ("camhs NOT (adult waits)", "adult camhs", True),
        ("(camhs NOT adult) OR salt", "adult", True),
        ("camhs NOT (NOT waits)", "camhs", True),
    ],
)
def test_an_excerpt_speaks_against_a_query_only_by_what_is_denied(asked, excerpt, may):
    assert may_hold(read(asked), document(text=excerpt)) is may


def test_a_source_is_not_asked_for_everything():
    with pytest.raises(Problem):
        at_source(read("wait*", FIELDS), Speaks())


def test_an_excerpt_marks_what_was_asked_and_nothing_else():
    text = "<b>Intro</b> " + "words " * 60 + "the wait for CAMHS is long " + "more " * 80
    pieces = excerpt(text, wanted(read("camhs wait* NOT intro", FIELDS)))
    assert [piece.text for piece in pieces if piece.hit] == ["wait", "CAMHS"]
    assert pieces[0].text == "… "
    assert pieces[-1].text.endswith(" …")
    assert "".join(piece.text for piece in excerpt("Ynys Môn", wanted(read("mon", FIELDS)))) == "Ynys Môn"
