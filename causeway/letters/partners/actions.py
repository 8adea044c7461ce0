"""Recording a partner, and changing which sites may show our box."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.letters.letter.acts import Noted
from causeway.letters.partners.models import Partner


@transaction.atomic
def save(partner: Partner, *, actor: str) -> Partner:
    """Keep a partner. The short name stays as it was: letters are counted under it."""
    before = Partner.objects.filter(pk=partner.pk).first()
    if before is not None and before.slug != partner.slug:
        raise ValidationError({"slug": _("Letters are counted under the short name. Record a new partner instead.")})
    partner.save()
    detail = {"partner": partner.slug, "origins": partner.origins, "on": str(partner.switched_on)}
    record(Noted.PARTNER_SAVED, actor=actor, subject=partner, detail=detail)
    return partner
