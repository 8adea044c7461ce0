"""What followers do: ask, change, pause, stop one thing, leave, take their data, have it erased."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.news.alerts.acts import Noted
from causeway.news.alerts.desk import DESK, waits
from causeway.news.alerts.domain import MOST_FOLLOWED, Act, HowOften, State
from causeway.news.alerts.labels import CONSENT
from causeway.news.alerts.matching import first_for
from causeway.news.alerts.models import Follow, Follower


class TooMany(Exception):  # noqa: N818  an answer
    """Somebody follows as much as anybody may; the sentence says what to do."""


def ask(email: str, query: str, title: str, how_often: HowOften, now: dt.datetime) -> None:
    """Keep a wish, and send the link that confirms it.

    Whoever follows something already keeps their rhythm: somebody else may have typed the address. The link leads to a page where what is new
    waits for their yes.
    """
    try:
        _keep(email, query, title, how_often, now)
    except IntegrityError:  # the same address in the same moment: the other one is kept, and has its link
        return


@transaction.atomic
def _keep(email: str, query: str, title: str, how_often: HowOften, now: dt.datetime) -> None:
    found = Follower.objects.select_for_update().filter(email__iexact=email).first()
    said: dict[str, Any] = {"how_often": how_often.value, "wording": str(CONSENT), "given_at": now, "confirmed_at": None}
    if found is None:
        found = Follower.objects.create(email=email, state_since=now, sent_at=now, **said)
        record(Noted.ASKED, actor="follower", subject=found)
    elif found.can(Act.ASK_AGAIN):
        found.follows.all().delete()
        found.move(Act.ASK_AGAIN, by="follower", now=now, paused_until=None, **said)
    if found.follows.count() >= MOST_FOLLOWED:  # others may have filled it: the first of what nobody confirmed gives way
        found.follows.filter(
            pk__in=found.follows.filter(confirmed_at=None).order_by("pk").values_list("pk", flat=True)[:1]
        ).delete()
    if found.follows.count() < MOST_FOLLOWED:
        Follow.objects.get_or_create(follower=found, query=query, defaults={"title": title})
    asked = set(found.follows.filter(query=query).values_list("pk", flat=True))
    DESK.send_link(found.email, now, {key: said for key, said in waits(found.email).items() if key in asked})


@transaction.atomic
def follow(follower: Follower, query: str, title: str, now: dt.datetime) -> None:
    """Follow one more thing, from one's own page; raises :class:`TooMany`."""
    if follower.follows.exclude(confirmed_at=None).count() >= MOST_FOLLOWED:
        raise TooMany(_("You follow %(most)d things, as many as anybody can. Stop one first.") % {"most": MOST_FOLLOWED})
    kept, _made = Follow.objects.get_or_create(follower=follower, query=query, defaults={"title": title})
    if kept.confirmed_at is None:
        kept.confirmed_at = now
        kept.save(update_fields=["confirmed_at"])
    record(Noted.CHANGED, actor="follower", subject=follower)


@transaction.atomic
def stop(follower: Follower, key: int) -> None:
    """Follow one thing no more; what waits because of it alone is not sent."""
    for one in follower.follows.filter(pk=key):
        one.delete()
        for alert in follower.alerts.filter(sent_at=None, because=one.title).select_related("item"):
            if because := first_for(alert.item, follower):
                follower.alerts.filter(pk=alert.pk).update(because=because)
            else:
                alert.delete()
    record(Noted.CHANGED, actor="follower", subject=follower)


@transaction.atomic
def choose(follower: Follower, how_often: HowOften) -> None:
    """Hear more or less often."""
    Follower.objects.filter(pk=follower.pk).update(how_often=how_often.value)
    record(Noted.CHANGED, actor="follower", subject=follower)


@transaction.atomic
def pause(follower: Follower, until: dt.date | None) -> None:
    """Send nothing before a day; ``None`` ends the pause. What comes in meanwhile is not sent later."""
    Follower.objects.filter(pk=follower.pk).update(paused_until=until)
    record(Noted.CHANGED, actor="follower", subject=follower)


@transaction.atomic
def leave(key: int, now: dt.datetime) -> bool:
    """Leave: nothing more is sent. Returns whether they had not left before; twice is as good as once."""
    follower = Follower.objects.select_for_update().filter(pk=key).first()
    if follower is None or not follower.can(Act.LEAVE):
        return False
    follower.move(Act.LEAVE, by="follower", now=now)
    follower.alerts.filter(sent_at=None).delete()
    return True


@transaction.atomic
def came_back(key: int, now: dt.datetime) -> None:
    """Send nothing more where mail does not arrive, or is called unwanted."""
    follower = Follower.objects.select_for_update().filter(pk=key, state=State.FOLLOWER).first()
    if follower is not None:
        follower.move(Act.RETURN, by="system", now=now)


def note_export(follower: Follower) -> None:
    """Write down that somebody took their data."""
    record(Noted.EXPORTED, actor="follower", subject=follower)


@transaction.atomic
def erase(follower: Follower) -> None:
    """Erase a follower with all that they follow and what was sent to them."""
    record(Noted.ERASED, actor="follower", subject=follower)
    Follower.objects.filter(pk=follower.pk).delete()
