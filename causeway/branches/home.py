"""What the branches have for the home of staff, beside their queue."""

import datetime as dt
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from causeway.branches.letterbox.domain import State
from causeway.branches.letterbox.models import Thread
from causeway.branches.letterbox.staff import MAY_ANSWER
from causeway.branches.scope import of_branch
from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits


def _unanswered(user: Any, _now: dt.datetime) -> Pile:
    rows = of_branch(Thread.objects.filter(state__in=(State.REGION, State.STAFF)), user).order_by()
    return Pile(rows.count(), rows.aggregate(first=Min("state_since"))["first"])


WAITS = (
    Waits(
        Entry(_("Letters to branches that no officer answered"), "branches_staff:overview", permission=MAY_ANSWER), _unanswered
    ),
)
