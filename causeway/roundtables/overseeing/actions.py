"""What staff do: open people's details, have a link for their calendar, and say who looks after which region."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction

from causeway.audit.actions import record
from causeway.people.row_links import new_nonce
from causeway.roundtables.invitations.queries import invited
from causeway.roundtables.overseeing.models import StaffFeed
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.models import Roundtable


class Whose(StrEnum):
    """Whose details are opened: each is a click, and an audit row, of its own."""

    ORGANISERS = "organisers"
    GUESTS = "guests"
    OFFICES = "offices"


@dataclass(frozen=True)
class Contact:
    """One person as staff read them; what people need, such as access or food, is not theirs to see."""

    name: str
    post: str
    email: str


@transaction.atomic
def open_contacts(roundtable: Roundtable, whose: Whose, actor: str, now: dt.datetime) -> tuple[Contact, ...]:
    """Return people's names and addresses, and write down who saw whose."""
    shown = _CONTACTS[whose](roundtable, now)
    record(Noted.CONTACT_DETAILS_SHOWN, actor=actor, subject=roundtable, detail={whose.value: [key for key, _contact in shown]})
    return tuple(contact for _key, contact in shown)


def _organisers(roundtable: Roundtable, _now: dt.datetime) -> list[tuple[int, Contact]]:
    rows = roundtable.organisers.filter(revoked_at=None).exclude(email="")
    return [(each.pk, Contact(each.name, each.post, each.email)) for each in rows]


def _guests(roundtable: Roundtable, _now: dt.datetime) -> list[tuple[int, Contact]]:
    rows = roundtable.guests.filter(erased=False)
    return [(each.pk, Contact(each.name, each.school or each.post, each.email)) for each in rows]


def _offices(roundtable: Roundtable, now: dt.datetime) -> list[tuple[int, Contact]]:
    answers = [each.last for each in invited(roundtable, day_of(now)) if each.last is not None]
    return [
        (each.pk, Contact(each.who, each.invitation.mp_name, each.email or each.invitation.mp_email))
        for each in answers
        if each.who or each.email
    ]


_CONTACTS = {Whose.ORGANISERS: _organisers, Whose.GUESTS: _guests, Whose.OFFICES: _offices}


@transaction.atomic
def make_feed(user: Any, now: dt.datetime) -> None:
    """Give an account a new link for its calendar; the one before ends."""
    feed, _new = StaffFeed.objects.update_or_create(user=user, defaults={"nonce": new_nonce(), "made": now})
    record(Noted.CALENDAR_LINK_MADE, actor=user.get_username(), subject=feed)


@transaction.atomic
def revoke_feed(user: Any) -> None:
    """End an account's link; whatever calendar reads it hears no more."""
    feed = StaffFeed.objects.select_for_update().filter(user=user).exclude(nonce="").first()
    if feed is not None:
        feed.nonce = ""
        feed.save(update_fields=["nonce"])
        record(Noted.CALENDAR_LINK_REVOKED, actor=user.get_username(), subject=feed)
