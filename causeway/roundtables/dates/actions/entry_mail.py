"""One calendar entry to one holder: the file, the mail it goes with, and the row that says what their calendar holds now."""

import datetime as dt

from causeway.calendars.domain import Entry
from causeway.calendars.files import invitation
from causeway.outbox.actions import File
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.dates.entries import Holder
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.table import guest_mail
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable


def post_entry(
    roundtable: Roundtable,
    holder: Holder,
    entry: Entry,
    subject: str,
    words: str,
    now: dt.datetime,
    *,
    part: tuple[str, ...] = (),
    of: Guest | Invitation | None = None,
    taken_out: bool = False,
) -> bool:
    """Send the entry in the caller's transaction and write it down; returns whether it goes, for its holder may want no more mail.

    ``part`` tells its message from another to the holder; ``of`` is whose page says of it. What was ``taken_out`` of the list is written
    down in any case, so that it is not taken out again.
    """
    method, content = invitation(entry, holder.person, now)
    key = guest_mail.message_id(roundtable, roundtable.wire_sequence, holder.key, *part)
    goes = guest_mail.send(
        roundtable,
        guest_mail.ENTRY,
        holder.person.email,
        subject,
        words,
        key,
        (File("invite.ics", f"text/calendar; method={method}; charset=utf-8", content, beside_text=True),),
        of=of,
        twice_is_harmless=True,
        office=holder.invitation is not None,
    )
    if goes or taken_out:
        EntrySent.objects.create(
            roundtable=roundtable,
            guest=holder.guest,
            invitation=holder.invitation,
            email=holder.person.email,
            sequence=roundtable.sequence,
            method=method,
            message_id=key,
            at=now,
        )
    return goes
