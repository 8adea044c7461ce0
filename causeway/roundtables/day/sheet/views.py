"""The run sheet's page: laid out from a format, edited as a whole, always adding up."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from causeway.roundtables.day.sheet import actions as acts
from causeway.roundtables.day.sheet import formats
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.day.sheet.domain import Format
from causeway.roundtables.day.sheet.forms import DutiesForm, FitForm, SheetForms, initial, speakers_of
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.exceptions import ChangedMeanwhile
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import of_roundtable


def _show(request: HttpRequest, desk: Desk, status: int = 200, **given: Any) -> HttpResponse:
    roundtable = desk.roundtable
    rows = acts.rows_of(roundtable)
    context = {
        "roundtable": roundtable,
        "here": "sheet",
        "sheet": sheets.of(roundtable),
        "formats": formats.offered(),
        "seen": acts.seen(rows),
        "duties": DutiesForm(roundtable=roundtable),
        "fit": FitForm(initial={"minutes": roundtable.minutes}),
        "speaking": roundtable.guests.filter(erased=False).exclude(speaks_on=""),
        **given,
    }
    context.setdefault("rows", SheetForms(initial=initial(rows), form_kwargs={"speakers": speakers_of(roundtable)}))
    return render(request, "roundtables/sheet/page.html", context, status=status)


@require_GET
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the run sheet with its times, and the form to change it."""
    return _show(request, desk)


def _back(request: HttpRequest, desk: Desk, act: Callable[[], object], words: str) -> HttpResponse:
    """Do one act and show the sheet again; where it lasts longer or shorter now than calendars say, that is said."""
    before = desk.roundtable.minutes
    if done(request, act, words):
        desk.roundtable.refresh_from_db()
        if desk.roundtable.state == State.CONFIRMED and desk.roundtable.minutes != before:
            messages.warning(request, _("It lasts longer or shorter now than calendars say. Under Dates, change it everywhere."))
    return redirect("roundtables:sheet", desk.roundtable.slug)


@require_POST
@of_roundtable
def lay_out(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin from a format."""
    which = request.POST.get("format", "")
    if which not in set(Format):
        return redirect("roundtables:sheet", desk.roundtable.slug)
    laid_out = _("The run sheet is laid out. Change what you like.")
    return _back(request, desk, lambda: acts.lay_out(desk, Format(which), timezone.now()), laid_out)


@require_POST
@of_roundtable
def save(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Save the whole sheet; what somebody else saved meanwhile is shown beside it, and nothing is overwritten."""
    rows = SheetForms(request.POST, form_kwargs={"speakers": speakers_of(desk.roundtable)})
    if not rows.is_valid():
        return _show(request, desk, 422, rows=rows, seen=request.POST.get("seen", ""))
    seen = request.POST.get("seen", "")
    saved = _("Saved. The times follow from the minutes.")
    try:
        return _back(request, desk, lambda: acts.save_sheet(desk, rows.rows(), seen, timezone.now()), saved)
    except ChangedMeanwhile:
        return _show(request, desk, 409, rows=rows, changed_meanwhile=True)


@require_POST
@of_roundtable
def fit(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make it last as long as there is time."""
    form = FitForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, 422, fit=form)
    fitted = _("Every item was made longer or shorter in proportion.")
    return _back(request, desk, lambda: acts.fit(desk, form.cleaned_data["minutes"], timezone.now()), fitted)


@require_POST
@of_roundtable
def duties(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say who does what on the day."""
    form = DutiesForm(request.POST, roundtable=desk.roundtable)
    if not form.is_valid():
        return _show(request, desk, 422, duties=form)
    return _back(request, desk, lambda: acts.give_duties(desk, form.holders(), timezone.now()), _("Saved."))
