"""Whose desk a token opens, and which roundtables are theirs."""

import datetime as dt
from dataclasses import dataclass

from causeway.people.desk import Visit
from causeway.roundtables.table.models import DeskLink, Organiser, Roundtable


@dataclass(frozen=True)
class Desk:
    """One roundtable, and the organiser whose visit it is."""

    roundtable: Roundtable
    organiser: Organiser

    @property
    def actor(self) -> str:
        """How the audit trail names them."""
        return f"organiser:{self.organiser.pk}"


def visit_by(token: str, now: dt.datetime) -> Visit | None:
    """Return the visit a token opens, or ``None``."""
    found = DeskLink.objects.visited(token, now)
    return Visit(token, found.email) if found else None


def desk_of(visit: Visit, slug: str) -> Desk | None:
    """Return one of the visitor's own roundtables; ``None`` for anybody else's, and for what they were taken off."""
    organiser = (
        Organiser.objects.select_related("roundtable")
        .filter(roundtable__slug=slug, email__iexact=visit.email, verified_at__isnull=False, revoked_at=None)
        .first()
    )
    return Desk(organiser.roundtable, organiser) if organiser else None
