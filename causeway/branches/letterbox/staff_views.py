"""Where staff see which letters nobody answered, read those that came to them, and answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.audit.actions import record
from causeway.branches.letterbox import actions, queries
from causeway.branches.letterbox.domain import Holder
from causeway.branches.letterbox.forms import WordsForm
from causeway.branches.letterbox.models import Thread
from causeway.branches.letterbox.staff import MAY_ANSWER
from causeway.branches.staff_views import SEE
from causeway.frame.addresses import require_safe_or_post
from causeway.moves.domain import IllegalMove
from causeway.people.staff_pages import staff


@require_safe
@staff(SEE)
def letters(request: HttpRequest) -> HttpResponse:
    """Show the letters that came to staff, and of those that wait for officers only branch and days."""
    mine = queries.for_staff(request.user) if request.user.has_perm(MAY_ANSWER) else None
    context = {"mine": mine, "others": queries.with_officers(request.user), "now": timezone.now(), "here": "letters"}
    return render(request, "branches/staff/letters.html", context)


@require_safe_or_post
@staff(SEE, MAY_ANSWER)
def letter(request: HttpRequest, key: int) -> HttpResponse:
    """Show a letter that came to staff, and take an answer. That it was opened is written down."""
    found: Thread = get_object_or_404(queries.readable(request.user), pk=key)
    act, by, now = request.POST.get("act", ""), request.user.get_username(), timezone.now()
    form = WordsForm(request.POST if act == "answer" else None)
    try:
        if act == "close":
            actions.close(found.pk, by, now)
        elif act == "hand-on":
            actions.hand_on(found.pk, Holder.REGION, by, now)
        elif act == "answer" and form.is_valid():
            actions.answer(found.pk, form.cleaned_data["text"], by, now)
    except IllegalMove:
        _too_late(request, form)
    if request.method == "POST" and not form.errors:
        return redirect("branches_staff:letter", key)
    if request.method != "POST":
        record(actions.Noted.OPENED, actor=by, subject=found)
    context = {"seen": queries.as_holder(found, Holder.REGION), "form": form, "here": "letters"}
    return render(request, "branches/staff/letter.html", context)


def _too_late(request: HttpRequest, form: WordsForm) -> None:
    """Say that it was closed meanwhile: beside the words where some were typed, which stay."""
    if form.is_bound:
        form.add_error(None, _("It is closed: there is nobody left to answer."))
    else:
        messages.info(request, _("Somebody has closed it already."))
