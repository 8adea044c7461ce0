"""Asking those with personal links, and reminding who has not answered: some at a time, twice at most, and never who wants no more mail."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.outbox.letters import Letter
from causeway.surveys.answering.domain.states import State
from causeway.surveys.answering.models import LINK, Response
from causeway.surveys.survey.actions import REMIND_AFTER, REMINDERS
from causeway.surveys.survey.models import Survey

AT_ONCE = 500
ASKED = Letter("survey-asked", _("Will you answer? %(title)s"), "surveys/mail/asked.txt")
REMINDED = Letter("survey-reminded", _("Still open: %(title)s"), "surveys/mail/reminded.txt")


def ask(survey: Survey, now: dt.datetime) -> None:
    """Write to everybody who was not written to yet."""
    while _some(survey, now, ASKED, written_on=None, state=State.ASKED):
        pass


def remind(survey: Survey, now: dt.datetime) -> None:
    """Write again to who has not answered for a week."""
    due = timezone.localdate(now) - dt.timedelta(days=REMIND_AFTER)
    while _some(survey, now, REMINDED, written_on__lte=due, state__in=[State.ASKED, State.BEGUN], reminders__lt=REMINDERS):
        pass


@transaction.atomic
def _some(survey: Survey, now: dt.datetime, letter: Letter, **which: object) -> int:
    """Write to some, and note the day and how many times with each, in one transaction: after a break it goes on there."""
    rows = Response.objects.select_for_update().filter(survey=survey, **which).exclude(email="").order_by("pk")[:AT_ONCE]
    found = list(rows)
    definition = survey.sealed.definition if found else None
    for response in found:
        letter.post(to=response.email, title=survey.title, survey=survey, definition=definition, link=LINK.address(response))
        response.written_on, response.reminders = timezone.localdate(now), response.reminders + (letter is REMINDED)
        response.save(update_fields=["written_on", "reminders"])
    return len(found)
