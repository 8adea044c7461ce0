"""The staff's pages: what the library has, one resource and its files, kits, a spreadsheet."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.file_import import FileForm, NotAsShown, carried, content_of, is_keeping
from causeway.frame.slugs import free_slug
from causeway.library.citations import used_in
from causeway.library.files.actions import LARGEST, NotTaken, add_version
from causeway.library.health import checking
from causeway.library.health.models import Health
from causeway.library.kits import actions as kit_actions
from causeway.library.kits.forms import KitForm, initial
from causeway.library.kits.models import Kit
from causeway.library.notifying import needs_a_look
from causeway.library.quotations import actions as quoting
from causeway.library.quotations.forms import QuoteForm
from causeway.library.resources import actions
from causeway.library.resources.domain import LONGEST_ADDRESS, address_key, words_of
from causeway.library.resources.forms import ResourceForm, VersionForm
from causeway.library.resources.models import Resource
from causeway.library.sheet import importing
from causeway.library.sheet.words import field_name, sentence
from causeway.people.staff_pages import by, staff
from causeway.representatives.directory.domain.lines import LARGEST as LARGEST_SHEET
from causeway.representatives.directory.words import place
from causeway.words.domain.keys import key_in

KEEP = "library.keep_library"
FILE_OF = gettext_lazy("A spreadsheet of resources, as CSV or as a workbook (.xlsx)")


@require_safe
@staff(KEEP)
def overview(request: HttpRequest) -> HttpResponse:
    """List everything, what was taken off, too."""
    rows = Resource.objects.defer("words", "transcript").order_by("title")
    typed = request.GET.get("q", "")[:120]
    for word in words_of(typed):
        rows = rows.filter(words__contains=f" {word}")
    return render(request, "library/staff/overview.html", {"rows": rows, "typed": typed, "here": "overview"})


@require_safe_or_post
@staff(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Put a resource in."""
    form = ResourceForm(request.POST if request.method == "POST" else None, initial={"checked": timezone.localdate()})
    if form.is_valid():
        made = actions.add(form.values, form.cleaned_data["areas"], by=by(request))
        messages.success(request, _("It is in the library."))
        return redirect("library_staff:one", made.slug)
    return render(request, "library/staff/new.html", {"form": form, "here": "new"})


@require_safe_or_post
@staff(KEEP)
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a resource; see its files and where it is used."""
    held = get_object_or_404(Resource, slug=slug)
    shown = model_to_dict(held) | {"areas": " ".join(area.code for area in held.areas.all())}
    form = ResourceForm(request.POST if request.method == "POST" else None, initial=shown, held=held)
    if form.is_valid():
        actions.change(held.pk, form.values, form.cleaned_data["areas"], by=by(request))
        messages.success(request, _("Kept."))
        return redirect("library_staff:one", slug)
    return _page(request, held, form, VersionForm())


def _page(
    request: HttpRequest, held: Resource, form: ResourceForm, file: VersionForm, quote: QuoteForm | None = None
) -> HttpResponse:
    context = {
        "held": held,
        "form": form,
        "file": file,
        "versions": held.versions.defer("content", "text", "preview"),
        "used": used_in(held.address_key),
        "kits": held.in_kits.select_related("kit"),
        "health": Health.objects.filter(resource=held).first(),
        "quotations": held.quotations.all(),
        "quote": quote or QuoteForm(),
        "here": "one",
    }
    return render(request, "library/staff/one.html", context)


@require_POST
@staff(KEEP)
def add_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a version of a file."""
    held = get_object_or_404(Resource, slug=slug)
    file = VersionForm(request.POST, request.FILES)
    if file.is_valid():
        given = file.cleaned_data["file"]
        try:
            add_version(
                held.pk, given.name, given.read(LARGEST + 1), note=file.cleaned_data["note"], by=by(request), now=timezone.now()
            )
        except NotTaken as refused:
            file.add_error("file", str(refused))
        else:
            messages.success(request, _("It is there. Its words and its first page follow within minutes."))
            return redirect("library_staff:one", slug)
    return _page(request, held, _as_it_is(held), file)


def _as_it_is(held: Resource) -> ResourceForm:
    shown = model_to_dict(held) | {"areas": " ".join(area.code for area in held.areas.all())}
    return ResourceForm(initial=shown, held=held)


@require_POST
@staff(KEEP)
def quote(request: HttpRequest, slug: str) -> HttpResponse:
    """Watch a sentence or figure that this site takes from a resource."""
    held = get_object_or_404(Resource, slug=slug)
    form = QuoteForm(request.POST)
    if not form.is_valid():
        return _page(request, held, _as_it_is(held), VersionForm(), form)
    quoting.watch(held, form.cleaned_data["words"], form.cleaned_data["where"], by=by(request))
    return redirect("library_staff:one", slug)


