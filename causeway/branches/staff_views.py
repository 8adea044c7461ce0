"""The staff's pages: every branch they see and how its letters stand, one branch, a file of branches."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from causeway.branches.directory import actions as directory
from causeway.branches.directory import importing
from causeway.branches.directory.forms import OfficerForm
from causeway.branches.directory.models import Branch
from causeway.branches.directory.words import changed, sentence
from causeway.branches.letterbox import queries as letterbox
from causeway.branches.letterbox.staff import EVERYWHERE
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import OVER, Role, State
from causeway.branches.officers.models import Officer
from causeway.branches.scope import branches_of
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.file_import import FileForm, NotAsShown, carried, content_of, is_keeping
from causeway.frame.spreadsheets import sheet
from causeway.people.staff_pages import must, staff
from causeway.regions.queries import region_names, regions_of
from causeway.representatives.directory.domain.lines import LARGEST
from causeway.representatives.directory.words import place

SEE, IMPORT, CONFIRM = "branches.see_branches", "branches.import_branches", "branches.confirm_officers"


@require_safe
@staff(SEE)
def overview(request: HttpRequest) -> HttpResponse:
    """List the branches an account sees: who speaks for each by role, when a term ends, how letters stand."""
    regions = regions_of(request.user, EVERYWHERE)
    serving: dict[int, dict[str, Officer]] = {}
    for officer in Officer.objects.serving().filter(branch__in=branches_of(request.user)):
        serving.setdefault(officer.branch_id, {})[officer.role] = officer
    standing = letterbox.standing(request.user)
    listed = set(Branch.objects.listed().values_list("pk", flat=True))
    rows = [
        (branch, branch.pk in listed, serving.get(branch.pk, {}), standing.get(branch.pk))
        for branch in branches_of(request.user).order_by("region", "name")
    ]
    context = {"rows": rows, "regions": None if regions is None else region_names(regions), "here": "overview"}
    return render(request, "branches/staff/overview.html", context)


@require_safe_or_post
@staff(SEE)
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one branch; take it off or list it again, and list an officer whom staff know."""
    branch = get_object_or_404(branches_of(request.user), slug=slug)
    act = request.POST.get("act", "")
    form = OfficerForm(request.POST if act == "name" else None, initial={"role": Role.SECRETARY})
    if request.method == "POST":
        now, by = timezone.now(), request.user.get_username()
        must(request, CONFIRM if act == "name" else IMPORT)
        if act == "off":
            directory.take_off(branch.pk, by=by, now=now)
        elif act == "on":
            directory.list_again(branch.pk, by=by)
        elif form.is_valid():
            typed = form.cleaned_data
            officers.name(branch, Role(typed["role"]), typed["name"], typed["email"], until=None, by=by, now=now)
        if act != "name" or form.is_valid():
            return redirect("branches_staff:one", slug)
    people = branch.officers.exclude(state__in=OVER).exclude(email="")
    listed = Branch.objects.listed().filter(pk=branch.pk).exists()
    context = {"branch": branch, "people": people, "listed": listed, "form": form, "serves": State.SERVING, "here": "one"}
    return render(request, "branches/staff/one.html", context)


FILE_OF = gettext_lazy("A file of branches, as CSV or as a workbook (.xlsx)")


@require_safe_or_post
@staff(SEE, IMPORT, EVERYWHERE)
def bring_in(request: HttpRequest) -> HttpResponse:
    """Check a file, say what it would change, and keep it once somebody has read that."""
    now = timezone.now()
    if is_keeping(request):
        return _keep(request)
    form = FileForm(FILE_OF, request)
    context: dict[str, object] = {"form": form, "here": "bring-in"}
    if form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST + 1)
        context |= _shown(content, now)
    return render(request, "branches/staff/bring_in.html", context)


def _shown(content: bytes, now: Any) -> dict[str, object]:
    """Return what the page says of a file; it is kept nowhere but in the page."""
    found = importing.plan(content, now)
    return {
        "plan": found,
        "faults": [(place(fault), sentence(fault)) for fault in found.checked.faults],
        "lines": [(change, [changed(part) for part in change.parts]) for change in found.changes if not change.does_nothing],
        "content": carried(content),
    }


def _keep(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    content = content_of(request)
    if content is None:
        return redirect("branches_staff:bring-in")
    try:
        kept = importing.keep(content, request.POST.get("stamp", ""), by=request.user.get_username(), now=now)
    except NotAsShown:
        messages.warning(request, _("Something changed meanwhile, and nothing was kept. Read again what the file would do."))
        context = {"form": FileForm(FILE_OF), "here": "bring-in", **_shown(content, now)}
        return render(request, "branches/staff/bring_in.html", context, status=409)
    said = ngettext(
        "Kept: %(new)s new branch, %(changed)s changed. New officers are told by mail.",
        "Kept: %(new)s new branches, %(changed)s changed. New officers are told by mail.",
        kept.new,
    )
    messages.success(request, said % {"new": kept.new, "changed": kept.changed})
    return redirect("branches_staff:overview")


@require_safe
@staff(SEE, IMPORT)
def empty_form(_request: HttpRequest) -> HttpResponse:
    """Hand over the form: what is listed, and a line for every council without a branch. Nobody's address is in it."""
    return sheet("branches", importing.empty_form(timezone.localdate()))
