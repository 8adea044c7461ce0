"""Answers as their respondent looks them over, and the words of an answer wherever it is told."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.surveys.answering.domain.path import ABOUT, steps
from causeway.surveys.answering.models import Response
from causeway.surveys.survey.domain.definition import NONE, Break, Definition, Kind, Question, Way
from causeway.surveys.survey.schools import of_one


@dataclass(frozen=True)
class Line:
    """One page's question, what was answered, and the name of the page."""

    question: str
    answer: str
    step: str


def about(definition: Definition, response: Response) -> tuple[str, ...]:
    """Return what somebody is asked about their school: what the survey tells apart and a personal link does not say."""
    named = definition.way is Way.LINKS and (response.region or response.kind)
    known = {Break.REGION, Break.KIND} if named else set()
    return tuple(each.value for each in definition.breaks if each not in known)


def answer_text(question: Question, key: str) -> str:
    """Return an answer's words: an option's, a point of the scale with what its end means, a band of numbers."""
    if key == NONE:
        return _("Left open, or not asked")
    if question.kind is Kind.SCALE:
        end = {"1": question.low, str(question.points): question.high}.get(key, "")
        return f"{key} – {end}" if end else key
    if question.kind is Kind.NUMBER:
        return _band(question, int(key))
    return next(each.text for each in question.options if each.key == key)


def _band(question: Question, first: int) -> str:
    later = [each for each in question.bands if each > first]
    unit = f" {question.unit}" if question.unit else ""
    if not later:
        return _("%(first)s or more") % {"first": f"{first:,}"} + unit
    last = later[0] - 1
    return (f"{first:,}" if first == last else _("%(first)s to %(last)s") % {"first": f"{first:,}", "last": f"{last:,}"}) + unit


def given_answers(definition: Definition, response: Response) -> list[Line]:
    """Return a line for each page of a respondent's way."""
    shown = about(definition, response)
    return [_line(definition, response, step) for step in steps(definition, response.answers, shown)]


def _line(definition: Definition, response: Response, step: str) -> Line:
    if step.startswith(ABOUT):
        broken_by = Break(step.removeprefix(ABOUT))
        return Line(str(_TITLES[broken_by]), str(of_one(broken_by)[response.stratum.of(broken_by)]), step)
    question = definition.question(step)
    return Line(question.text, _said(question, response.answers.get(step)) or _("Left open"), step)


def _said(question: Question, given: Any) -> str:
    if isinstance(given, dict):
        return str(given.get("text", ""))
    if question.kind is Kind.NUMBER:
        return "" if given is None else f"{given:,} {question.unit}".strip()
    keys = given if isinstance(given, list) else [given] if given else []
    return "; ".join(answer_text(question, str(key)) for key in keys)


_TITLES = {
    Break.REGION: gettext_lazy("Where your school is"),
    Break.KIND: gettext_lazy("Its kind"),
    Break.SIZE: gettext_lazy("How large it is"),
}
