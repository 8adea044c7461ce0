"""Saying who looks after which region."""

from enum import StrEnum

from django.db import transaction

from causeway.audit.actions import record
from causeway.regions.models import LooksAfter


class Noted(StrEnum):
    """What stands in the audit trail."""

    REGIONAL_ORGANISER_SAVED = "roundtables: regional organiser saved"


@transaction.atomic
def save_looks_after(row: LooksAfter, *, actor: str) -> LooksAfter:
    """Say that an account looks after a region, or no longer does."""
    row.save()
    detail = {"region": row.region, "withdrawn": row.withdrawn}
    record(Noted.REGIONAL_ORGANISER_SAVED, actor=actor, subject=row, detail=detail)
    return row
