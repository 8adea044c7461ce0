"""What a guest says once the date is settled: whether they come, and what they need."""

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.moving import held


@transaction.atomic
def keep_needs(guest: Guest, access_needs: str, dietary: str) -> None:
    """Keep what a guest needs to take part."""
    Guest.objects.filter(pk=guest.pk).update(access_needs=access_needs, dietary=dietary)
    record("roundtable: guest's needs kept", actor="guest", subject=guest)


@transaction.atomic
def say_comes(guest: Guest, *, comes: bool) -> None:
    """Keep whether a guest comes; the last word counts."""
    if held(guest.roundtable_id).state != State.CONFIRMED:
        raise NotNow(_("There is nothing to say to that now."))
    Guest.objects.filter(pk=guest.pk).update(comes=comes)
    record("roundtable: guest says whether they come", actor="guest", subject=guest)
