"""How much of the country the directory covers: of each office, in how many areas we hold a name and an address, and in which none."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from causeway.areas.models import Area
from causeway.representatives.directory.domain.offices import Office
from causeway.representatives.directory.models import OfficeEntry
from causeway.representatives.directory.offices import offices


@dataclass(frozen=True)
class AreaCover:
    """One area: who the directory names there today, and when somebody last looked."""

    code: str
    name: str
    entries: tuple[OfficeEntry, ...]

    @property
    def named(self) -> bool:
        """Whether somebody is named."""
        return any(entry.name for entry in self.entries)

    @property
    def reachable(self) -> bool:
        """Whether there is an address to deliver to."""
        return any(entry.email for entry in self.entries)

    @property
    def checked(self) -> dt.date | None:
        """The day of the oldest look."""
        return min((entry.checked for entry in self.entries), default=None)


@dataclass(frozen=True)
class OfficeCover:
    """One office over all its areas; a devolved one over the Westminster seats of its nation."""

    office: Office
    title: str
    areas: tuple[AreaCover, ...]

    @property
    def named(self) -> int:
        """In how many areas somebody is named."""
        return sum(area.named for area in self.areas)

    @property
    def reachable(self) -> int:
        """In how many we hold an address."""
        return sum(area.reachable for area in self.areas)


def areas_for(office: Office, on: dt.date) -> list[Area]:
    """Return the areas an office is for, by name."""
    there = Area.objects.filter(kind=office.area_kind).as_at(on).order_by("name")
    return [area for area in there if office.nation.holds(area.code)]


def of_office(office: Office, on: dt.date) -> OfficeCover:
    """Return how much the directory says of one office on a day."""
    entries: defaultdict[int, list[OfficeEntry]] = defaultdict(list)
    for entry in OfficeEntry.objects.in_force(on).filter(office=office).prefetch_related("seats"):
        for key in [seat.pk for seat in entry.seats.all()] if office.is_devolved else [entry.area_id or 0]:
            entries[key].append(entry)
    covered = (AreaCover(area.code, area.name, tuple(entries[area.pk])) for area in areas_for(office, on))
    return OfficeCover(office, office.heading, tuple(covered))


def of_all(on: dt.date) -> list[OfficeCover]:
    """Return the same of every office."""
    return [of_office(office, on) for office in offices().values()]
