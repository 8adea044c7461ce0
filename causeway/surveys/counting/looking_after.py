"""What is done with surveys as days pass: opened, written about, counted, closed; the tables are made by the worker of slow tasks."""

import datetime as dt
import logging

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from causeway.surveys.answering import mailing
from causeway.surveys.answering.domain.states import Act as Answering
from causeway.surveys.answering.domain.states import State as Standing
from causeway.surveys.answering.models import Response
from causeway.surveys.counting.actions import NOBODYS, count, make
from causeway.surveys.survey.domain.states import Act, State
from causeway.surveys.survey.models import Survey

logger = logging.getLogger(__name__)
AT_ONCE = 500


@task(queue_name="slow")  # type: ignore[untyped-decorator]  # django-tasks is followed as untyped
def make_tables(key: int) -> str:
    """Make what may be told of a survey, and attack it; does nothing where that was done."""
    made = make(key, timezone.now())
    return f"{made.asked} numbers asked for in vain" if made else "nothing to do"


def look_after(now: dt.datetime) -> None:
    """Do for each survey what its day brings. One whose seal is broken is left as it is, and said to be in the log."""
    today = timezone.localdate(now)
    for key in Survey.objects.filter(state=State.SEALED, opens__lte=today).values_list("pk", flat=True):
        _move(key, Act.OPEN, now)
    for survey in _intact(State.OPEN):
        if survey.closes is not None and survey.closes < today:
            _move(survey.pk, Act.CLOSE, now)
            continue
        mailing.ask(survey, now)
        mailing.remind(survey, now)
        count(survey.pk, now)
    for survey in _intact(State.CLOSED, State.CALLED_OFF):
        _let_go(survey, now)


def _intact(*states: State) -> list[Survey]:
    found = list(Survey.objects.filter(state__in=states))
    for survey in found:
        if not survey.is_intact:
            logger.error("What is kept of survey %s is not what was sealed. Bring back a saved database.", survey.pk)
    return [survey for survey in found if survey.is_intact]


@transaction.atomic
def _move(key: int, act: Act, now: dt.datetime) -> None:
    survey = Survey.held(key)
    if survey.can(act):
        survey.move(act, by="system", now=now)


def _let_go(survey: Survey, now: dt.datetime) -> None:
    """Count what was sent before it closed, end what was not, and have the tables made."""
    if survey.state == State.CLOSED:
        count(survey.pk, now)
    while _end_some(survey, now):
        pass
    if survey.state == State.CLOSED:
        make_tables.enqueue(survey.pk)


@transaction.atomic
def _end_some(survey: Survey, now: dt.datetime) -> int:
    still = Response.objects.select_for_update().filter(survey=survey)
    some = list(still.exclude(state__in=[Standing.COUNTED, Standing.ENDED]).order_by("pk")[:AT_ONCE])
    for response in some:
        response.move(Answering.END, by="system", now=now, **NOBODYS)
    return len(some)
