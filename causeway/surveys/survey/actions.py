"""What staff do with a survey: write it, seal it, note in public what was wrong, call it off, publish what came of it."""

import datetime as dt
import json
from collections import Counter
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.disclosure.domain.rows import told_in_a_row
from causeway.disclosure.domain.sums import K
from causeway.surveys.answering.models import Response
from causeway.surveys.counting.domain.telling import LEAST
from causeway.surveys.survey.acts import Noted
from causeway.surveys.survey.domain.definition import Break, Definition, Way
from causeway.surveys.survey.domain.states import Act
from causeway.surveys.survey.models import Correction, Survey, digest
from causeway.surveys.survey.reading import NotWell, read
from causeway.surveys.survey.schools import UNKNOWN, groups, listed

REMIND_AFTER, REMINDERS = 7, 2  # days without an answer, and how many times at most


class NotNow(Exception):  # noqa: N818  it is an answer, not a fault
    """Why it cannot be done, as staff read it."""


@transaction.atomic
def write(text: str, title: str, by: str) -> Survey:
    """Keep a new draft."""
    made = Survey.objects.create(title=title[:90], draft=text, written_by=by)
    record(Noted.WRITTEN, actor=by, subject=made)
    return made


@transaction.atomic
def change(key: int, text: str, title: str, version: int, by: str) -> None:
    """Change a draft; raises :class:`NotNow` where it is sealed, or somebody else changed it."""
    survey = Survey.held(key)
    if not survey.is_draft:
        raise NotNow(_("It is sealed, and cannot be changed any more. Add a public note, or write a new one."))
    if survey.version != version:
        raise NotNow(_("Somebody else changed it meanwhile. Open it in another window and put the two together."))
    Survey.objects.filter(pk=key).update(draft=text, title=title[:90], version=version + 1)
    record(Noted.CHANGED, actor=by, subject=survey)


@transaction.atomic
def seal(key: int, version: int, by: str, now: dt.datetime) -> None:
    """Seal a survey as it stands: from now on nothing of it can be changed. Raises :class:`NotNow` with a sentence for what is missing."""
    survey = Survey.held(key)
    if not survey.can(Act.SEAL):
        raise NotNow(_("It is sealed already."))
    if survey.version != version:
        raise NotNow(_("Somebody changed it meanwhile. Read it again before you seal it."))
    try:
        definition = read(survey.draft)
    except NotWell as problem:
        raise NotNow(str(problem)) from None
    if definition.opens < timezone.localdate(now):
        raise NotNow(_("Its first day is over. Choose one to come."))
    asked = _asked(survey, definition)
    text = _sealed_text(definition, asked)
    survey.move(
        Act.SEAL,
        by=by,
        now=now,
        detail={"sha256": digest(text)},
        sealed_text=text,
        seal=digest(text),
        sealed_at=now,
        title=definition.title,
        opens=definition.opens,
        closes=definition.closes,
    )


def _asked(survey: Survey, definition: Definition) -> dict[str, Any]:
    """Return how many are asked, by region and kind, no small number told; an open survey asks nobody by name."""
    rows = Response.objects.filter(survey=survey)
    if definition.way is Way.OPEN:
        rows.delete()
        return {"many": None, "by": {}}
    strata = [each.stratum for each in rows]
    if len(strata) < LEAST:
        raise NotNow(_("List who is asked first: %(least)s people at least, or nothing could be told.") % {"least": LEAST})
    by: dict[str, dict[str, int | None]] = {}
    for broken_by in (Break.REGION, Break.KIND):
        many = Counter(stratum.of(broken_by) for stratum in strata)
        by[broken_by.value] = told_in_a_row({group: many[group] for group in groups(broken_by)}, UNKNOWN)
    return {"many": len(strata), "by": by}


def _sealed_text(definition: Definition, asked: dict[str, Any]) -> str:
    """Return all that is sealed, as one text that is the same for the same survey."""
    return json.dumps(
        {
            "survey": definition.model_dump(mode="json"),
            "asked": asked,
            "schools": listed(),
            "rules": {
                "smallest number told": LEAST,
                "must stay possible": K,
                "counted together": K,
                "reminders": REMINDERS,
                "days between": REMIND_AFTER,
                "minutes": definition.minutes,
            },
        },
        sort_keys=True,
        ensure_ascii=False,
        indent=1,
    )


@transaction.atomic
def correct(key: int, text: str, by: str, now: dt.datetime) -> None:
    """Add a public note to a sealed survey, for good."""
    survey = Survey.held(key)
    if survey.is_draft:
        raise NotNow(_("A draft needs no public note: change it."))
    made = Correction.objects.create(survey=survey, text=text, at=now, by=by)
    record(Noted.CORRECTED, actor=by, subject=made)


@transaction.atomic
def call_off(key: int, why: str, by: str, now: dt.datetime) -> None:
    """End a survey without results, and say why. What was sealed stays public; what was answered is let go of."""
    survey = Survey.held(key)
    survey.move(Act.CALL_OFF, by=by, now=now, called_off_why=why)


@transaction.atomic
def publish(key: int, by: str, now: dt.datetime) -> None:
    """Let everybody read what came of a survey; for good, whatever it is."""
    Survey.held(key).move(Act.PUBLISH, by=by, now=now, published_at=now)
