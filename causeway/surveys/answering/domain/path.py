"""Which pages somebody is led through: what is asked of everybody, and what follows from an earlier answer."""

from collections.abc import Mapping
from typing import Any

from causeway.surveys.survey.domain.definition import Definition, Kind, Question

ABOUT = "about-"  # begins the name of a page that asks about the school


def is_asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether somebody with these answers is asked a question."""
    if question.only_if is None:
        return True
    given = answers.get(question.only_if.question)
    chosen = set(map(str, given)) if isinstance(given, list) else {str(given)}
    return bool(chosen & set(question.only_if.answers))


def steps(definition: Definition, answers: Mapping[str, Any], about: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the pages in order: about the school first, then the questions that are asked."""
    asked: dict[str, Any] = {}
    names = [f"{ABOUT}{each}" for each in about]
    for question in definition.questions:
        if is_asked(question, asked):  # an answer on a page that is no longer asked leads nowhere
            names.append(question.key)
            if question.key in answers:
                asked[question.key] = answers[question.key]
    return tuple(names)


def asked_answers(definition: Definition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that stand on pages still asked."""
    return {key: answers[key] for key in steps(definition, answers, ()) if key in answers}


def counted(question: Question, given: Any) -> tuple[str, ...]:
    """Return the keys under which an answer is counted, each once, of a question that is told in tables; none for one left open."""
    if given in (None, "", []) or question.kind is Kind.WORDS:
        return ()
    if question.kind is Kind.NUMBER:
        return (question.band(int(given)),)
    return tuple(dict.fromkeys(map(str, given))) if isinstance(given, list) else (str(given),)
