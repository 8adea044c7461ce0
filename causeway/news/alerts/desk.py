"""A follower's own page: opened by a link from their mailbox, which also confirms what they asked to follow."""

import datetime as dt
import re
from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from causeway.news.alerts.domain import Act, State
from causeway.news.alerts.models import Follow, Follower
from causeway.news.parsing.words import shortened
from causeway.outbox.letters import Letter
from causeway.people.desk import Desk, DeskWords
from causeway.people.row_links import RowLink
from causeway.words.domain.contacts import contacts

LONGEST = 80  # characters of what is followed, in the mail that asks for a yes
_LINK = re.compile(r"://|www\.|\w\.[a-z]{2}", re.IGNORECASE)  # what mail programs make a link of
LEAVE = RowLink(salt="news.alerts.leave", route="alerts:no_more", ended=_("You follow nothing under this link."))


def confirm(email: str, listed: Sequence[int], now: dt.datetime) -> None:
    """Take a used link from the mailbox as the second yes, to what its mail listed.

    Who follows already may open a link for other reasons. What else was asked for, perhaps by somebody else, waits on their page.
    """
    for follower in Follower.objects.select_for_update().filter(email__iexact=email, state=State.ASKED):
        follower.move(Act.CONFIRM, by="follower", now=now, confirmed_at=now, sent_at=now)
        Follow.objects.filter(follower=follower, pk__in=listed, confirmed_at=None).update(confirmed_at=now)


def waits(email: str) -> dict[int, str]:
    """Return what a newcomer asked for, by key, as a mail may say it; nothing for who follows already: that waits on their page."""
    rows = Follow.objects.filter(follower__email__iexact=email, follower__state=State.ASKED, confirmed_at=None)
    return {each.pk: in_a_mail(each.title) for each in rows}


def in_a_mail(title: str) -> str:
    """Return what is followed as a mail to somebody may say it who perhaps never asked: a stranger's link or number goes into no mailbox."""
    if _LINK.search(title) or any(contacts(title, ())):
        return gettext("a search that holds an address or a number; the page shows it")
    return shortened(title, LONGEST)


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
    waits=waits,
    confirms=confirm,
    letter=Letter(
        "alerts-link", _("Please confirm: %(title)s"), "news/alerts/mail/link.txt", asked_for=True, twice_is_harmless=True
    ),
)
