"""What an organiser's desk shows: where a roundtable stands, the next thing to do, and who is at the table."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.people.desk import Visit
from causeway.roundtables.day import queries as sitting
from causeway.roundtables.desk import steps_after_the_day
from causeway.roundtables.desk import words as step_words
from causeway.roundtables.desk.domain import Facts, Step, next_step
from causeway.roundtables.invitations import courtesy_notice
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.domain.waiting import Next
from causeway.roundtables.invitations.queries import Invited, letter_gaps
from causeway.roundtables.table import policies, words
from causeway.roundtables.table import queries as planning
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import GuestKind, Mode, Phase
from causeway.roundtables.table.domain.missing import AtTable, Missing, who_is_missing
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.guest_models import Guest, Partner
from causeway.roundtables.table.models import Organiser, Roundtable

TO_SEE_TO = frozenset({Next.NUDGE, Next.RING, Next.OFFER, Next.SEND_AGAIN, Next.FIND_OUT})


@dataclass(frozen=True)
class Todo:
    """The next thing to do: a sentence, and where it is done."""

    step: Step
    text: str
    press: str
    address: str


@dataclass(frozen=True)
class PartnerRole:
    """A kind of partner, and the bodies that have one: each to be filled or set aside."""

    title: str
    partners: tuple[Partner, ...]

    @property
    def wanted(self) -> int:
        """How many are not set aside."""
        return sum(not each.not_needed for each in self.partners)

    @property
    def filled(self) -> int:
        """How many somebody fills."""
        return sum(each.guest_id is not None for each in self.partners)


def roles_of(roundtable: Roundtable) -> tuple[PartnerRole, ...]:
    """Return the partners' roles in their order, each once with its bodies."""
    by_key: dict[str, list[Partner]] = {}
    for each in roundtable.partners.select_related("guest").order_by("pk"):
        by_key.setdefault(each.key, []).append(each)
    return tuple(PartnerRole(words.role(key), tuple(partners)) for key, partners in by_key.items())


@dataclass(frozen=True)
class Table:
    """Everybody around a roundtable, and who is missing."""

    invited: tuple[Invited, ...]
    guests: tuple[Guest, ...]
    partners: tuple[PartnerRole, ...]
    missing: tuple[str, ...]
    shared: tuple[planning.Shared, ...]

    @property
    def coming(self) -> int:
        """For how many seats somebody comes."""
        return sum(each.comes for each in self.invited)

    @property
    def filled(self) -> int:
        """How many kinds of partners somebody comes for."""
        return sum(each.filled > 0 for each in self.partners)


@dataclass(frozen=True)
class Overview:
    """One roundtable as its desk shows it."""

    roundtable: Roundtable
    state: str
    mode: str
    table: Table
    dates: tuple[str, ...]
    confirmed: bool
    notice: courtesy_notice.Notice | None
    organisers: tuple[Organiser, ...]
    todo: Todo


def at_table(guest: Guest) -> AtTable:
    """Return a guest as far as it matters for who is missing."""
    return AtTable(GuestKind(guest.kind), Phase(guest.phase) if guest.phase else None, guest.school_seat_code)


def missing_of(roundtable: Roundtable, guests: tuple[Guest, ...]) -> tuple[Missing, ...]:
    """Return the gaps of a roundtable's table."""
    seats = list(roundtable.seats.values_list("code", "name"))
    return who_is_missing(seats, [at_table(guest) for guest in guests if not guest.erased])


def table_of(roundtable: Roundtable, on: dt.date) -> Table:
    """Return everybody around a roundtable."""
    guests = tuple(roundtable.guests.all())
    return Table(
        invited=tuple(inviting.invited(roundtable, on)),
        guests=guests,
        partners=roles_of(roundtable),
        missing=tuple(words.gap(each) for each in missing_of(roundtable, guests)),
        shared=planning.shared_councils(list(roundtable.seats.values_list("code", flat=True)), on),
    )


