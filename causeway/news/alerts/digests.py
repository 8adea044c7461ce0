"""One mail for a person, with all that is new for them, when it is their turn: written to the outbox once, whatever breaks in between."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.news.alerts import actions
from causeway.news.alerts.desk import LEAVE
from causeway.news.alerts.domain import HowOften, State, is_turn
from causeway.news.alerts.models import Alert, Follower
from causeway.news.alerts.queries import waiting
from causeway.outbox import no_more
from causeway.outbox.actions.posting import NewMessage, post
from causeway.outbox.senders import the_campaign
from causeway.outbox.sheets import sheet
from causeway.people.subscriptions import mailed_to

KIND = "news-alert"
MOST_SHOWN = 40  # items of one mail; the rest is counted, and led to


def send(now: dt.datetime) -> int:
    """Write to everybody whose turn it is and for whom something waits; returns to how many."""
    there = Follower.objects.filter(state=State.FOLLOWER, alerts__sent_at=None, alerts__isnull=False).distinct()
    return sum(_write_to(key, now) for key in list(there.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _write_to(key: int, now: dt.datetime) -> bool:
    follower = Follower.objects.select_for_update(skip_locked=True).filter(pk=key, state=State.FOLLOWER).first()
    if follower is None or not _is_turn(follower, now):
        return False
    alerts = list(waiting(follower))
    Alert.objects.filter(follower=follower, sent_at=None).exclude(pk__in=[each.pk for each in alerts]).delete()
    if not alerts or follower.email in no_more.wanted_by([follower.email]):
        return False
    post(_message(follower, alerts))
    Alert.objects.filter(pk__in=[each.pk for each in alerts]).update(sent_at=now)
    Follower.objects.filter(pk=key).update(sent_at=now)
    return True


def _is_turn(follower: Follower, now: dt.datetime) -> bool:
    if follower.paused_until is not None and follower.paused_until > timezone.localdate(now):
        return False
    return is_turn(HowOften(follower.how_often), timezone.localtime(follower.sent_at), timezone.localtime(now))


def grouped(alerts: Iterable[Alert]) -> list[tuple[str, list[Alert]]]:
    """Return alerts by what is followed, each item once."""
    groups: dict[str, list[Alert]] = {}
    for each in alerts:
        groups.setdefault(each.because, []).append(each)
    return list(groups.items())


def _message(follower: Follower, alerts: list[Alert]) -> NewMessage:
    link, many = LEAVE.address(follower), len(alerts)
    context = {
        "groups": grouped(alerts[:MOST_SHOWN]),
        "more": max(0, many - MOST_SHOWN),
        "campaign": campaign(),
        "leave": link,
        "mine": whole_address("alerts:mine"),
    }
    subject = alerts[0].item.title if many == 1 else _subject(alerts)
    return NewMessage(
        kind=KIND,
        to=follower.email,
        subject=clean_line(subject, 120),
        text=render_to_string("news/alerts/mail/digest.txt", context),
        html=sheet("news/alerts/mail/digest.html", context),
        from_name=the_campaign(),
        about=f"news.Follower:{follower.pk}",
        # The same alert is never in two mails, so the last of them names the mail.
        message_id=f"<alert.{follower.pk}.{max(each.pk for each in alerts)}@{settings.MAIL_FROM_DOMAIN}>",
        no_more=link,
        list_id=f"<alerts.{settings.MAIL_FROM_DOMAIN}>",
        lane="news-alerts",
        lane_title=_("Alerts about news"),
    )


def _subject(alerts: list[Alert]) -> str:
    names = ", ".join(name for name, _some in grouped(alerts))
    return ngettext("%(many)s new: %(names)s", "%(many)s new: %(names)s", len(alerts)) % {"many": len(alerts), "names": names}


mailed_to(Follower.objects.filter(state=State.FOLLOWER), KIND, actions.came_back)
