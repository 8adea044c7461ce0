"""Rules: what they find, what they give, how corrections move them and no further."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from causeway.campaign.sections import yaml_of
from causeway.library.pack import LibraryWords
from causeway.news.classifying.domain import MOST_MOVED, Read, Rule, Rules, Service, bounded, corrected, found_in, read
from causeway.news.classifying.pack import NewsRules
from tests.unit.news.test_labelled_news import PACK

RULE = Rule("waits", says=("waiting list*",), title=3, text=2)
ADULTS = Rule("camhs", says=("mental health",), title=4, text=3, beside=("child*",), unless=("veterans",))
RULES = Rules((Service("health", 3, (ADULTS,)),), (RULE,), each_service=5, relevant=5)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("SEND", "SEND in Kent", "SEND"),
        ("SEND", "Please send help", ""),
        ("SEND", "SENDING help", ""),
        ("waiting list*", "Waiting lists grow", "Waiting lists"),
        ("children's mental health", "Children’s mental health", "Children’s mental health"),
        ("speech and language", "speech-and-language therapy", "speech-and-language"),
        ("education health and care plan*", "an education, health and care plan", "education, health and care plan"),
        ("autis*", "an unautistic word", ""),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase, text, found):
    assert found_in([phrase], text) == found


def test_a_rule_gives_its_points_once_and_for_the_title_first():
    verdict = read(RULES, Read("Waiting lists", "Waiting lists and waiting lists"))
    assert [(reason.found, reason.where, reason.points) for reason in verdict.reasons] == [("Waiting lists", "title", 3)]
    assert read(RULES, Read("News", "Waiting lists grow")).reasons[0].points == 2


def test_beside_and_unless_are_looked_for_everywhere():
    assert read(RULES, Read("Mental health", "of children")).about == ("health",)
    assert read(RULES, Read("Mental health", "of all")).about == ()
    assert read(RULES, Read("Mental health of veterans", "and their children")).about == ()


def test_a_correction_moves_the_rules_that_misled_and_no_others():
    verdict = read(RULES, Read("Mental health of children", "Waiting lists"))
    assert corrected(verdict, frozenset(["health"]), frozenset()) == {"camhs": -1}
    assert corrected(verdict, frozenset(), frozenset(["health"])) == {"camhs": 1}
    assert corrected(verdict, frozenset(["health"]), frozenset(["health"])) == {}


def test_moved_points_count_and_are_told():
    moved = read(RULES, Read("Mental health of children", ""), {"camhs": -2})
    assert moved.about == ()
    assert moved.services[0].reasons[0].moved == -2


@given(st.integers(-50, 50))
def test_no_number_of_corrections_moves_a_rule_further_than_its_bound(points):
    assert abs(bounded(points)) <= MOST_MOVED
    verdict = read(RULES, Read("Mental health of children", ""), {"camhs": points})
    assert abs(verdict.services[0].points - ADULTS.title) <= MOST_MOVED


def test_the_packs_rules_speak_of_the_librarys_services():
    rules = NewsRules.model_validate(yaml_of(PACK))
    library = LibraryWords.model_validate(yaml_of(PACK.with_name("library.yaml")))
    assert {each.key for each in rules.services} == {each.key for each in library.services}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"relevance": [{"key": "nothing"}]}, "looks for nothing"),
        ({"relevance": [{"key": "twice", "says": ["one"]}, {"key": "twice", "says": ["two"]}]}, "twice is the key of two rules"),
        ({"relevance": [{"key": "odd", "says": ["one"], "titel": 3}]}, "titel"),
    ],
)
def test_rules_that_make_no_sense_are_refused_by_name(said, wrong):
    with pytest.raises(ValidationError, match=wrong):
        NewsRules.model_validate(said)
