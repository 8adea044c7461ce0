"""What changes who holds which seat: loading a list, and what staff record or correct."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.areas.search import add_names
from causeway.audit.actions import record
from causeway.representatives.acts import Noted
from causeway.representatives.exceptions import ReleaseRefused
from causeway.representatives.members.domain.address import plain_name
from causeway.representatives.members.domain.listing import Listed, Listing, problems
from causeway.representatives.members.models import Member, MemberChange, Parliament, Release, Term, Vacancy
from causeway.representatives.members.succession import (
    Loading,
    SeatAtDay,
    end_parliament,
    hold_by_election,
    restore,
    take_seat,
    vacate,
)

_LISTED_FIELDS = ("name", "full_title", "surname", "party")


@dataclass(frozen=True)
class Outcome:
    """What became of a list: the release when it was loaded, and sentences for whoever loaded it."""

    release: Release | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _MemberChanges:
    members: dict[int, Member]
    changes: list[MemberChange]
    changed: int


def load_listing(listing: Listing, *, actor: str = "system") -> Outcome:
    """Make the list the newest release, all of it or nothing; one loaded before, or older than what we have, changes nothing.

    Raises :class:`ReleaseRefused` with a sentence that names what is wrong, seats by name; the list before stays.
    """
    if Release.objects.filter(digest=listing.digest).exists():
        return Outcome(None, ("The list of MPs is as before.",))
    newest = Release.objects.order_by("-as_at", "-pk").first()
    if newest is not None and newest.as_at > listing.as_at:
        note = f"The list of MPs loaded is of {newest.as_at:%d %B %Y}, newer than this one of {listing.as_at:%d %B %Y}; it stays."
        return Outcome(None, (note,))
    try:
        return _load(listing, actor)
    except ReleaseRefused as refused:
        record(Noted.RELEASE_REFUSED, actor=actor, detail={"source": listing.source, "why": str(refused)})
        raise


@transaction.atomic
def _load(listing: Listing, actor: str) -> Outcome:
    parliament = _parliament_on(listing.as_at)
    seats = {area.code: area for area in Area.objects.filter(kind=AreaKind.CONSTITUENCY).as_at(listing.as_at)}
    _check(listing, seats)
    done, loading = _members(listing.rows), Loading(parliament, listing.as_at)
    for last in Parliament.objects.filter(elected_on__lt=parliament.elected_on, terms__valid_to__isnull=True).distinct():
        end_parliament(last, parliament)
    for election in sorted(listing.by_elections, key=lambda each: each.held_on):
        hold_by_election(election, seats[election.constituency], loading)
    _seat_all(listing.rows, done.members, seats, loading)
    release = Release.objects.create(
        as_at=listing.as_at,
        source=listing.source,
        digest=listing.digest,
        seats=len(listing.rows),
        new_terms=loading.new_terms,
        changed=done.changed,
    )
    for change in done.changes:
        change.release = release
    MemberChange.objects.bulk_create(done.changes)
    _tell_search()
    detail = {"as_at": str(release.as_at), "seats": release.seats, "new_terms": release.new_terms, "changed": release.changed}
    record(Noted.RELEASE_LOADED, actor=actor, subject=release, detail=detail)
    return Outcome(release, tuple(loading.notes))


def _parliament_on(day: dt.date) -> Parliament:
    parliament = Parliament.objects.select_for_update().filter(elected_on__lte=day).order_by("-elected_on").first()
    if parliament is None:
        raise ReleaseRefused("No Parliament is recorded for that day. Load the shipped list first, or add the Parliament.")
    if parliament.dissolved_on and parliament.dissolved_on <= day:
        raise ReleaseRefused(
            f"Parliament was dissolved on {parliament.dissolved_on:%d %B %Y}, so nobody is an MP. "
            "After the general election, add the new Parliament, then load its list."
        )
    return parliament


def _check(listing: Listing, seats: dict[str, Area]) -> None:
    if not seats:
        raise ReleaseRefused("No constituencies are loaded yet. Run load_reference first.")
    before = Term.objects.filter(valid_to__isnull=True).values_list("member__listed_email", flat=True)
    names = {code: area.name for code, area in seats.items()}
    unknown = [each.constituency for each in listing.by_elections if each.constituency not in seats]
    vacant = Vacancy.objects.on(listing.as_at).values_list("constituency__code", flat=True)
    found = problems(listing, seats=names, vacant=set(vacant), emails_before=list(before))
    if unknown:
        found.append(f"It has by-elections in seats we do not know: {', '.join(unknown)}.")
    if found:
        raise ReleaseRefused(" ".join(["This list of MPs was not loaded; the one before stays.", *found]))


def _members(rows: Iterable[Listed]) -> _MemberChanges:
    rows = list(rows)
    known = {
        member.member_id: member for member in Member.objects.filter(member_id__isnull=False) if member.member_id is not None
    }
    new, changed, changes = [], [], []
    for row in rows:
        member = known.get(row.member_id)
        if member is None:
            new.append(_new_member(row))
            continue
        differences = _follow(member, row)
        changes += [MemberChange(member=member, field=name, before=old, after=now) for name, old, now in differences if name]
        if differences:
            changed.append(member)
    Member.objects.bulk_create(new)
    Member.objects.bulk_update(changed, [*_LISTED_FIELDS, "email", "listed_email", "x_name"], batch_size=200)
    everyone = Member.objects.filter(member_id__in=[row.member_id for row in rows])
    return _MemberChanges({member.member_id or 0: member for member in everyone}, changes, len(changed))


def _new_member(row: Listed) -> Member:
    fields = {name: getattr(row, name) for name in _LISTED_FIELDS}
    return Member(member_id=row.member_id, email=row.email, listed_email=row.email, x_name=row.x_name or "", **fields)


def _follow(member: Member, row: Listed) -> list[tuple[str, str, str]]:
    """Take over what is listed, but for an address that staff have corrected; return what differs (no name for an address or a name on X)."""
    found = []
    for name in _LISTED_FIELDS:
        before, after = getattr(member, name), getattr(row, name)
        if after and before != after:
            found.append((name, before, after))
            setattr(member, name, after)
    if member.listed_email != row.email:
        if member.email == member.listed_email:
            member.email = row.email
        member.listed_email = row.email
        found.append(("", "", ""))
    if row.x_name is not None and member.x_name != row.x_name:
        member.x_name = row.x_name
        found.append(("", "", ""))
    return found


def _seat_all(rows: Iterable[Listed], members: dict[int, Member], seats: dict[str, Area], loading: Loading) -> None:
    day = loading.as_at
    terms = {term.constituency_id: term for term in Term.objects.on(day).filter(parliament=loading.parliament)}
    vacancies = {vacancy.constituency_id: vacancy for vacancy in Vacancy.objects.on(day)}
    for row in rows:
        seat = seats[row.constituency]
        now = SeatAtDay(seat, terms.get(seat.pk), vacancies.get(seat.pk))
        take_seat(row, members[row.member_id], now, loading)


def _tell_search() -> None:
    """Let people find a seat by its MP's name."""
    terms = Term.objects.filter(valid_to__isnull=True).select_related("member", "constituency")
    add_names("mp", [(term.constituency, plain_name(term.member.name)) for term in terms])


