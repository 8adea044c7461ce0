"""Saying who looks after which region."""

from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.regions.models import LooksAfter


class Noted(StrEnum):
    """What stands in the audit trail."""

    REGIONAL_ORGANISER_SAVED = "roundtables: regional organiser saved"


@transaction.atomic
def save_looks_after(row: LooksAfter, *, actor: str) -> LooksAfter:
    """Say that an account looks after a region, or no longer does. Raises :exc:`ValidationError` where somebody gives one to themselves."""
    user = row.user
    had_it = LooksAfter.objects.filter(pk=row.pk, user=user, region=row.region, withdrawn=False).exists()
    if user.get_username() == actor and not (row.withdrawn or had_it or user.is_superuser):
        raise ValidationError(_("Nobody gives a region to themselves. Ask a colleague who may."))
    row.save()
    detail = {"region": row.region, "withdrawn": row.withdrawn}
    record(Noted.REGIONAL_ORGANISER_SAVED, actor=actor, subject=row, detail=detail)
    return row
