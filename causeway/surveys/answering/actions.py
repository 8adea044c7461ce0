"""What a respondent does: begin, keep an answer, send them, take them back, have them forgotten."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from causeway.outbox.letters import Letter
from causeway.surveys.answering.domain.states import Act, State
from causeway.surveys.answering.models import LINK, Response
from causeway.surveys.counting.actions import NOBODYS
from causeway.surveys.survey.models import Survey

KEPT = Letter("survey-link", _("Your answers: %(title)s"), "surveys/mail/kept.txt", asked_for=True, twice_is_harmless=True)


class Over(Exception):  # noqa: N818  it is an answer, not a fault
    """The survey has closed meanwhile."""


@transaction.atomic
def begin(survey: Survey, now: dt.datetime) -> Response:
    """Begin to answer an open survey; nothing is known of who does."""
    made = Response.objects.create(survey=survey, state_since=now)
    made.move(Act.BEGIN, by="respondent", now=now)
    return made


@transaction.atomic
def refuse(survey: Survey) -> None:
    """Count a beginning that was refused, because too many came from one internet address."""
    Survey.objects.filter(pk=survey.pk).update(refused=F("refused") + 1)


def _held(key: int) -> Response:
    """Return a response that can still be worked at, its row held; raises :class:`Over` once its survey has closed."""
    found = Response.objects.select_for_update().select_related("survey").get(pk=key)
    if not found.survey.is_open:
        raise Over
    return found


@transaction.atomic
def keep(key: int, changed: dict[str, Any], answers: dict[str, Any], reached: str, now: dt.datetime) -> None:
    """Keep what stands on one page: ``changed`` columns about the school, or ``answers``, of which an empty one is taken out."""
    response = _held(key)
    if response.state == State.ASKED:
        response.move(Act.BEGIN, by="respondent", now=now)
    if response.state != State.BEGUN:
        raise Over
    kept = {name: given for name, given in {**response.answers, **answers}.items() if given not in (None, "", [], {})}
    Response.objects.filter(pk=key).update(answers=kept, reached=reached, **changed)


@transaction.atomic
def send(key: int, now: dt.datetime) -> None:
    """Send the answers; until they are counted they can be taken back."""
    response = _held(key)
    if response.can(Act.SEND):
        response.move(Act.SEND, by="respondent", now=now)


@transaction.atomic
def take_back(key: int, now: dt.datetime) -> None:
    """Take them back to change them."""
    response = _held(key)
    if response.can(Act.TAKE_BACK):
        response.move(Act.TAKE_BACK, by="respondent", now=now)


@transaction.atomic
def forget(key: int, now: dt.datetime) -> bool:
    """Keep nothing of it; returns whether that is still possible, because it was not counted."""
    response = Response.held(key)
    if not response.can(Act.ERASE):
        return False
    response.move(Act.ERASE, by="respondent", now=now, **NOBODYS)
    return True


@transaction.atomic
def mail_link(response: Response, email: str) -> None:
    """Mail the link to go on with; the address is kept with nothing."""
    KEPT.post(to=email, made=lambda: {"link": LINK.address(response)}, title=response.survey.title, survey=response.survey)
