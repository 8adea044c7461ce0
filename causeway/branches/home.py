"""What the branches have for the home of staff, beside their queue."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.branches.letterbox.domain import State
from causeway.branches.letterbox.models import Thread
from causeway.branches.letterbox.staff import MAY_ANSWER
from causeway.branches.scope import of_branch
from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits, pile


def _unanswered(user: Any, _now: dt.datetime) -> Pile:
    return pile(of_branch(Thread.objects.filter(state__in=(State.REGION, State.STAFF)), user), "state_since")


WAITS = (
    Waits(
        Entry(_("Letters to branches that no officer answered"), "branches_staff:overview", permission=MAY_ANSWER), _unanswered
    ),
)
