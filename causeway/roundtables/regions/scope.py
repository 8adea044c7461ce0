"""Which roundtables an account may see: all, or those of the regions it looks after."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from causeway.regions.models import Region
from causeway.regions.queries import looked_after_by, seat_regions
from causeway.roundtables.table.models import Roundtable, Seat

SEE_ALL, SEE_OWN = "roundtables.see_roundtables", "roundtables.see_own_regions"
OPEN_CONTACTS, CHOOSE_EXAMPLES = "roundtables.see_contacts", "roundtables.choose_examples"
PUBLISH_STORIES = "roundtables.publish_stories"


@dataclass(frozen=True)
class Scope:
    """The regions whose roundtables are seen; ``None`` is everywhere."""

    regions: frozenset[str] | None

    def holds(self, region: str) -> bool:
        """Whether a region is seen."""
        return self.regions is None or region in self.regions

    def roundtables(self) -> QuerySet[Roundtable]:
        """Return the roundtables that are seen: where regions bound it, those with a seat there or begun from there."""
        if self.regions is None:
            return Roundtable.objects.all()
        codes = [code for code, region in seat_regions().items() if region in self.regions]
        with_seats = Seat.objects.filter(code__in=codes).values("roundtable")
        return Roundtable.objects.filter(Q(pk__in=with_seats) | Q(area_code__in=self.regions))

    @property
    def names(self) -> tuple[str, ...]:
        """The regions' names; none where all are seen."""
        return tuple(str(each.label) for each in Region if self.regions is not None and each.value in self.regions)


def scope_of(user: Any) -> Scope | None:
    """Return what an account may see; ``None`` where it may see no roundtables. Without a region of its own it sees none of them."""
    if user.has_perm(SEE_ALL):
        return Scope(None)
    if not user.has_perm(SEE_OWN):
        return None
    return Scope(looked_after_by(user))
