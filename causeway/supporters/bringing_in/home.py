"""What the lists have for the home of staff."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits, pile
from causeway.supporters.bringing_in.models import BroughtIn
from causeway.supporters.bringing_in.second_look import BRING_IN


def _undecided(_user: Any, _now: dt.datetime) -> Pile:
    return pile(BroughtIn.objects.filter(decided_at=None), "at")


WAITS = (Waits(Entry(_("Lists of supporters for a second look"), "supporters_staff:bring-in", permission=BRING_IN), _undecided),)
