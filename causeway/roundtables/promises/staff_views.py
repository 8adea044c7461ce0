"""The staff's side: which promises may be public."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import permission_required

from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.promises import actions as acts
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.exceptions import NotNow
from causeway.words.domain.keys import key_in

PERMISSION = "roundtables.publish_promises"


@never_cache
@require_safe_or_post
@permission_required(PERMISSION)  # type: ignore[untyped-decorator]  # wagtail has no types
def promises(request: HttpRequest) -> HttpResponse:
    """Show the promises that wait, and those that are or will be public; a button decides."""
    if request.method == "POST":
        _decide(request)
        return redirect("roundtables_staff:promises")
    context = {
        "waiting": ledger.waiting_for_staff(),
        "agreed": [(each, ledger.public_from(each)) for each in ledger.agreed()],
        "reply_days": ledger.REPLY_DAYS,
    }
    return render(request, "roundtables/staff/promises.html", context)


def _decide(request: HttpRequest) -> None:
    key, act = key_in(request.POST.get("promise", "")), request.POST.get("act")
    if key is None or act not in {"agree", "not"}:
        raise Http404
    try:
        acts.staff_agree(key, request.user.get_username(), timezone.now(), to_publish=act == "agree")
    except Promise.DoesNotExist:
        raise Http404 from None
    except NotNow as problem:
        messages.error(request, str(problem))
        return
    said = _("They are told, and it is public after a fortnight.") if act == "agree" else _("It is not public.")
    messages.success(request, said)
