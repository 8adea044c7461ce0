"""What a list of MPs, a by-election or a vacancy does to the terms of a seat. Called by actions, inside their transaction."""

import datetime as dt
from dataclasses import dataclass, field

from causeway.areas.models import Area
from causeway.representatives.members.domain.listing import ByElection, Listed
from causeway.representatives.members.models import HowEnded, Member, Parliament, Term, Vacancy

DAY = dt.timedelta(days=1)


@dataclass
class Loading:
    """One load: the Parliament and day of its list, and what it has done so far, for the report."""

    parliament: Parliament
    as_at: dt.date
    new_terms: int = 0
    notes: list[str] = field(default_factory=list)


def end_term(term: Term, on: dt.date, how: HowEnded) -> None:
    """End a term with ``on`` as its first day no more; one that had hardly begun keeps its one day."""
    term.valid_to = max(on - DAY, term.valid_from)
    term.how_ended = how
    term.save(update_fields=["valid_to", "how_ended"])


def vacate(vacancy: Vacancy) -> None:
    """End the term that the vacancy interrupts, if there is one."""
    term = Term.objects.on(vacancy.since).filter(constituency=vacancy.constituency, valid_from__lt=vacancy.since).first()
    if term is not None:
        end_term(term, vacancy.since, HowEnded.VACATED)


def restore(constituency: Area, since: dt.date) -> None:
    """Let the term go on that a vacancy from ``since`` had ended, unless another has begun."""
    term = Term.objects.filter(constituency=constituency, valid_to=since - DAY, how_ended=HowEnded.VACATED).first()
    if term is not None and not Term.objects.filter(constituency=constituency, valid_from__gte=since).exists():
        term.valid_to, term.how_ended = None, HowEnded.OPEN
        term.save(update_fields=["valid_to", "how_ended"])


def end_parliament(last: Parliament, following: Parliament) -> None:
    """Close what was open when ``last`` ended, now that ``following`` has its members."""
    over = last.dissolved_on or following.elected_on
    for term in Term.objects.filter(parliament=last, valid_to__isnull=True):
        end_term(term, over, HowEnded.DISSOLVED)
    Vacancy.objects.filter(filled_on__isnull=True, since__lt=following.elected_on).update(filled_on=following.elected_on)


def _former(election: ByElection, parliament: Parliament, seat: Area) -> None:
    """Give the seat the term of whoever held it before, when no list of ours has."""
    if Term.objects.filter(constituency=seat, parliament=parliament, valid_from__lt=election.writ_on).exists():
        return
    title = {"full_title": election.former_name, "party": election.former_party}
    if election.former_id:
        member, _ = Member.objects.get_or_create(member_id=election.former_id, defaults={"name": election.former_name, **title})
    else:
        member, _ = Member.objects.get_or_create(member_id=None, name=election.former_name, defaults=title)
    Term.objects.create(parliament=parliament, constituency=seat, member=member, valid_from=parliament.elected_on)


def hold_by_election(election: ByElection, seat: Area, loading: Loading) -> None:
    """Enter a by-election: who held the seat before, the vacancy, the winner's term. One entered before changes nothing."""
    if Vacancy.objects.filter(constituency=seat, filled_on=election.held_on).exists():
        return
    _former(election, loading.parliament, seat)
    vacancy = Vacancy.objects.on(election.held_on).filter(constituency=seat).first()
    vacancy = vacancy or Vacancy(constituency=seat, since=election.writ_on)
    vacancy.writ_on, vacancy.election_on, vacancy.filled_on = election.writ_on, election.held_on, election.held_on
    vacancy.save()
    vacate(vacancy)
    if not Term.objects.filter(constituency=seat, valid_from__gte=election.held_on).exists():
        named = {"name": election.winner_name, "full_title": election.winner_name}
        winner, _ = Member.objects.get_or_create(member_id=election.winner_id, defaults=named)
        Term.objects.create(parliament=loading.parliament, constituency=seat, member=winner, valid_from=election.held_on)
        loading.new_terms += 1


@dataclass(frozen=True)
class SeatAtDay:
    """What we hold about one seat on the list's day."""

    seat: Area
    term: Term | None
    vacancy: Vacancy | None


def take_seat(row: Listed, member: Member, now: SeatAtDay, loading: Loading) -> None:
    """Make the seat's terms say what the list says on its day."""
    if now.term is not None and now.term.member_id == member.pk:
        return
    as_at = loading.as_at
    start = max(row.since, loading.parliament.elected_on) if row.since and row.since <= as_at else None
    if now.vacancy is not None and now.term is None:
        filled = _filled_on(now.vacancy, member, start, as_at)
        if filled is None:
            loading.notes.append(f"{now.seat}: recorded as vacant; {member} is still listed and was left out.")
            return
        now.vacancy.filled_on = start = filled
        now.vacancy.save(update_fields=["filled_on"])
    _begin(now, member, loading.parliament, start or as_at)
    loading.new_terms += 1


def _filled_on(vacancy: Vacancy, member: Member, start: dt.date | None, as_at: dt.date) -> dt.date | None:
    """Return the day that filled the vacancy, or ``None`` when the list only lags behind and still has who left."""
    if vacancy.election_on and vacancy.election_on <= as_at:
        return vacancy.election_on
    left = Term.objects.filter(constituency=vacancy.constituency, member=member, valid_to=vacancy.since - DAY).exists()
    if left:
        return None
    return start if start and start > vacancy.since else max(as_at, vacancy.since + DAY)


def _begin(now: SeatAtDay, member: Member, parliament: Parliament, start: dt.date) -> None:
    old = now.term
    if old is not None and start <= old.valid_from:
        old.member = member  # the list corrects who has held it all along
        old.save(update_fields=["member"])
        return
    ends, how = (old.valid_to, old.how_ended) if old else (None, "")
    if old is not None:
        end_term(old, start, HowEnded.REPLACED)
    last = Term.objects.filter(constituency=now.seat, valid_from__lte=start).order_by("-valid_from").first()
    if last is not None and last.valid_to is not None:
        start = max(start, last.valid_to + DAY)
    Term.objects.create(
        parliament=parliament, constituency=now.seat, member=member, valid_from=start, valid_to=ends, how_ended=how
    )
