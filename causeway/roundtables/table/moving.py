"""Moving a roundtable by its table, with its row held so that two organisers cannot move it at once."""

import datetime as dt

from causeway.audit.actions import record
from causeway.roundtables.table.domain.states import Act, State, move
from causeway.roundtables.table.models import Roundtable


def held(key: int) -> Roundtable:
    """Return a roundtable, its row held until the transaction ends."""
    return Roundtable.objects.select_for_update().get(pk=key)


def moved(roundtable: Roundtable, act: Act, by: str, now: dt.datetime) -> None:
    """Move a held roundtable and save it; raises :class:`IllegalMove`."""
    roundtable.state = move(State(roundtable.state), act)
    roundtable.state_since = roundtable.changed = now
    roundtable.save()
    record(act, of="roundtable", actor=by, subject=roundtable)
