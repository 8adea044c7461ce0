"""Which days may suit a roundtable: working days with what speaks for and against each. Unknown is an answer.

A Friday comes first, because most MPs are in their constituencies then; so does any working day of a recess. What is held of the
calendar is given, each with its source; a kind of fact that is not held for a year is named as unknown, never taken as absent.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from causeway.roundtables.dates.domain.usual_closures import Pattern

FRIDAY = 4
SATURDAY = 5
ENOUGH = 4  # so many days that suit are a choice, and no other is proposed beside them


class Kind(StrEnum):
    """What a day can fall in."""

    RECESS = "recess"
    BANK_HOLIDAY = "bank holiday"
    SCHOOL_HOLIDAY = "school holiday"
    ELECTION = "election"
    PRE_ELECTION = "pre-election period"
    DISSOLVED = "no Parliament"
    CAMPAIGN = "campaign event"
    ROUNDTABLE = "another roundtable"


# In a recess MPs are at home: it speaks for a day. While Parliament is dissolved there are no MPs to invite.
FOR = frozenset({Kind.RECESS})
RULED_OUT = frozenset({Kind.DISSOLVED})


@dataclass(frozen=True)
class Known:
    """One stretch of the calendar with where it is said: both days belong to it."""

    kind: Kind
    first: dt.date
    last: dt.date
    name: str
    source: str
    source_name: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.name} ends before it begins")

    def holds(self, day: dt.date) -> bool:
        """Return whether ``day`` lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Candidate:
    """A working day, what speaks for and against it, and which kinds of fact are not held for its year."""

    day: dt.date
    speaks_for: tuple[Known, ...]
    against: tuple[Known, ...]
    unknown: tuple[Kind, ...]
    usually: str = ""  # what schools usually have that day, where their dates are not recorded: they are likely closed
    pattern: Pattern | None = None  # how often the House was away on such a day, where this year's recesses are not known

    @property
    def friday(self) -> bool:
        """Whether it is a Friday."""
        return self.day.weekday() == FRIDAY

    @property
    def ruled_out(self) -> bool:
        """Whether nothing can be held that day."""
        return any(known.kind in RULED_OUT for known in self.against)

    @property
    def at_home(self) -> bool:
        """Whether MPs are likely in their constituencies."""
        return self.friday or bool(self.speaks_for)

    @property
    def suits(self) -> bool:
        """Whether MPs are likely at home, and nothing that is known speaks against it."""
        return self.at_home and not self.against and not self.usually

    @property
    def rank(self) -> tuple[int, int, int, int, dt.date]:
        """The smaller, the better: possible, few conflicts, schools likely open, MPs likely to be at home, soon."""
        return (self.ruled_out, len(self.against), bool(self.usually), not self.at_home, self.day)


def looked_at(day: dt.date, calendar: Iterable[Known], held: Mapping[Kind, frozenset[int]]) -> Candidate:
    """Return what the calendar says of ``day``; ``held`` gives the years for which a kind of fact is complete."""
    here = [known for known in calendar if known.holds(day)]
    return Candidate(
        day,
        tuple(known for known in here if known.kind in FOR),
        tuple(known for known in here if known.kind not in FOR),
        tuple(kind for kind, years in held.items() if day.year not in years and not any(known.kind is kind for known in here)),
    )


@dataclass(frozen=True)
class Usual:
    """What is usual, for where nothing is recorded: what schools have on a day (empty: nothing), and how often the House was away."""

    schools: Callable[[dt.date], str] = lambda _day: ""
    house: Callable[[dt.date], Pattern | None] = lambda _day: None


NOTHING_USUAL = Usual()


def with_what_is_usual(candidate: Candidate, usual: Usual) -> Candidate:
    """Return a day with what is usual of it, of the kinds of fact that are not held for it and no others."""
    return replace(
        candidate,
        usually=usual.schools(candidate.day) if Kind.SCHOOL_HOLIDAY in candidate.unknown else "",
        pattern=usual.house(candidate.day) if Kind.RECESS in candidate.unknown else None,
    )


def candidates(
    earliest: dt.date,
    latest: dt.date,
    calendar: Iterable[Known],
    held: Mapping[Kind, frozenset[int]],
    *,
    most: int,
    usual: Usual = NOTHING_USUAL,
) -> tuple[Candidate, ...]:
    """Return the ``most`` best working days from ``earliest`` to ``latest``, in the order of the calendar; none that is ruled out.

    Where enough of them suit, only those.
    """
    known = tuple(calendar)
    days = (earliest + dt.timedelta(days=ahead) for ahead in range((latest - earliest).days + 1))
    possible = [with_what_is_usual(looked_at(day, known, held), usual) for day in days if day.weekday() < SATURDAY]
    ranked = sorted((each for each in possible if not each.ruled_out), key=lambda each: each.rank)
    suiting = [each for each in ranked if each.suits]
    best = suiting if len(suiting) >= ENOUGH else ranked
    return tuple(sorted(best[:most], key=lambda each: each.day))


def weeks_between(today: dt.date, day: dt.date) -> int:
    """Return how many whole weeks lie between."""
    return (day - today).days // 7
