from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from causeway.campaign.pack import read_pack
from causeway.letters.letter import asks as asks_module
from causeway.letters.letter import queries
from causeway.letters.letter.asks import asks_for
from causeway.letters.letter.models import Draft
from causeway.letters.pack import QUESTIONS, Question

PACK = Path(__file__).parents[3] / "campaigns" / "pupil-and-family-services"
ANSWERED = {"text": "x", "url": "https://example.org/q", "when": "2026", "checked": "2026-01-01"}


def question(**changes):
    plain = {
        "key": "rooms",
        "title": "Rooms",
        "text": "How many in {seat}?",
        "to": "Secretary of Rooms",
        "why": "x",
        "answered": ANSWERED,
    }
    return Question(**(plain | changes))


@pytest.fixture
def with_questions(example_pack, monkeypatch):
    england, wales = question(nations=("E92000001",)), question(key="welsh", nations=("W92000004",))
    asks = (example_pack.asks[0].model_copy(update={"by_questions": True}), *example_pack.asks[1:])
    made = example_pack.model_copy(update={"asks": asks})
    monkeypatch.setattr(asks_module, "QUESTIONS", SimpleNamespace(words=lambda: (england, wales)))
    for where in (asks_module, queries):
        monkeypatch.setattr(where, "campaign", lambda: made)


def test_the_shipped_questions_name_the_place_and_what_came_of_one_like_it():
    questions = QUESTIONS.read(PACK)
    assert len(questions) >= 3
    for each in questions:
        asked = each.text.format(seat="Upper Example")
        assert asked.startswith("To ask the Secretary of State")
        assert "Upper Example" in asked
        assert each.to in asked
        assert each.nations == ("E92000001",)  # what is devolved is not asked of ministers here
        assert each.answered.url.scheme == "https"
    assert any(ask.by_questions for ask in read_pack(PACK).asks)


@pytest.mark.parametrize("text", ["How many?", "How many in {place}?", "How many in {seat} and {more}?", "How { many in {seat}?"])
def test_a_question_that_names_no_place_or_something_else_is_refused(text):
    with pytest.raises(ValidationError, match=r"write \{seat\}"):
        question(text=text)


@pytest.mark.django_db
def test_the_question_of_this_nation_comes_first_and_stands_in_for_the_general_ask(world, with_questions):
    offered = asks_for(Draft(role="constituent", home_code="E14000901"))
    assert [each.key for each in offered] == ["question-rooms"]
    assert "“How many in Upper Example?”" in offered[0].text
    assert "Secretary of Rooms" in offered[0].text


@pytest.mark.django_db
def test_without_questions_the_asks_are_as_before(world):
    assert not QUESTIONS.words()
    assert [each.key for each in asks_for(Draft(role="constituent", home_code="E14000901"))] == ["opening-hours"]


@pytest.mark.django_db
def test_a_question_stands_in_the_letter(client, token, outbox, with_questions):
    page = client.get(f"/write/{token}/ask/").content.decode()
    assert "The smallest useful ask: a written question" in page
    assert "https://example.org/q" in page
    assert client.post(f"/write/{token}/ask/", {"ask": "question-rooms", "figure": "none"}).status_code == 302
    letter = client.get(f"/write/{token}/read/").context["reading"]
    assert "How many in Upper Example?" in letter.text
