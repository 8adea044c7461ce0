"""What the surveys have for the home of staff: results that are made and wait to be published."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits, pile
from causeway.surveys.survey.domain.states import State
from causeway.surveys.survey.models import Survey
from causeway.surveys.survey.staff_views import PUBLISH, WRITE


def _ready(user: Any, _now: dt.datetime) -> Pile:
    rows = Survey.objects.filter(state=State.READY)
    return pile(rows if user.has_perm(PUBLISH) else rows.none(), "state_since")


WAITS = (Waits(Entry(_("Results of surveys, to be published"), "surveys_staff:index", permission=WRITE), _ready),)
