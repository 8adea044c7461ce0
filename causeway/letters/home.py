"""What the letters have for the home of staff."""

import datetime as dt
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import BySeat, Happened, Pile, Waits, pile
from causeway.letters.after.views.staff import MAY_SEE
from causeway.letters.counting.domain import Step
from causeway.letters.counting.queries import letters_by_seat, replies_by_seat, so_often
from causeway.letters.letter.models import Letter
from causeway.letters.review.models import Freeze
from causeway.letters.review.views import PERMISSION as MAY_LOOK


def _held(_user: Any, _now: dt.datetime) -> Pile:
    return pile(Freeze.objects.filter(letter__in=Letter.objects.to_look_at()), "since")


OWED_LONG = dt.timedelta(minutes=10)  # the worker writes what a letter owes within a second


def owing(_user: object, now: dt.datetime) -> Pile:
    """Return the letters whose mail, audit row and count are still not written: no worker runs, or a fault of ours keeps them."""
    return pile(Letter.objects.owing_since(now - OWED_LONG), "stepped_at")


WAITS = (
    Waits(Entry(_("Letters held until somebody has read them"), "letters_staff:looking", permission=MAY_LOOK), _held),
    Waits(
        Entry(
            _("Letters whose mail is still not written: look whether the worker runs"), "letters_staff:seats", permission=MAY_SEE
        ),
        owing,
    ),
)
HAPPENED = tuple(
    Happened(Entry(title, "letters_staff:seats", permission=MAY_SEE), partial(so_often, step))
    for step, title in (
        (Step.BEGUN, _("Letters begun")),
        (Step.CONFIRMED, _("Letters confirmed")),
        (Step.DELIVERED, _("Letters delivered")),
        (Step.ANSWERED, _("Answers that writers logged")),
    )
)
BY_SEAT = (
    BySeat("letters", _("Letters"), letters_by_seat, of_people=True),
    BySeat("replies", _("Replies"), replies_by_seat, of_people=True),
)
