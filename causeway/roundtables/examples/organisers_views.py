"""A good example from its own organisers' side: they may stop it from being offered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from causeway.roundtables.examples import actions as examples
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import of_roundtable


@require_POST
@of_roundtable
def not_an_example(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Offer it to others no longer."""
    done(
        request,
        lambda: examples.withdraw(desk.roundtable.pk, desk.actor, timezone.now()),
        _("Others can no longer begin from it."),
    )
    return redirect("roundtables:organisers", desk.roundtable.slug)
