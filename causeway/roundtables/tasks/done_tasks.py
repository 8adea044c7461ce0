"""Which usual tasks were done on this site: what was done here need not be ticked off by hand."""

from collections.abc import Callable, Iterable

from causeway.roundtables.after.note.models import DayNote
from causeway.roundtables.after.thanks import queries as thanks
from causeway.roundtables.day.models import Task
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.promises.domain import OPEN
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.models import Roundtable


def _heads_asked(roundtable: Roundtable) -> bool:
    with_address = roundtable.guests.filter(erased=False).exclude(email="")
    return with_address.exists() and not with_address.filter(asked_at=None).exists()


def _partners_asked(roundtable: Roundtable) -> bool:
    roles = roundtable.partners.filter(not_needed=False)
    return roles.exists() and not roles.filter(guest=None).exists()


def _mps_invited(roundtable: Roundtable) -> bool:
    seats = roundtable.seats.exclude(member_id=None)
    gone = Invitation.objects.filter(roundtable=roundtable, went_at__isnull=False).values("seat")
    return seats.exists() and not seats.exclude(pk__in=gone).exists()


def _place_said(roundtable: Roundtable) -> bool:
    if roundtable.mode == Mode.ONLINE:
        return bool(roundtable.joining.strip())
    return bool(roundtable.venue.strip() and roundtable.venue_access.strip())


def _settled(roundtable: Roundtable) -> bool:
    return roundtable.chosen_id is not None and roundtable.confirmed_at is not None


def _note_sent(roundtable: Roundtable) -> bool:
    return DayNote.objects.filter(roundtable=roundtable, sent_at__isnull=False).exists()


def _thanked(roundtable: Roundtable) -> bool:
    return roundtable.thanks.filter(went_at__isnull=False).exists() and not thanks.due(roundtable)


def _promises_looked_at(roundtable: Roundtable) -> bool:
    promises = Promise.objects.filter(roundtable=roundtable).exclude(words="")
    return promises.exists() and not promises.filter(state__in=OPEN).exists()


_DONE: dict[str, Callable[[Roundtable], bool]] = {
    "ask_heads": _heads_asked,
    "ask_partners": _partners_asked,
    "invite_mps": _mps_invited,
    "book_venue": _place_said,
    "choose_date": _settled,
    "write_up": _note_sent,
    "thank_everybody": _thanked,
    "check_promises": _promises_looked_at,
}


def done_here(roundtable: Roundtable, tasks: Iterable[Task] | None = None) -> frozenset[str]:
    """Return the keys of the usual tasks, of all or of these, that were done on this site though nobody ticked them off.

    What can only be done elsewhere is never among them.
    """
    there = {task.key for task in (roundtable.tasks.all() if tasks is None else tasks) if task.done_at is None}
    return frozenset(key for key, done in _DONE.items() if key in there and done(roundtable))
