"""Where staff see whom the directory names, check a file and load it."""

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.file_import import FileForm
from causeway.frame.spreadsheets import sheet
from causeway.people.staff_pages import staff
from causeway.representatives.directory import actions as directory
from causeway.representatives.directory import coverage, offices
from causeway.representatives.directory.blank_form import form as empty_form
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.lines import LARGEST
from causeway.representatives.directory.domain.offices import Office
from causeway.representatives.directory.models import DirectoryRelease
from causeway.representatives.directory.words import place, sentence
from causeway.representatives.exceptions import DirectoryRefused

MAY_LOAD = "representatives.add_directoryrelease"
MAY_SEE = (MAY_LOAD, "representatives.view_officeentry")
SHOWN = 8  # releases


def may_see(request: HttpRequest) -> bool:
    """Return whether this account may see whom the directory names."""
    return any(request.user.has_perm(permission) for permission in MAY_SEE)


def _content(given: "UploadedFile[bytes]") -> bytes:
    content: bytes = given.read(LARGEST + 1)
    return content


def _came_of(request: HttpRequest, form: FileForm) -> dict[str, object]:
    """Check or load the file that was handed over; return what the page says of it."""
    given: UploadedFile[bytes] = form.cleaned_data["file"]
    content, now = _content(given), timezone.now()
    if request.POST.get("way") != "load":
        read = directory.checked(content, timezone.localdate(now))
        return {"faults": _said(read.faults), "checked": None if read.faults else read, "file_name": given.name}
    try:
        loaded = directory.load(content, file_name=given.name or "", actor=request.user.get_username(), now=now)
    except DirectoryRefused as refused:
        return {"faults": _said(refused.faults), "file_name": given.name}
    return {"loaded": loaded, "file_name": given.name}


def _said(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(place(fault), sentence(fault)) for fault in faults]


@require_safe_or_post
@staff(any_of=MAY_SEE)
def overview(request: HttpRequest) -> HttpResponse:
    """Show how much of each office is covered; take a file."""
    may_load = request.user.has_perm(MAY_LOAD)
    came: dict[str, object] = {}
    form = FileForm(_("A directory as CSV"), request)
    if request.method == "POST":
        if not may_load:
            raise PermissionDenied
        if form.is_valid():
            came = _came_of(request, form)
    covers = coverage.of_all(timezone.localdate())
    releases = DirectoryRelease.objects.all()[:SHOWN]
    context = {"form": form, "covers": covers, "releases": releases, "may_load": may_load, **came}
    return render(request, "representatives/directory.html", context)


def _office(key: str) -> Office:
    found = offices.office(key)
    if found is None:
        raise Http404
    return found


@require_GET
@staff(any_of=MAY_SEE)
def one(request: HttpRequest, office: str) -> HttpResponse:
    """Show every area of one office and whom the directory names there."""
    cover = coverage.of_office(_office(office), timezone.localdate())
    return render(request, "representatives/directory_office.html", {"cover": cover})


@require_GET
@staff()
def form_of(request: HttpRequest, office: str) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand over the empty form of one office."""
    of = _office(office)
    return sheet(f"directory-{of}", empty_form(of, timezone.localdate()))
