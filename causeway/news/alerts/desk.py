"""A follower's own page: opened by a link from their mailbox, which also confirms what they asked to follow."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from causeway.news.alerts.domain import Act, State
from causeway.news.alerts.models import Follow, Follower
from causeway.outbox.letters import Letter
from causeway.people.desk import Desk, DeskWords
from causeway.people.row_links import RowLink

LEAVE = RowLink(salt="news.alerts.leave", route="alerts:no_more", ended=_("You follow nothing under this link."))


def confirm(email: str, now: dt.datetime) -> None:
    """Take a used link from the mailbox as the second yes, to all that was asked for.

    Who follows already may open a link for other reasons: what was asked for meanwhile, perhaps by somebody else, waits on their page.
    """
    for follower in Follower.objects.select_for_update().filter(email__iexact=email):
        if follower.state == State.ASKED:
            follower.move(Act.CONFIRM, by="follower", now=now, confirmed_at=now, sent_at=now)
            Follow.objects.filter(follower=follower, confirmed_at=None).update(confirmed_at=now)


def known(email: str) -> str:
    """Return the address under which somebody is with us; empty for nobody."""
    return str(Follower.objects.filter(email__iexact=email).values_list("email", flat=True).first() or "")


DESK = Desk(
    "alerts",
    at="/alerts/",
    home="alerts:mine",
    words=DeskWords(
        title=_("What I follow"),
        why=_("See what you follow and how often you hear of it; change it, pause it, stop."),
        on_its_way=_("A link is on its way. Nothing is sent to you before you have used it; it works once."),
        open_button=_("Yes, that is me"),
    ),
    lasts=dt.timedelta(hours=12),
    link_lasts=dt.timedelta(days=3),
    knows=known,
    opened=confirm,
    letter=Letter(
        "alerts-link", _("Please confirm: %(title)s"), "news/alerts/mail/link.txt", asked_for=True, twice_is_harmless=True
    ),
)
