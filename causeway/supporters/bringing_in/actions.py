"""Bringing a list in, whole or not at all; admitting it after a second look; or erasing it again."""

import datetime as dt
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.audit.actions import record
from causeway.frame.file_import import Plan
from causeway.frame.workbook import NotRead, as_csv
from causeway.outbox import no_more
from causeway.outbox.models import Suppression, address_keys
from causeway.regions.queries import seat_regions
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.lines import Checked
from causeway.supporters.bringing_in import second_look
from causeway.supporters.bringing_in.domain import Change, Known, Outcome, Row, check
from causeway.supporters.bringing_in.models import BroughtIn
from causeway.supporters.joining.actions import leave
from causeway.supporters.joining.acts import Noted
from causeway.supporters.joining.domain import Act, State
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.joining.staying_out import staying_out
from causeway.supporters.pack import SupporterWords
from causeway.supporters.passing_on.actions import now_reads

MANY = 500  # rows in one statement
_OUT = frozenset({State.LEFT.value, State.UNREACHABLE.value})


class NotNow(Exception):  # noqa: N818  it is a sentence for whoever pressed the button
    """It cannot be done as things stand."""


def plan(content: bytes, said: SupporterWords, now: dt.datetime) -> Plan[Checked[Row], Change]:
    """Return what a CSV file or a workbook would do; nothing is kept."""
    today = timezone.localdate(now)
    seats = frozenset(Area.objects.filter(kind=AreaKind.CONSTITUENCY).as_at(today).values_list("code", flat=True))
    try:
        read = check(as_csv(content), Known(seats, tuple(each.key for each in said.subjects), today))
    except NotRead as unread:
        read = Checked((), (Fault(1, "", unread.wrong),))
    return Plan(read, () if read.faults else _changes(read.rows))


def _changes(rows: tuple[Row, ...]) -> tuple[Change, ...]:
    held = {email.casefold(): state for email, state in Supporter.objects.values_list("email", "state")}
    keys = {row.line: frozenset(address_keys(row.email)) for row in rows}
    every = frozenset[str]().union(*keys.values())
    unwanted = set(Suppression.objects.filter(address_key__in=every).values_list("address_key", flat=True)) | staying_out(every)
    return tuple(Change(row, _outcome(held.get(row.email.casefold(), ""), bool(keys[row.line] & unwanted))) for row in rows)


def _outcome(state: str, unwanted: bool) -> Outcome:  # noqa: FBT001  read in one place
    if unwanted or state in _OUT:
        return Outcome.LEFT
    return Outcome.HERE if state else Outcome.NEW


@transaction.atomic
def keep(content: bytes, stamp: str, title: str, said: SupporterWords, *, by: str, now: dt.datetime) -> BroughtIn:
    """Keep the people of a file who are new, each with their proof, as a list that waits for a second look.

    Raises :class:`NotAsShown` where the file has faults or would do something else than was shown. Nobody is written to.
    """
    found = plan(content, said, now)
    found.must_be_as_shown(stamp)
    new = [change.row for change in found.changes if change.is_new]
    out = sum(change.outcome is Outcome.LEFT for change in found.changes)
    made = BroughtIn.objects.create(title=title, by=by, at=now, many=len(new), stayed_out=out)
    regions, names = seat_regions(), dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).values_list("code", "name"))
    people = [
        Supporter(
            email=row.email,
            seat_code=row.seat_code,
            seat_name=names.get(row.seat_code, ""),
            region=regions.get(row.seat_code, ""),
            subjects=list(row.subjects),
            state=State.BROUGHT_IN,
            state_since=now,
            brought_in=made,
        )
        for row in new
    ]
    Consent.objects.bulk_create(map(_consent, Supporter.objects.bulk_create(people, batch_size=MANY), new), batch_size=MANY)
    record(Noted.BROUGHT_IN, actor=by, subject=made, detail={"rows": len(found.changes), "new": len(new), "stayed out": out})
    return made


def _consent(supporter: Supporter, row: Row) -> Consent:
    given = timezone.make_aware(dt.datetime.combine(row.given_on, dt.time()))
    return Consent(
        supporter=supporter,
        wording=row.wording,
        version=sha256(row.wording.encode()).hexdigest()[:12],
        channel=row.channel,
        proof=row.proof,
        given_at=given,
    )


@transaction.atomic
def admit(key: int, many: int, *, by: str, now: dt.datetime) -> int:
    """Make the people of a list readers, once somebody looked a second time and typed how many waited; returns how many came in.

    Who said since the list was brought in that they want no mail has left, and stays out.

    Raises :class:`NotNow` where the number is another, the list was decided already, or who brought it in looks although another could.
    Where nobody else could, that one person did both stands in the audit trail.
    """
    made = _undecided(key)
    alone = second_look.is_own(made, by)
    if alone and second_look.others(made):
        raise NotNow(_("You brought this list in. Somebody else has to look at it the second time."))
    waiting = list(made.supporters.select_for_update().filter(state=State.BROUGHT_IN))
    if len(waiting) != many:
        raise NotNow(_("That is not how many wait. Read the list again, and type the number above the button."))
    refused = no_more.wanted_by(each.email for each in waiting)
    for supporter in waiting:
        if supporter.email in refused:
            leave(supporter.pk, now)
        else:
            supporter.move(Act.ADMIT, by=by, now=now)
            now_reads(supporter, now)
    _decide(made, by, now, admitted=True)
    record(
        Noted.ADMITTED,
        actor=by,
        subject=made,
        detail={"many": many - len(refused), "stayed out": len(refused), "one person did both": alone},
    )
    return many - len(refused)


@transaction.atomic
def drop(key: int, *, by: str, now: dt.datetime) -> int:
    """Erase the people of a list that nobody should have brought in; returns how many."""
    made = _undecided(key)
    waiting = made.supporters.filter(state=State.BROUGHT_IN)
    many = waiting.count()
    waiting.delete()
    _decide(made, by, now, admitted=False)
    record(Noted.DROPPED, actor=by, subject=made, detail={"many": many})
    return many


def _undecided(key: int) -> BroughtIn:
    made = BroughtIn.objects.select_for_update().filter(pk=key, decided_at=None).first()
    if made is None:
        raise NotNow(_("Somebody decided about this list already."))
    return made


def _decide(made: BroughtIn, by: str, now: dt.datetime, *, admitted: bool) -> None:
    made.decided_at, made.decided_by, made.admitted = now, by, admitted
    made.save(update_fields=["decided_at", "decided_by", "admitted"])
