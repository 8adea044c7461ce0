"""What a guest says once the date is settled: whether they come, and what they need."""

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.dates.acts import Noted
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable

NOTHING_SAID = editing.seen({"access_needs": "", "dietary": ""})


@transaction.atomic
def keep_needs(guest: Guest, access_needs: str, dietary: str, *, seen: str = "") -> None:
    """Keep what a guest needs to take part; raises :class:`ChangedMeanwhile` where other words were kept since the form was opened.

    A form that was opened before there were marks has seen a page on which nothing was said.
    """
    row = Guest.objects.select_for_update().get(pk=guest.pk)
    there = {"access_needs": row.access_needs, "dietary": row.dietary}
    changed = editing.to_save({"access_needs": access_needs, "dietary": dietary}, there, seen or NOTHING_SAID)
    Guest.objects.filter(pk=guest.pk).update(**changed or there)
    record(Noted.GUESTS_NEEDS_KEPT, actor="guest", subject=guest)


@transaction.atomic
def say_comes(guest: Guest, *, comes: bool) -> None:
    """Keep whether a guest comes; the last word counts."""
    if Roundtable.held(guest.roundtable_id).state != State.CONFIRMED:
        raise NotNow(_("There is nothing to say to that now."))
    Guest.objects.filter(pk=guest.pk).update(comes=comes)
    record(Noted.GUEST_SAYS_WHETHER_THEY_COME, actor="guest", subject=guest)