@require_safe
@staff(KEEP)
def links(request: HttpRequest) -> HttpResponse:
    """List what needs a look: links that are not well, quotations that changed."""
    rows = Resource.objects.public().filter(needs_a_look()).defer("words", "transcript").distinct()
    shown = rows.select_related("health").prefetch_related(Prefetch("quotations", to_attr="watched"))
    context = {"rows": shown.order_by("title"), "checks": settings.CHECK_LINKS, "here": "links"}
    return render(request, "library/staff/links.html", context)


def _take_address(request: HttpRequest, held: Resource) -> None:
    """Write down the address that the old one leads to for good, unless another resource has it."""
    health = Health.objects.filter(resource=held).exclude(leads_to="").first()
    if health is None:
        return
    if Resource.objects.filter(address_key=address_key(health.leads_to)).exclude(pk=held.pk).exists():
        messages.warning(request, _("Another resource has that address already."))
        return
    actions.change(held.pk, {"address": health.leads_to[:LONGEST_ADDRESS]}, None, by=by(request))


def _drop(request: HttpRequest, held: Resource) -> None:
    key = key_in(request.POST.get("key", ""))
    if key is not None and held.quotations.filter(pk=key).exists():
        quoting.drop(key, by=by(request))


_ACTS: Mapping[str, Callable[[HttpRequest, Resource], object]] = {
    "off": lambda request, held: actions.withdraw(held.pk, by=by(request), now=timezone.now()),
    "on": lambda request, held: actions.restore(held.pk, by=by(request)),
    "check": lambda _request, held: checking.want(held, timezone.now()),
    "take-address": _take_address,
    "drop": _drop,
}


@require_POST
@staff(KEEP)
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a resource off, put it back, have its link asked, take its new address, drop what is cited."""
    held = get_object_or_404(Resource, slug=slug)
    if step := _ACTS.get(request.POST.get("act", "")):
        step(request, held)
    return redirect("library_staff:one", slug)


@require_safe
@staff(KEEP)
def kits(request: HttpRequest) -> HttpResponse:
    """List the kits."""
    return render(request, "library/staff/kits.html", {"kits": Kit.objects.prefetch_related("items"), "here": "kits"})


@require_safe_or_post
@staff(KEEP)
def kit(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Change a kit, or make one."""
    held = get_object_or_404(Kit, slug=slug) if slug else None
    form = KitForm(request.POST if request.method == "POST" else None, initial=initial(held) if held else {})
    if form.is_valid():
        kit_actions.write(slug or free_slug(Kit, form.cleaned_data["title"], 50, "kit"), form.wanted, by=by(request))
        messages.success(request, _("Kept."))
        return redirect("library_staff:kits")
    return render(request, "library/staff/kit.html", {"form": form, "kit": held, "here": "kits"})


@require_safe_or_post
@staff(KEEP)
def bring_in(request: HttpRequest) -> HttpResponse:
    """Check a spreadsheet, say what it would change, and keep it once somebody has read that."""
    if is_keeping(request):
        return _keep(request)
    form = FileForm(FILE_OF, request)
    shown = _shown(form.cleaned_data["file"].read(LARGEST_SHEET + 1)) if form.is_valid() else {}
    return render(request, "library/staff/bring_in.html", {"form": form, "here": "bring-in", **shown})


def _shown(content: bytes) -> dict[str, object]:
    found = importing.plan(content)
    return {
        "plan": found,
        "faults": [(place(fault), sentence(fault)) for fault in found.checked.faults],
        "lines": [(each, [field_name(name) for name in each.fields]) for each in found.changes if not each.does_nothing],
        "content": carried(content),
    }


def _keep(request: HttpRequest) -> HttpResponse:
    content = content_of(request)
    if content is None:
        return redirect("library_staff:bring-in")
    try:
        kept = importing.keep(content, request.POST.get("stamp", ""), by=by(request))
    except NotAsShown:
        messages.warning(request, _("Something changed meanwhile, and nothing was kept. Read again what the file would do."))
        context = {"form": FileForm(FILE_OF), "here": "bring-in", **_shown(content)}
        return render(request, "library/staff/bring_in.html", context, status=409)
    messages.success(request, _("Kept: %(new)s new, %(changed)s changed.") % {"new": kept.new, "changed": kept.changed})
    return redirect("library_staff:overview")
