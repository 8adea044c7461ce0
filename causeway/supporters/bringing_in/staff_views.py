"""The pages of lists: what a file would do, keeping it, the second look."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.file_import import FileForm, NotAsShown, carried, content_of, is_keeping
from causeway.frame.spreadsheets import table
from causeway.people.staff_pages import staff
from causeway.representatives.directory.words import place
from causeway.supporters.bringing_in import actions as acts
from causeway.supporters.bringing_in.domain import Column
from causeway.supporters.bringing_in.forms import AdmitForm, TitleForm
from causeway.supporters.bringing_in.models import BroughtIn
from causeway.supporters.bringing_in.second_look import BRING_IN, is_own, others
from causeway.supporters.bringing_in.words import OUTCOMES, sentence
from causeway.supporters.joining.domain import State
from causeway.supporters.pack import SupporterWords, words_or_404

FILE_OF = gettext_lazy("A CSV file or an Excel workbook of people who agreed")
SHOWN = 50


@never_cache
@require_safe_or_post
@staff(BRING_IN)
def bring_in(request: HttpRequest) -> HttpResponse:
    """Take a file, show what it would do, and keep it as was shown."""
    said = words_or_404()
    if is_keeping(request):
        return _keep(request, said)
    form = FileForm(FILE_OF, request)
    context: dict[str, Any] = {"form": form, "lists": BroughtIn.objects.all()[:SHOWN], "columns": list(Column)}
    if form.is_valid():
        context |= _would_do(form.cleaned_data["file"].read(), said) | {"title_form": TitleForm()}
    return render(request, "supporters/staff/bring_in.html", context)


def _would_do(content: bytes, said: SupporterWords) -> dict[str, Any]:
    found = acts.plan(content, said, timezone.now())
    counts = Counter(change.outcome for change in found.changes)
    return {
        "plan": found,
        "faults": [(place(fault), sentence(fault)) for fault in found.checked.faults],
        "outcomes": [(many, OUTCOMES[outcome]()) for outcome, many in counts.items()],
        "wordings": Counter(change.row.wording for change in found.changes if change.is_new).most_common(SHOWN),
        "content": carried(content),
    }


def _keep(request: HttpRequest, said: SupporterWords) -> HttpResponse:
    content, form = content_of(request), TitleForm(request.POST)
    if content is None:
        return redirect("supporters_staff:bring-in")
    if form.is_valid():
        try:
            made = acts.keep(
                content,
                request.POST.get("stamp", ""),
                form.cleaned_data["title"],
                said,
                by=request.user.get_username(),
                now=timezone.now(),
            )
        except NotAsShown:
            messages.warning(request, _("Something changed meanwhile, and nothing was kept. Read again what the file would do."))
        else:
            messages.success(request, _("Kept. Nobody is written to before somebody has looked at it a second time."))
            return redirect("supporters_staff:list", made.pk)
    context = {"form": FileForm(FILE_OF), "lists": BroughtIn.objects.all()[:SHOWN], "columns": list(Column)}
    context |= _would_do(content, said) | {"title_form": form}
    return render(request, "supporters/staff/bring_in.html", context, status=422)


@require_safe
@staff(BRING_IN)
def empty_form(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand over the names of the columns as a file."""
    return table("supporters", [column.value for column in Column], [])


@never_cache
@require_safe_or_post
@staff(BRING_IN)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show a list for the second look: by which words they agreed, when and where; a button admits it or erases it."""
    made = get_object_or_404(BroughtIn, pk=key)
    form = AdmitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (done := _decided(request, made, form)):
        messages.success(request, done)
        return redirect("supporters_staff:list", key)
    own, who = is_own(made, request.user.get_username()), others(made)
    waiting = made.supporters.filter(state=State.BROUGHT_IN)
    proofs = waiting.values_list("consents__wording", "consents__channel", "consents__proof", "consents__given_at__date")
    context = {
        "list": made,
        "form": form,
        "waiting": waiting.count(),
        "for_others": who if own else [],
        "alone": own and not who,
        "proofs": Counter(proofs.order_by("consents__given_at")).most_common(SHOWN),
    }
    return render(request, "supporters/staff/list.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, made: BroughtIn, form: AdmitForm) -> str:
    by, now = request.user.get_username(), timezone.now()
    try:
        if "drop" in request.POST:
            many = acts.drop(made.pk, by=by, now=now)
            return ngettext("%(n)s person was erased again.", "%(n)s people were erased again.", many) % {"n": many}
        if form.is_valid():
            many = acts.admit(made.pk, form.cleaned_data["many"], by=by, now=now)
            return ngettext("%(n)s person is a reader now.", "%(n)s people are readers now.", many) % {"n": many}
    except acts.NotNow as problem:
        form.add_error(None, str(problem))
    return ""
