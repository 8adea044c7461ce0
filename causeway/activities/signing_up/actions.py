"""Signing up, confirming, giving a place back; the waiting list moves up by itself."""

import datetime as dt
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.activities.activity.changing import follows
from causeway.activities.activity.exceptions import NotNow
from causeway.activities.activity.models import Activity, Day
from causeway.activities.signing_up import mail
from causeway.activities.signing_up.domain import HELD, Act, State, free
from causeway.activities.signing_up.models import SignUp
from causeway.audit.actions import record
from causeway.outbox.actions import erase as erase_mail
from causeway.outbox.models import Message
from causeway.privacy.erasing import on_erase

DAY_BEFORE = dt.timedelta(hours=26)
AT_ONCE = 500


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    SIGNED_UP = "sign-up: asked for"
    CAME = "sign-up: who came is noted"


def _open(day: Day, now: dt.datetime) -> None:
    """Raise :class:`NotNow` where nobody can sign up for a day any more."""
    if not day.takes_place:
        raise NotNow(_("It does not take place."))
    if day.ends_at <= now:
        raise NotNow(_("It is over."))
    if not day.activity.signs_up:
        raise NotNow(_("Nobody signs up for this here: just come."))


def _day(key: int) -> Day:
    """Return a day whose activity's row is held, so that two never take the last place."""
    day = Day.objects.get(pk=key)
    day.activity = Activity.held(day.activity_id)
    return day


@transaction.atomic
def ask(key: int, name: str, email: str, now: dt.datetime) -> None:
    """Keep that somebody wants a place, and send the link that confirms it; who has one already gets that link again."""
    day = _day(key)
    _open(day, now)
    found = day.sign_ups.filter(email__iexact=email).first()
    if found is None:
        found = SignUp.objects.create(day=day, name=name, email=email, state_since=now)
        record(Noted.SIGNED_UP, actor="visitor", subject=found)
    mail.send(mail.CONFIRM, found)


def _held(key: int) -> SignUp:
    """Return a sign-up, its activity's row and its own held."""
    day = _day(SignUp.objects.values_list("day", flat=True).get(pk=key))
    sign_up = SignUp.held(key)
    sign_up.day = day
    return sign_up


@transaction.atomic
def confirm(key: int, now: dt.datetime) -> SignUp:
    """Give a place, or a place in the queue. Confirming twice changes nothing but that somebody said they still come."""
    sign_up = _held(key)
    _open(sign_up.day, now)
    if sign_up.state in HELD:
        sign_up.still = sign_up.still or bool(sign_up.reminded_at)
        sign_up.save(update_fields=["still"])
        return sign_up
    coming = sign_up.day.sign_ups.filter(state=State.COMING).count()
    waiting = sign_up.day.sign_ups.filter(state=State.WAITING).exists()
    if free(sign_up.day.activity.places, coming) and not waiting:
        sign_up.move(Act.CONFIRM, by="visitor", now=now)
        mail.send_with_entry(mail.PLACE, sign_up, now)
    else:
        sign_up.move(Act.QUEUE, by="visitor", now=now)
        mail.send(mail.WAITING, sign_up)
    return sign_up


@transaction.atomic
def give_back(key: int, now: dt.datetime) -> SignUp:
    """Give a place back; the next who waits has it."""
    sign_up = _held(key)
    if sign_up.state != State.CANNOT:
        sign_up.move(Act.CANNOT, by="visitor", now=now)
        move_up(sign_up.day, now)
    return sign_up


@on_erase(SignUp)
def give_back_of_erased(sign_up: SignUp) -> None:
    """Give the place of somebody back who asks to be erased: nobody can write to them, and others wait. Who came on a day stays counted."""
    now = timezone.now()
    if sign_up.day.ends_at > now:
        give_back(sign_up.pk, now)


@on_erase(Activity)
def erase_how_to_join(activity: Activity) -> None:
    """Erase the mail to guests in which its host's words stand, how to join and where exactly, when the host asks to be erased."""
    keys = SignUp.objects.filter(day__activity=activity).values_list("pk", flat=True)
    about = [f"activities.SignUp:{key}" for key in keys]
    erase_mail(Message.objects.filter(kind__in=[letter.kind for letter in mail.TELL_HOW_TO_JOIN], about__in=about))


def move_up(day: Day, now: dt.datetime) -> None:
    """Give the free places of a day to those who wait, the longest first; its activity's row is held."""
    if not day.takes_place or day.ends_at <= now:
        return
    coming = day.sign_ups.filter(state=State.COMING).count()
    for each in day.sign_ups.written_to().filter(state=State.WAITING).order_by("state_since", "pk"):
        if not free(day.activity.places, coming):
            break
        each.move(Act.MOVE_UP, by="the waiting list", now=now)
        mail.send_with_entry(mail.PLACE, each, now)
        coming += 1


@follows
def tell_of_change(_activity: Activity, days: list[Day], now: dt.datetime) -> None:
    """Tell everybody who comes or waits that time or place of days changed, or that they were called off; their calendars follow."""
    for day in days:
        for each in day.sign_ups.written_to().filter(state__in=HELD):
            mail.send_with_entry(mail.MOVED if day.takes_place else mail.OFF, each, now)


def remind(now: dt.datetime) -> int:
    """Remind those who come within a day, once; returns how many."""
    due = SignUp.objects.written_to().filter(
        state=State.COMING,
        reminded_at=None,
        day__off=False,
        day__shown=True,
        day__starts_at__gt=now,
        day__starts_at__lte=now + DAY_BEFORE,
    )
    keys = list(due.order_by("day__starts_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_remind(key, now) for key in keys)


@transaction.atomic
def _remind(key: int, now: dt.datetime) -> int:
    sign_up = _held(key)
    if not sign_up.is_coming or sign_up.reminded_at or not sign_up.day.takes_place:
        return 0
    sign_up.reminded_at = now
    sign_up.save(update_fields=["reminded_at"])
    mail.remind(sign_up, now)
    return 1


@transaction.atomic
def note_who_came(day: Day, keys: set[int], by: str) -> None:
    """Note who of those who had a place came."""
    day.sign_ups.filter(state=State.COMING).update(came=False)
    day.sign_ups.filter(state=State.COMING, pk__in=keys).update(came=True)
    record(Noted.CAME, actor=by, subject=day.activity, detail={"day": day.pk, "came": len(keys)})
