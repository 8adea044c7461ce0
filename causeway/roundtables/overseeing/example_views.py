"""Staff offer a roundtable as a good example, or no longer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.examples import actions as acts
from causeway.roundtables.examples import queries as examples
from causeway.roundtables.examples.models import GoodExample
from causeway.roundtables.overseeing.forms import OfferForm
from causeway.roundtables.overseeing.views import one_or_404
from causeway.roundtables.regions.scope import CHOOSE_EXAMPLES, Scope
from causeway.roundtables.regions.visits import seen
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable


@require_safe_or_post
@seen
def example(request: HttpRequest, scope: Scope, key: int) -> HttpResponse:
    """Show all that others would begin from; offer it, or stop offering it."""
    if not request.user.has_perm(CHOOSE_EXAMPLES):
        raise PermissionDenied
    roundtable = one_or_404(scope, key).roundtable
    there = GoodExample.objects.filter(roundtable=roundtable).first()
    form = OfferForm(request.POST if request.method == "POST" else None, initial=_initial(there))
    if request.method == "POST" and _done(request, roundtable, form):
        return redirect("roundtables_staff:example", roundtable.pk)
    content = examples.content_of(roundtable)
    context = {
        "roundtable": roundtable,
        "example": there if there and there.withdrawn_at is None else None,
        "content": content,
        "named": examples.last_names_in(content, examples.people_of(roundtable)),
        "changed": there is not None and examples.read(there.content) != content,
        "form": form,
    }
    return render(request, "roundtables/staff/example.html", context)


def _initial(there: GoodExample | None) -> dict[str, str]:
    return {"name": there.name, "why": there.why} if there else {}


def _done(request: HttpRequest, roundtable: Roundtable, form: OfferForm) -> bool:
    actor = request.user.get_username()
    if request.POST.get("act") == "stop":
        acts.withdraw(roundtable.pk, actor, timezone.now())
        messages.success(request, _("It is no longer offered."))
        return True
    if not form.is_valid():
        return False
    try:
        acts.offer(roundtable.pk, form.cleaned_data["name"], form.cleaned_data["why"], actor, timezone.now())
    except NotNow as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, _("Organisers can begin from it now. Its own organiser is told."))
    return True
