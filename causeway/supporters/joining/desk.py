"""The reader's own page: opened by a link from their mailbox, which also confirms that they want to hear from us."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from causeway.outbox.letters import Letter
from causeway.people.desk import Desk, DeskWords
from causeway.people.row_links import RowLink
from causeway.supporters.joining.domain import Act, State
from causeway.supporters.joining.models import Supporter
from causeway.supporters.joining.staying_out import let_back
from causeway.supporters.passing_on.actions import now_reads

LEAVE = RowLink(salt="supporters.leave", route="supporters:no_more", ended=_("You are on no list of ours under this link."))


def confirm(email: str, now: dt.datetime) -> None:
    """Take a used link from the mailbox as the second yes."""
    for supporter in Supporter.objects.select_for_update().filter(email__iexact=email, state=State.ASKED):
        supporter.consents.filter(confirmed_at=None, ended_at=None).update(confirmed_at=now)
        supporter.move(Act.CONFIRM, by="supporter", now=now, left_at=None)
        now_reads(supporter, now)
        let_back(supporter.email)


def known(email: str) -> str:
    """Return the address under which somebody is with us; empty for nobody."""
    return str(Supporter.objects.filter(email__iexact=email).values_list("email", flat=True).first() or "")


DESK = Desk(
    "supporters",
    at="/updates/",
    home="supporters:mine",
    words=DeskWords(
        title=_("What I hear from the campaign"),
        why=_("See what you agreed to and what we sent you; change it, pause it, leave."),
        on_its_way=_("A link is on its way. Nothing is sent to you before you have used it; it works once."),
        open_button=_("Yes, that is me"),
    ),
    lasts=dt.timedelta(hours=12),
    link_lasts=dt.timedelta(days=3),
    knows=known,
    opened=confirm,
    letter=Letter(
        "supporters-link", _("Please confirm: %(title)s"), "supporters/mail/link.txt", asked_for=True, twice_is_harmless=True
    ),
)