@dataclass(frozen=True)
class GuestsAsked:
    """How many guests there are, and how many of them have an address and were not asked for dates."""

    many: int
    not_asked: int

    @classmethod
    def of(cls, guests: Sequence[Guest]) -> "GuestsAsked":
        """Count."""
        return cls(len(guests), sum(bool(guest.email) and guest.asked_at is None for guest in guests))


def facts(
    roundtable: Roundtable,
    invited: Sequence[Invited],
    guests: GuestsAsked,
    dates: int,
    notice_due: bool,  # noqa: FBT001  one of the facts
) -> Facts:
    """Return what the next step depends on."""
    went = [each for each in invited if each.invitation is not None and each.invitation.went_at]
    return Facts(
        state=State(roundtable.state),
        seats=len(invited),
        guests=guests.many,
        place_known=roundtable.mode == Mode.ONLINE or bool(roundtable.venue),
        dates=dates,
        guests_not_asked=guests.not_asked,
        letter_whole=not letter_gaps(roundtable),
        not_invited=sum(each.next_act is Next.WRITE for each in invited),
        mps_to_see_to=sum(each.next_act in TO_SEE_TO for each in invited),
        notice_due=notice_due and bool(went),
        mps_coming=sum(each.comes for each in invited),
    )


def step_of(
    roundtable: Roundtable,
    table: tuple[Sequence[Invited], GuestsAsked],
    dates: int,
    notice_due: bool,  # noqa: FBT001  one of the facts
    on: dt.date,
) -> Step:
    """Return the next thing to do about a roundtable whose ``table`` is of these MPs and guests, with so many ``dates`` on offer."""
    return next_step(steps_after_the_day.with_what_followed(facts(roundtable, *table, dates, notice_due), roundtable, on))


def _todo(roundtable: Roundtable, step: Step, table: Table, now: dt.datetime) -> Todo:
    if step in {Step.INVITE, Step.MPS}:
        wanted = {Next.WRITE} if step is Step.INVITE else TO_SEE_TO
        one = next(each for each in table.invited if each.next_act in wanted)
        text, press, page = step_words.of_mp(one)
        return Todo(step, text, press, reverse(f"roundtables:{page}", args=[roundtable.slug, one.seat.pk]))
    text, press, page = step_words.of_step(step)
    if step is Step.PREPARE and sitting.its_day_has_come(roundtable, now):
        text, press, page = _("Today. Open the day on your phone before you go in."), _("To the day"), "day"
    return Todo(step, text, press, reverse(f"roundtables:{page}", args=[roundtable.slug]) if page else "")


def overview(roundtable: Roundtable, now: dt.datetime) -> Overview:
    """Return a roundtable as its desk shows it."""
    on = day_of(now)
    table = table_of(roundtable, on)
    dates = inviting.offered_dates(roundtable)
    notice = courtesy_notice.draft(roundtable, now)
    to_tell = notice is not None and notice.went_at is None
    return Overview(
        roundtable=roundtable,
        state=policies.in_words(roundtable.state),
        mode=words.mode(roundtable.mode),
        table=table,
        dates=tuple(inviting.when(date.starts_at, roundtable.minutes) for date in dates),
        confirmed=roundtable.chosen_id is not None and roundtable.confirmed_at is not None,
        notice=notice,
        organisers=tuple(roundtable.organisers.filter(revoked_at=None)),
        todo=_todo(
            roundtable, step_of(roundtable, (table.invited, GuestsAsked.of(table.guests)), len(dates), to_tell, on), table, now
        ),
    )


@dataclass(frozen=True)
class Mine:
    """A roundtable in the list of somebody's own."""

    roundtable: Roundtable
    state: str
    with_others: bool  # somebody else answers for it


def mine(visit: Visit) -> list[Mine]:
    """Return the roundtables a visitor organises."""
    found = Organiser.objects.select_related("roundtable").filter(
        email__iexact=visit.email, verified_at__isnull=False, revoked_at=None
    )
    return [
        Mine(each.roundtable, policies.in_words(each.roundtable.state), with_others=not each.is_owner)
        for each in found.order_by("-roundtable__created")
    ]