@transaction.atomic
def ensure_parliament(number: int, elected_on: dt.date) -> Parliament:
    """Record a Parliament that the shipped list belongs to, unless it is there; staff's dates stay."""
    parliament, made = Parliament.objects.get_or_create(number=number, defaults={"elected_on": elected_on})
    if made:
        record(Noted.PARLIAMENT_RECORDED, actor="system", subject=parliament)
    return parliament


@transaction.atomic
def save_parliament(parliament: Parliament, *, actor: str) -> Parliament:
    """Record a Parliament or its dissolution; from that day letters pause."""
    parliament.save()
    dissolved = str(parliament.dissolved_on or "")
    record(Noted.PARLIAMENT_SAVED, actor=actor, subject=parliament, detail={"dissolved_on": dissolved})
    return parliament


def _check_vacancy(vacancy: Vacancy) -> None:
    if Vacancy.objects.filter(constituency=vacancy.constituency, filled_on=None, withdrawn=False).exclude(pk=vacancy.pk).exists():
        raise ValidationError({"constituency": _("This seat is already recorded as vacant. Change that entry instead.")})
    current = Term.objects.filter(constituency=vacancy.constituency, valid_to__isnull=True).first()
    if current is not None and current.valid_from >= vacancy.since:
        text = _("%(mp)s took this seat on %(day)s, so it fell vacant after that day.")
        day = date_format(current.valid_from, "j F Y")
        raise ValidationError({"since": text % {"mp": current.member.name, "day": day}})


@transaction.atomic
def save_vacancy(vacancy: Vacancy, *, actor: str) -> Vacancy:
    """Record, change or withdraw a vacancy, and end or restore the term it interrupts.

    Raises ``ValidationError`` when the seat is vacant already, or its member took it on that day or later.
    """
    before = Vacancy.objects.filter(pk=vacancy.pk).first()
    if before is not None and not before.withdrawn and before.filled_on is None:
        restore(before.constituency, before.since)
    if vacancy.filled_on is None and not vacancy.withdrawn:
        _check_vacancy(vacancy)
    vacancy.save()
    if vacancy.filled_on is None and not vacancy.withdrawn:
        vacate(vacancy)
    _tell_search()
    detail = {"since": str(vacancy.since), "election_on": str(vacancy.election_on or ""), "withdrawn": vacancy.withdrawn}
    record(Noted.VACANCY_SAVED, actor=actor, subject=vacancy, detail=detail)
    return vacancy


@transaction.atomic
def correct_member(member: Member, *, changed: Iterable[str], actor: str) -> Member:
    """Save staff's corrections of how a member is addressed; an emptied address returns to the listed one."""
    member.email = member.email or member.listed_email
    member.save(update_fields=["email", "salutation", "own_envelope_name"])
    record(Noted.MEMBER_CORRECTED, actor=actor, subject=member, detail={"fields": sorted(changed)})
    return member
