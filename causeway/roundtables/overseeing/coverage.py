"""How far the roundtables reach: of every seat whether one is planned, settled or was held, and by region how many."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from causeway.areas.layouts import layout
from causeway.areas.models import AreaKind
from causeway.areas.queries import seat_names
from causeway.regions.models import Region
from causeway.regions.queries import seat_regions
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.invitations.domain.invitations import State as Sent
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.overseeing import seat_map
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.models import Seat


class Reach(IntEnum):
    """How far a seat is reached, the most last."""

    NONE = 0
    PLANNED = 1
    SETTLED = 2
    HELD = 3


NAMED = 3  # roundtables of one seat that the table names; the file counts all
_REACH = {
    State.CONFIRMED: Reach.SETTLED,
    State.HELD: Reach.HELD,
    State.FOLLOWING_UP: Reach.HELD,
    State.CLOSED: Reach.HELD,
    State.CANCELLED: Reach.NONE,
}


def in_words(reach: Reach) -> str:
    """Return how far a seat is reached, as people read it."""
    match reach:
        case Reach.NONE:
            return _("no roundtable")
        case Reach.PLANNED:
            return _("being planned")
        case Reach.SETTLED:
            return _("date settled")
        case Reach.HELD:
            return _("held")


@dataclass(frozen=True)
class Named:
    """A roundtable as the tables name it, and the address of its page."""

    title: str
    state: State
    address: str


@dataclass(frozen=True)
class SeatReach:
    """One constituency: how far it is reached (``words`` say it), by which roundtables, and whether its MP or somebody for them came."""

    code: str
    name: str
    region: str
    reach: Reach
    words: str
    came: bool
    roundtables: tuple[Named, ...]

    @property
    def named(self) -> SafeString:
        """The newest few as links, and how many there are beside: made here, because a page has six hundred such cells."""
        links = (f'<a href="{escape(each.address)}">{escape(each.title)}</a>' for each in self.roundtables[-NAMED:])
        return mark_safe("; ".join(links) + escape(_rest(len(self.roundtables) - NAMED, get_language() or "")))  # noqa: S308  escaped above


@cache
def _rest(more: int, _language: str) -> str:
    """Return how many there are beside, in words of a language that follow the names; empty for none."""
    return ngettext(" and %(more)s more", " and %(more)s more", more) % {"more": more} if more > 0 else ""


@dataclass(frozen=True)
class RegionReach:
    """One region or nation and its seats; ``covered`` are those with a settled date or a roundtable held."""

    name: str
    seats: tuple[SeatReach, ...]

    def count(self, reach: Reach) -> int:
        """How many seats are reached just so far."""
        return sum(seat.reach is reach for seat in self.seats)

    @property
    def planned(self) -> int:
        """Seats of which a roundtable is only planned."""
        return self.count(Reach.PLANNED)

    @property
    def settled(self) -> int:
        """Seats with a settled date ahead, or a day of which nobody has said yet that it was held."""
        return self.count(Reach.SETTLED)

    @property
    def held(self) -> int:
        """Seats whose roundtable was held."""
        return self.count(Reach.HELD)

    @property
    def came(self) -> int:
        """Seats from which the MP or somebody for them came."""
        return sum(seat.came for seat in self.seats)

    @property
    def covered(self) -> int:
        """Seats with a settled date, or whose roundtable was held."""
        return self.settled + self.held

    @property
    def share(self) -> float:
        """Covered seats in a hundred."""
        return 100 * self.covered / len(self.seats) if self.seats else 0.0

    @property
    def without(self) -> tuple[SeatReach, ...]:
        """Seats that nobody has planned anything for."""
        return tuple(seat for seat in self.seats if seat.reach is Reach.NONE)

    @property
    def without_said(self) -> str:
        """Their names, one after the other."""
        return ", ".join(seat.name for seat in self.without)


@dataclass(frozen=True)
class Coverage:
    """Every region that is seen, and all of them together."""

    regions: tuple[RegionReach, ...]
    all: RegionReach

    @property
    def reached(self) -> tuple[SeatReach, ...]:
        """The seats with a roundtable, the furthest first."""
        return tuple(sorted((seat for seat in self.all.seats if seat.reach), key=lambda seat: (-seat.reach, seat.name)))


def coverage(scope: Scope, now: dt.datetime) -> Coverage:
    """Return how far the seats of the regions that are seen are reached."""
    regions, by_code = seat_regions(), _roundtables_by_seat(scope)
    came, words = _came(), {reach: in_words(reach) for reach in Reach}
    seats: dict[str, list[SeatReach]] = defaultdict(list)
    for code, name in seat_names(day_of(now)).items():
        region = regions.get(code, "")
        if scope.holds(region):
            those = tuple(by_code.get(code, ()))
            reach = max((_REACH.get(each.state, Reach.PLANNED) for each in those), default=Reach.NONE)
            seats[region].append(SeatReach(code, name, region, reach, words[reach], code in came, those))
    rows = [RegionReach(str(each.label), tuple(seats[each.value])) for each in Region if each.value in seats]
    if rest := [seat for code, those in seats.items() if code not in Region.values for seat in those]:
        rows.append(RegionReach(_("region not known"), tuple(rest)))
    return Coverage(tuple(rows), RegionReach(_("All"), tuple(seat for row in rows for seat in row.seats)))


@dataclass(frozen=True)
class Covered:
    """How many seats are covered, of how many that are seen."""

    covered: int
    seats: int

    @property
    def share(self) -> float:
        """Covered seats in a hundred."""
        return 100 * self.covered / self.seats if self.seats else 0.0


def covered(scope: Scope, now: dt.datetime) -> Covered:
    """Return what :func:`coverage` says of all seats together, without looking at each."""
    settled = [state for state, reach in _REACH.items() if reach >= Reach.SETTLED]
    withdrawn = _withdrawn()
    rows = Seat.objects.filter(roundtable__in=scope.roundtables().filter(state__in=settled)).order_by()
    there = {code for key, code in rows.values_list("pk", "code") if key not in withdrawn}
    regions = seat_regions()
    seen = [code for code in seat_names(day_of(now)) if scope.holds(regions.get(code, ""))]
    return Covered(sum(code in there for code in seen), len(seen))


def _withdrawn() -> set[int]:
    """Return the seats whose MP is not asked after all."""
    letters = Invitation.objects.order_by().values_list("seat", flat=True)
    taken_back = set(letters.filter(state=Sent.WITHDRAWN))
    return taken_back - set(letters.filter(seat__in=taken_back).exclude(state=Sent.WITHDRAWN)) if taken_back else taken_back


def address_of(key: int) -> str:
    """Return where staff see a roundtable: what stands before its number is looked up once, for thousands."""
    return f"{_before_its_number(get_language() or '')}{key}/"


@cache
def _before_its_number(_language: str) -> str:
    return reverse("roundtables_staff:one", args=[0]).removesuffix("0/")


def _roundtables_by_seat(scope: Scope) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    rows = scope.roundtables().exclude(state=State.CANCELLED).values_list("pk", "title", "state")
    roundtables = {key: Named(title, State(state), address_of(key)) for key, title, state in rows}
    seats = Seat.objects.order_by("roundtable__created").values_list("pk", "code", "roundtable")
    withdrawn = _withdrawn()
    for key, code, roundtable in seats:
        if key not in withdrawn and roundtable in roundtables:
            found[code].append(roundtables[roundtable])
    return found


def _came() -> frozenset[str]:
    """Return the codes of the seats whose MP, or somebody for them, came to a roundtable."""
    there = Attendance.objects.filter(came=True, invitation__isnull=False)
    return frozenset(there.values_list("invitation__seat__code", flat=True))


def picture(found: Coverage, address: str) -> str:
    """Draw the seats as hexagons; those with a roundtable link to their row in the table at ``address``. Empty without a layout."""
    places = layout("hexagons", AreaKind.CONSTITUENCY)
    drawn = [seat for seat in found.all.seats if places and seat.code in places.paths]
    if places is None or not drawn:
        return ""
    hexagons = [
        seat_map.Hexagon(seat.code, f"{seat.name}: {seat.words}", int(seat.reach), f"{address}#{seat.code}" if seat.reach else "")
        for seat in drawn
    ]
    return seat_map.draw(places, hexagons, _("Map: roundtables by constituency"), _("The tables on this page say the same."))
