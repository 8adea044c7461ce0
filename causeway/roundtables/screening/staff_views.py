"""The staff's side: first messages of new organisers that wait, with what they hold, and a button for each."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import permission_required

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_text
from causeway.roundtables.screening import actions as acts
from causeway.roundtables.screening import queries as screening
from causeway.roundtables.screening.domain import Act
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table.exceptions import NotNow
from causeway.words.domain.keys import key_in

PERMISSION = "roundtables.release_sends"
LONGEST = 1000
_ACTS = {"release": Act.RELEASE, "refuse": Act.REFUSE}


@never_cache
@require_safe_or_post
@permission_required(PERMISSION)  # type: ignore[untyped-decorator]  # wagtail has no types
def sends(request: HttpRequest) -> HttpResponse:
    """Show what waits; a button decides. A reason that was typed stays where it could not be done."""
    typed, problem, of = "", "", 0
    if request.method == "POST":
        typed, of = clean_text(request.POST.get("why", ""), LONGEST), _key(request)
        problem = _decided(request, of, typed)
        if not problem:
            return redirect("roundtables_staff:sends")
    rows = [
        {
            "review": each,
            "texts": [(screening.what_in_words(name), text) for name, text in each.words.items()],
            "reasons": [screening.reason_in_words(reason) for reason in each.reasons],
            "typed": typed if each.pk == of else "",
        }
        for each in screening.waiting()
    ]
    context = {"rows": rows, "problem": problem, "longest": LONGEST, "here": "sends"}
    return render(request, "roundtables/staff/sends.html", context, status=422 if problem else 200)


def _key(request: HttpRequest) -> int:
    key = key_in(request.POST.get("review", ""))
    if key is None:
        raise Http404
    return key


def _decided(request: HttpRequest, key: int, why: str) -> str:
    act = _ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        acts.decide(key, act, why, request.user.get_username(), timezone.now())
    except SendReview.DoesNotExist:
        raise Http404 from None
    except NotNow as refused:
        return str(refused)
    messages.success(
        request,
        _("Released. Its organiser is told and can send it.") if act is Act.RELEASE else _("Refused. Its organiser reads why."),
    )
    return ""
