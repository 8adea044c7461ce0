"""The courtesy notice as it stands: an MP who visits another's constituency on public business tells them first, and so do we."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.representatives.members.queries import Mp
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.domain.letter import after
from causeway.roundtables.invitations.models import CourtesyNotice
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.models import Roundtable, Seat


@dataclass(frozen=True)
class Notice:
    """The notice to one MP; ``went_at`` says when it went, if it did."""

    seat_code: str
    seat_name: str
    mp: Mp
    subject: str
    text: str
    went_at: dt.datetime | None


def is_due(roundtable: Roundtable, mp: Mp | None, seats: Iterable[Seat], notices: Iterable[CourtesyNotice]) -> bool:
    """Return whether ``mp``, in whose seat the venue stands, is still to be told, by the roundtable's seats and the notices made of it."""
    code = roundtable.venue_seat_code
    if not code or roundtable.mode == Mode.ONLINE or mp is None:
        return False
    if not any(seat.code != code and seat.mp_name for seat in seats):
        return False
    went = [each.went_at for each in notices if (each.seat_code, each.member_id) == (code, mp.member_id)]
    return not went or went[0] is None


def draft(roundtable: Roundtable, now: dt.datetime) -> Notice | None:
    """Return the notice that is due; ``None`` where everybody invited is at home, or nobody meets in person."""
    code = roundtable.venue_seat_code
    if not code or roundtable.mode == Mode.ONLINE:
        return None
    visitors = list(roundtable.seats.exclude(code=code).exclude(mp_name=""))
    held, mp = inviting.mp_of(code, day_of(now))
    if not visitors or mp is None:
        return None
    sent = roundtable.notices.filter(seat_code=code, member_id=mp.member_id).first()
    if sent is not None:
        return Notice(code, held.constituency.name, mp, sent.subject, sent.text, sent.went_at)
    also = roundtable.seats.filter(code=code).exists()
    names = ", ".join(f"{seat.mp_name} ({seat.name})" for seat in visitors)
    dates = "\n".join(f"- {inviting.when(date.starts_at, roundtable.minutes)}" for date in inviting.offered_dates(roundtable))
    paragraphs = (
        roundtable.who_we_are,
        _("School leaders are inviting MPs to “%(title)s” at %(venue)s, in your constituency.")
        % {"title": roundtable.title, "venue": roundtable.venue or _("a venue")},
        _("Those invited from elsewhere: %(names)s. We tell you beforehand, as the courtesies of the House ask.")
        % {"names": names},
        f"{_('The days on offer:')}\n{dates}" if dates else "",
        _("You are invited too: your own letter comes separately.") if also else "",
    )
    subject = _("For your information: MPs invited to %(seat)s") % {"seat": held.constituency.name}
    return Notice(code, held.constituency.name, mp, subject, after(paragraphs, mp.salutation, roundtable.signed), None)
