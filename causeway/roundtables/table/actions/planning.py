"""Planning: the seats, the words of the plan, the guests, and the partners' roles."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.areas.domain.postcodes import last_in
from causeway.areas.models import School
from causeway.areas.nations import nation_with
from causeway.areas.queries import look_up_postcode
from causeway.audit.actions import record
from causeway.representatives.members.queries import seat as held_seat
from causeway.roundtables.table import policies
from causeway.roundtables.table import queries as planning
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.kinds import GuestKind
from causeway.roundtables.table.domain.missing import phase_in_name
from causeway.roundtables.table.domain.partners import Body, roles_for
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_models import Guest, Partner
from causeway.roundtables.table.models import Roundtable, Seat


def locked(desk: Desk) -> Roundtable:
    """Return the desk's roundtable with its row locked, so that two organisers' acts wait for each other."""
    roundtable = Roundtable.held(desk.roundtable.pk)
    policies.must_be_open(roundtable)
    return roundtable


def touch(roundtable: Roundtable, now: dt.datetime, *fields: str) -> None:
    """Save the named fields, and that it was changed."""
    roundtable.changed = now
    roundtable.save(update_fields=[*fields, "changed"])


@transaction.atomic
def add_seats(desk: Desk, codes: Iterable[str], proposal: planning.Proposal | None, now: dt.datetime) -> int:
    """Put seats at the table, each once; returns how many were new."""
    roundtable = locked(desk)
    there = set(roundtable.seats.values_list("code", flat=True))
    because = {each.code: each.because for each in proposal.seats} if proposal else {}
    new = [code for code in dict.fromkeys(codes) if code not in there]
    if len(there) + len(new) > policies.MOST_SEATS:
        raise NotNow(
            _("Thirty seats are as many as one meeting can hold. Choose fewer; the others can have a roundtable of their own.")
        )
    for code in new:
        one = planning.proposed(held_seat(code, day_of(now)), because.get(code, ""))
        Seat.objects.create(
            roundtable=roundtable,
            code=one.code,
            name=one.name,
            member_id=one.member_id,
            mp_name=one.mp,
            party=one.party,
            because=one.because[:200],
            added=now,
        )
    if proposal and not there:
        roundtable.start_from = proposal.start_from
        roundtable.area_kind = proposal.area.kind if proposal.area else ""
        roundtable.area_code = proposal.area.code if proposal.area else ""
    propose_partners(roundtable, now)
    touch(roundtable, now, "start_from", "area_kind", "area_code")
    record(Noted.SEATS_ADDED, actor=desk.actor, subject=roundtable, detail={"seats": new})
    return len(new)


@transaction.atomic
def remove_seat(desk: Desk, key: int, now: dt.datetime) -> None:
    """Take a seat off the table; one whose MP was invited stays, for the invitation is out."""
    roundtable = locked(desk)
    seat = roundtable.seats.filter(pk=key).first()
    if seat is None:
        raise NotNow(_("That seat is not at the table any more."))
    if seat.invitations.exclude(state="draft").exists():
        raise NotNow(
            _("The MP for %(seat)s was invited. Take the invitation back first, so that they hear of it.") % {"seat": seat.name}
        )
    code = seat.code
    seat.delete()
    propose_partners(roundtable, now)
    touch(roundtable, now)
    record(Noted.SEAT_REMOVED, actor=desk.actor, subject=roundtable, detail={"seat": code})


def propose_partners(roundtable: Roundtable, now: dt.datetime) -> None:
    """Keep the roles to fill in step with the seats; a role that somebody fills or declined stays."""
    codes = list(roundtable.seats.values_list("code", flat=True))
    on = day_of(now)
    bodies: dict[Body, list[str]] = {body: planning.bodies_of(codes, body.value, on) for body in Body if body is not Body.ANY}
    wanted = roles_for({each.key for code in codes if (each := nation_with(code))}, bodies)
    there = {(each.key, each.body): each for each in roundtable.partners.all()}
    for pair, partner in there.items():
        if pair not in wanted and not partner.guest_id and not partner.not_needed:
            partner.delete()
    Partner.objects.bulk_create(
        Partner(roundtable=roundtable, key=key, body=body) for key, body in wanted if (key, body) not in there
    )


@transaction.atomic
def save_words(desk: Desk, values: Mapping[str, object], seen: str, now: dt.datetime) -> None:
    """Save fields of the plan or the letter. Raises :class:`ChangedMeanwhile` where somebody else changed the same field."""
    roundtable = locked(desk)
    changed = editing.to_save(values, {name: getattr(roundtable, name) for name in values}, seen)
    if not changed:
        return
    for name, value in changed.items():
        setattr(roundtable, name, value)
    fields = list(changed)
    if "venue_place" in changed:
        roundtable.venue_seat_code = look_up_postcode(last_in(roundtable.venue_place)).constituency or ""
        fields.append("venue_seat_code")
    touch(roundtable, now, *fields)
    record(Noted.WORDS_SAVED, actor=desk.actor, subject=roundtable, detail={"fields": sorted(changed)})


@transaction.atomic
def add_schools(desk: Desk, urns: Iterable[int], now: dt.datetime) -> None:
    """Put schools at the table whose leaders are still to be named."""
    roundtable = locked(desk)
    there = set(roundtable.guests.values_list("school_urn", flat=True))
    schools = School.objects.select_related("constituency").filter(urn__in=set(urns) - there)
    _must_have_room(roundtable, schools.count())
    made = Guest.objects.bulk_create(
        Guest(roundtable=roundtable, kind=GuestKind.HEAD, added=now, **_of_school(school)) for school in schools
    )
    touch(roundtable, now)
    record(Noted.SCHOOLS_ADDED, actor=desk.actor, subject=roundtable, detail={"schools": len(made)})


def _must_have_room(roundtable: Roundtable, more: int) -> None:
    if roundtable.guests.count() + more > policies.MOST_GUESTS:
        raise NotNow(_("A hundred and twenty guests are as many as we can keep for one roundtable."))


def _of_school(school: School) -> dict[str, object]:
    return {
        "school": school.name,
        "school_urn": school.urn,
        "school_seat_code": school.constituency.code if school.constituency else "",
        "phase": phase_in_name(school.name) or "",
    }


@transaction.atomic
def save_guest(
    desk: Desk, key: int | None, values: Mapping[str, object], now: dt.datetime, *, seen: str = "", fills: int | None = None
) -> Guest:
    """Add or change a guest; ``fills`` is the partner's role they take.

    Raises :class:`ChangedMeanwhile` where somebody else changed the same field since the form was opened.
    """
    roundtable = locked(desk)
    guest = roundtable.guests.filter(pk=key).first() if key else Guest(roundtable=roundtable, added=now)
    if guest is None:
        raise NotNow(_("That guest is not on the list any more: somebody else took them off. Add them again if they come."))
    if not key:
        _must_have_room(roundtable, 1)
    email = str(values.get("email", ""))
    if email and roundtable.guests.filter(email__iexact=email).exclude(pk=guest.pk).exists():
        raise NotNow(_("%(email)s is on the list already.") % {"email": email})
    if key:
        values = editing.to_save(values, {name: getattr(guest, name) for name in values}, seen)
    for name, value in values.items():
        setattr(guest, name, value)
    if "school" in values:
        _place(guest)
    guest.save()
    if fills is not None:
        roundtable.partners.filter(pk=fills).update(guest=guest, not_needed=False)
    touch(roundtable, now)
    record(Noted.GUEST_SAVED, actor=desk.actor, subject=roundtable, detail={"guest": guest.pk})
    return guest


def _place(guest: Guest) -> None:
    """Find the school that was typed, with the seat it stands in; a name nobody knows is kept as it was typed."""
    school = planning.school_meant(guest.school) if guest.school else None
    if school is None:
        guest.school_urn, guest.school_seat_code = None, ""
        return
    chosen = guest.phase
    for name, value in _of_school(school).items():
        setattr(guest, name, value)
    guest.phase = chosen or guest.phase


@transaction.atomic
def remove_guest(desk: Desk, key: int, now: dt.datetime) -> None:
    """Take a guest off the list and erase what was held about them."""
    roundtable = locked(desk)
    roundtable.guests.filter(pk=key).delete()
    touch(roundtable, now)
    record(Noted.GUEST_REMOVED, actor=desk.actor, subject=roundtable, detail={"guest": key})


@transaction.atomic
def leave_role_empty(desk: Desk, key: int, now: dt.datetime, *, empty: bool) -> None:
    """Say that a partner's role is not needed here, or is after all."""
    roundtable = locked(desk)
    roundtable.partners.filter(pk=key).update(not_needed=empty)
    touch(roundtable, now)
    record(Noted.PARTNERS_ROLE_SET_ASIDE if empty else Noted.PARTNERS_ROLE_TAKEN_UP, actor=desk.actor, subject=roundtable)
