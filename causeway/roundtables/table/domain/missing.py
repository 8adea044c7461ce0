"""Who is missing at the table: kinds of school, a SENCO, and seats from which nobody comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from causeway.roundtables.table.domain.kinds import GuestKind, Phase


class Gap(StrEnum):
    """Something a table is poorer without."""

    PRIMARY = "no primary school"
    SECONDARY = "no secondary school"
    SPECIAL = "no special school"
    SENCO = "no SENCO"
    SEAT = "nobody from these seats"
    PHASE = "kind of school not said"


@dataclass(frozen=True)
class AtTable:
    """A guest as far as it matters here: as what they come, from which kind of school, and in which seat it stands."""

    kind: GuestKind
    phase: Phase | None
    seat_code: str


@dataclass(frozen=True)
class Missing:
    """One gap; ``seats`` names those nobody comes from, ``count`` says of how many guests the kind of school is not known."""

    gap: Gap
    seats: tuple[str, ...] = ()
    count: int = 0


FROM_SCHOOLS = frozenset({GuestKind.HEAD, GuestKind.SENCO, GuestKind.GOVERNOR})
_BY_PHASE = (
    (Gap.SPECIAL, frozenset({Phase.SPECIAL})),
    (Gap.SECONDARY, frozenset({Phase.SECONDARY, Phase.ALL_THROUGH})),
    (Gap.PRIMARY, frozenset({Phase.PRIMARY, Phase.ALL_THROUGH})),
)


def who_is_missing(seats: Sequence[tuple[str, str]], guests: Iterable[AtTable]) -> tuple[Missing, ...]:
    """Return the gaps of a table around ``seats`` (code, name). A table at which nobody sits yet has none: it has not begun."""
    there = [guest for guest in guests if guest.kind in FROM_SCHOOLS]
    if not there:
        return ()
    phases = {guest.phase for guest in there}
    found = [Missing(gap) for gap, wanted in _BY_PHASE if not phases & wanted]
    if not any(guest.kind is GuestKind.SENCO for guest in there):
        found.append(Missing(Gap.SENCO))
    covered = {guest.seat_code for guest in there}
    if empty := tuple(name for code, name in seats if code not in covered):
        found.append(Missing(Gap.SEAT, seats=empty))
    if unknown := sum(guest.phase is None for guest in there):
        found.append(Missing(Gap.PHASE, count=unknown))
    return tuple(found)


_IN_NAMES = (
    (Phase.ALTERNATIVE, ("pupil referral", "alternative provision", "short stay")),
    (Phase.SPECIAL, ("special school", "special academy")),
    (Phase.PRIMARY, ("primary", "infant", "junior", "first school")),
    (Phase.SECONDARY, ("secondary", "high school", "upper school", "grammar school", "comprehensive")),
    (Phase.NURSERY, ("nursery school",)),
)


def phase_in_name(name: str) -> Phase | None:
    """Return the kind of school its name says; ``None`` where it says none, as most special schools' do, or two."""
    plain = name.casefold()
    said = [phase for phase, words in _IN_NAMES if any(word in plain for word in words)]
    return None if {Phase.PRIMARY, Phase.SECONDARY} <= set(said) else next(iter(said), None)
