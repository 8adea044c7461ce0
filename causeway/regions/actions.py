"""Saying who looks after which region."""

from django.db import transaction

from causeway.audit.actions import record
from causeway.regions.models import LooksAfter


@transaction.atomic
def save_looks_after(row: LooksAfter, *, actor: str) -> LooksAfter:
    """Say that an account looks after a region, or no longer does."""
    row.save()
    detail = {"region": row.region, "withdrawn": row.withdrawn}
    record("roundtables: regional organiser saved", actor=actor, subject=row, detail=detail)
    return row
