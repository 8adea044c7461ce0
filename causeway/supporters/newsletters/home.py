"""What newsletters have for the home of staff: drafts that were tested as they stand and wait for who may send, and what is stopped."""

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits, pile
from causeway.supporters.newsletters.domain import State
from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.newsletters.staff_views import SEND, WRITE
from causeway.supporters.pack import there


def _to_send(user: Any, rows: "QuerySet[Newsletter]") -> Pile:
    """Return what waits for who may send: others who write find it on the same page, and it waits for none of them."""
    return pile(rows if user.has_perm(SEND) else rows.none(), "state_since")


def _tested(user: Any, _now: dt.datetime) -> Pile:
    return _to_send(user, Newsletter.objects.filter(state=State.DRAFT, tested=F("version")))


def _stopped(user: Any, _now: dt.datetime) -> Pile:
    return _to_send(user, Newsletter.objects.filter(state=State.STOPPED))


WAITS = tuple(
    Waits(Entry(title, "supporters_staff:index", permission=WRITE, there=there), rows)
    for title, rows in ((_("Newsletters tested and not sent"), _tested), (_("Newsletters stopped on their way"), _stopped))
)
