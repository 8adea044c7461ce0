"""What is done with a personal link: made, counted, forgotten.

None of it writes an audit row: a row would keep when a link was made or used, which is more than the link itself keeps.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from causeway.colleagues.links.models import PersonalLink
from causeway.letters.writing.referrals import counts_invited
from causeway.privacy.retention import erases_in_time

UNUSED_DAYS = 365


@transaction.atomic
def make(on: dt.date) -> PersonalLink:
    """Make a link."""
    return PersonalLink.objects.create(used=on)


def count_opened(link: PersonalLink, on: dt.date) -> None:
    """Count that somebody opened it."""
    PersonalLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, used=on)


def count_written(key: str, on: dt.date) -> None:
    """Count that a letter begun by it went on its way; nothing happens where the link was forgotten."""
    PersonalLink.objects.filter(key=key).update(wrote=F("wrote") + 1, used=on)


@transaction.atomic
def forget(link: PersonalLink) -> None:
    """Forget a link and its counts for good. It opens the campaign's page from then on, like any that never was."""
    PersonalLink.objects.filter(pk=link.pk).delete()


@erases_in_time
def forget_unused(now: dt.datetime) -> int:
    """Forget links that nobody used for a year; returns how many."""
    return PersonalLink.objects.filter(used__lt=timezone.localdate(now) - dt.timedelta(days=UNUSED_DAYS)).delete()[0]


def known(key: str) -> bool:
    """Return whether there is such a link."""
    return PersonalLink.objects.filter(key=key).exists()


counts_invited(known, count_written)
