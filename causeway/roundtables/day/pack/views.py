"""The pack for the day: what is in it, all of it as one file, and each file by itself. For the organisers only, for it holds names."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from causeway.audit.actions import record
from causeway.frame.downloads import streamed
from causeway.limits.declared import HOUR, Limit
from causeway.roundtables.day.acts import Noted
from causeway.roundtables.day.pack import queries as packs
from causeway.roundtables.day.pack.packing import zipped
from causeway.roundtables.day.pack.sheets import Sheet, sheets_of
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.visits import of_roundtable

WHOLE_PACKS = Limit(
    "roundtables.pack",
    12,
    HOUR,
    gettext_lazy("Whole packs taken by one organiser"),
    gettext_lazy("Each is some seconds of work for every seat."),
)


def _together(sheets: tuple[Sheet, ...]) -> list[tuple[str, list[Sheet]]]:
    """Return the files of one paper together, by its title."""
    return [(title, list(each)) for title, each in groupby(sheets, lambda sheet: sheet.title)]


@require_GET
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is in the pack."""
    pack = packs.of(desk.roundtable)
    sheets = sheets_of(pack)
    areas = [
        (of, list(each)) for of, each in groupby(sorted((one for one in sheets if one.of), key=_by_area), lambda one: one.of)
    ]
    context = {
        "roundtable": desk.roundtable,
        "here": "pack",
        "pack": pack,
        "meeting": _together(tuple(one for one in sheets if not one.of)),
        "areas": areas,
    }
    return render(request, "roundtables/pack.html", context)


def _by_area(sheet: Sheet) -> str:
    return sheet.of


@require_GET
@of_roundtable
def whole(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Send the whole pack as a ZIP archive, a file at a time."""
    if WHOLE_PACKS.over(desk.organiser.email):
        messages.warning(request, _("You have had the whole pack many times in this hour. Take single files, or wait a little."))
        return redirect("roundtables:pack", desk.roundtable.slug)
    pack = packs.of(desk.roundtable)
    sheets = sheets_of(pack)
    record(
        Noted.PACK_DOWNLOADED, actor=desk.actor, subject=desk.roundtable, detail={"files": len(sheets), "names": len(pack.people)}
    )
    name = f"{slugify(desk.roundtable.title) or 'roundtable'}-pack.zip"
    return streamed(zipped(sheets, get_language() or "en"), "application/zip", name)


@require_GET
@of_roundtable
def single(request: HttpRequest, desk: Desk, path: str) -> HttpResponse:
    """Send one file."""
    pack = packs.of(desk.roundtable)
    sheet = next((one for one in sheets_of(pack) if one.path == path), None)
    file = sheet.make() if sheet else None
    if sheet is None or file is None:
        messages.warning(request, _("There is nothing yet that this paper could tell."))
        return redirect("roundtables:pack", desk.roundtable.slug)
    if not sheet.of:
        record(Noted.PAPER_OF_THE_PACK_DOWNLOADED, actor=desk.actor, subject=desk.roundtable, detail={"file": sheet.name})
    answer = HttpResponse(file.content, content_type=file.content_type)
    shown = "inline" if file.content_type == "application/pdf" else "attachment"
    answer["Content-Disposition"] = f'{shown}; filename="{file.name}"'
    return answer
