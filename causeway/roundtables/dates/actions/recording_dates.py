"""Recording dates that roundtables should not clash with."""

from django.db import transaction

from causeway.audit.actions import record
from causeway.roundtables.dates.acts import Noted
from causeway.roundtables.dates.calendar_models import KnownPeriod


@transaction.atomic
def save(period: KnownPeriod, *, actor: str) -> KnownPeriod:
    """Record or correct a stretch of days; organisers are told of it from then on."""
    period.save()
    detail = {"kind": period.kind, "first": str(period.first), "last": str(period.last), "withdrawn": str(period.withdrawn)}
    record(Noted.DATE_TO_KNOW_SAVED, actor=actor, subject=period, detail=detail)
    return period
