"""The calendar that staff subscribe to by a link: the settled roundtables they may see, without names or joining details."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from causeway.calendars.domain import Entry, Person
from causeway.calendars.files import published
from causeway.frame.addresses import whole_address
from causeway.outbox.composing import sender
from causeway.outbox.senders import the_campaign
from causeway.people.exceptions import LinkInvalid
from causeway.people.row_links import RowLink
from causeway.roundtables.dates import entries
from causeway.roundtables.overseeing.models import StaffFeed
from causeway.roundtables.regions.scope import Scope, scope_of
from causeway.roundtables.table import policies
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.models import Roundtable

LINK = RowLink("roundtables.staff", "roundtables:staff-calendar", ended=gettext_lazy("This link has ended."))
PAST_DAYS = 92  # a calendar keeps what it read; older ones need not be sent again


def address_of(user: Any) -> str:
    """Return the address of an account's calendar; empty where it has none or revoked it."""
    feed = StaffFeed.objects.filter(user=user).exclude(nonce="").first()
    return LINK.address(feed) if feed else ""


def scope_by(signed: str) -> Scope:
    """Return what a link's account may see today; raises :class:`LinkInvalid` for a revoked link and an account that may no longer."""
    feed = LINK.row(signed, StaffFeed.objects.select_related("user").filter(user__is_active=True))
    scope = scope_of(feed.user)
    if scope is None:
        raise LinkInvalid(str(LINK.ended))
    return scope


def calendar(scope: Scope, now: dt.datetime) -> bytes:
    """Return the roundtables with a settled day, from three months ago on, as a calendar file."""
    since = now - dt.timedelta(days=PAST_DAYS)
    settled = scope.roundtables().filter(confirmed_at__isnull=False, chosen__starts_at__gte=since).select_related("chosen")
    return published([(_entry(each), each.changed) for each in settled.order_by("chosen__starts_at", "pk")])


def _entry(roundtable: Roundtable) -> Entry:
    date = roundtable.chosen
    if date is None:
        raise ValueError("Only what has a day stands in a calendar.")
    return Entry(
        uid=f"staff-{roundtable.calendar_uid}@{settings.MAIL_FROM_DOMAIN}",
        sequence=roundtable.wire_sequence,
        begins=date.starts_at,
        ends=date.ends_at(roundtable.minutes),
        title=roundtable.title,
        organiser=Person(the_campaign(), sender()),
        location=entries.where(roundtable),
        words=policies.in_words(roundtable.state),
        link=whole_address("roundtables_staff:one", str(roundtable.pk)),
        cancelled=roundtable.state == State.CANCELLED,
    )
