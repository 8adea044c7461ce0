"""Counting answers and letting go of whose they were; then making what may be told, attacked before anybody reads it."""

import datetime as dt
import secrets
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F

from causeway.disclosure.domain.sums import K
from causeway.review.domain import State as Reading
from causeway.surveys.answering.domain.path import asked_answers, counted
from causeway.surveys.answering.domain.states import Act as Answering
from causeway.surveys.answering.domain.states import State as Standing
from causeway.surveys.answering.models import Response
from causeway.surveys.counting.domain.composing import Composed, compose
from causeway.surveys.counting.models import Release, Tally
from causeway.surveys.quotations.models import Quotation
from causeway.surveys.survey.domain.definition import NONE, Definition, Kind
from causeway.surveys.survey.domain.states import Act, State
from causeway.surveys.survey.models import Survey

TOGETHER = K  # so many at least are counted at once while a survey is open
NOBODYS: dict[str, Any] = {
    "answers": {},
    "email": "",
    "region": "",
    "kind": "",
    "size": "",
    "reached": "",
    "reminders": 0,
    "written_on": None,
}


@transaction.atomic
def count(key: int, now: dt.datetime) -> int:
    """Count what was sent of a survey, and empty the rows it came in; returns how many.

    While the survey is open, it waits until there are enough to be lost among; when it has closed, whatever is there is counted.
    """
    survey = Survey.held(key)
    waiting = list(Response.objects.select_for_update().filter(survey=survey, state=Standing.SENT).order_by("pk"))
    if not waiting or (survey.state == State.OPEN and len(waiting) < TOGETHER):
        return 0
    definition = survey.sealed.definition
    _raise(survey, Counter(each for response in waiting for each in _tallies(definition, response)))
    _keep_words(survey, definition, waiting, now)
    for response in waiting:
        response.move(Answering.COUNT, by="system", now=now, **NOBODYS)
    return len(waiting)


def _tallies(definition: Definition, response: Response) -> Iterable[tuple[str, str, str, str, str]]:
    """Yield what one response adds to: question, answer, region, kind and size; first that there is one more."""
    of, answers = response.stratum, asked_answers(definition, response.answers)
    yield "", "", of.region, of.kind, of.size
    for question in definition.questions:
        if question.kind is not Kind.WORDS:
            for answer in counted(question, answers.get(question.key)) or (NONE,):
                yield question.key, answer, of.region, of.kind, of.size


def _raise(survey: Survey, more: Counter[tuple[str, str, str, str, str]]) -> None:
    for (question, answer, region, kind, size), many in sorted(more.items()):
        tally, _new = Tally.objects.get_or_create(
            survey=survey, question=question, answer=answer, region=region, kind=kind, size=size, defaults={"many": 0}
        )
        Tally.objects.filter(pk=tally.pk).update(many=F("many") + many)


def _keep_words(survey: Survey, definition: Definition, waiting: Iterable[Response], now: dt.datetime) -> None:
    """Keep what was written, in an order that is chance; nothing says whose it is, nor which words were written together."""
    written = [
        Quotation(
            survey=survey,
            question=key,
            text=given["text"],
            may_be_quoted=bool(given.get("quote")),
            state=Reading.HELD,
            state_since=now,
        )
        for response in waiting
        for key, given in asked_answers(definition, response.answers).items()
        if isinstance(given, dict) and given.get("text")
    ]
    secrets.SystemRandom().shuffle(written)
    Quotation.objects.bulk_create(written)


def make(key: int, now: dt.datetime) -> Release | None:
    """Make what may be told of a survey that has closed and is counted, and attack it; ``None`` where there is nothing to do.

    The attack runs outside any transaction: it may take a minute.
    """
    survey = Survey.objects.get(pk=key)
    waits = Response.objects.filter(survey=survey, state__in=[Standing.SENT, Standing.BEGUN, Standing.ASKED]).exists()
    if survey.state != State.CLOSED or waits:
        return None
    sealed, began = survey.sealed, time.monotonic()
    rows = Tally.objects.filter(survey=survey).values_list("question", "answer", "region", "kind", "size", "many")
    made = compose(sealed.definition, _in_breaks(sealed.definition, rows), sealed.schools["by"], sealed.asked["by"])
    return _kept(key, made, now, time.monotonic() - began)


def _in_breaks(
    definition: Definition, rows: Iterable[tuple[str, str, str, str, str, int]]
) -> Counter[tuple[str, str, tuple[str, ...]]]:
    found: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    for question, answer, region, kind, size, many in rows:
        groups = {"region": region, "kind": kind, "size": size}
        found[question, answer, tuple(groups[each.value] for each in definition.breaks)] += many
    return found


@transaction.atomic
def _kept(key: int, made: Composed, now: dt.datetime, seconds: float) -> Release | None:
    survey = Survey.held(key)
    if not survey.can(Act.COMPOSE):
        return None
    release = Release.objects.create(
        survey=survey,
        made=now,
        told=made.told,
        asked=made.asked,
        held_back=made.held_back,
        seconds=seconds,
    )
    survey.move(Act.COMPOSE, by="system", now=now, detail={"asked": made.asked, "held back": made.held_back})
    return release
