"""The hosts' desk: opened by a link from their own mailbox, which also confirms what they proposed."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.domain.states import Act, State
from causeway.activities.activity.models import Activity
from causeway.people.desk import Desk, DeskWords


def verify(email: str, now: dt.datetime) -> None:
    """Put what this address proposed before staff: a link from its mailbox was used."""
    for activity in Activity.objects.select_for_update().proposed_by(email).filter(state=State.ASKED):
        activity.move(Act.VERIFY, by="host", now=now)


def known(email: str) -> str:
    """Return the address under which somebody proposed something; empty for nothing."""
    return str(Activity.objects.proposed_by(email).values_list("email", flat=True).first() or "")


DESK = Desk(
    "activities",
    at="/activities/",
    home="activities:mine",
    words=DeskWords(
        title=_("My activities"),
        why=_("See how what you plan stands, change it, and see who comes."),
        open_button=_("Open my activities"),
    ),
    lasts=dt.timedelta(hours=12),
    knows=known,
    opened=verify,
)
