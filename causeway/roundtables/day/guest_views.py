"""A guest's own page, opened by their link without an account: which dates they can do, and when it is settled, all they need to come."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from causeway.calendars.answers import to_keep
from causeway.calendars.files import published
from causeway.frame.origins import keyed_by_address
from causeway.people.exceptions import LinkInvalid
from causeway.people.visits import PrivateView, discreet
from causeway.roundtables.dates import entries
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.actions import attending, polling
from causeway.roundtables.dates.forms import NeedsForm
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, State
from causeway.roundtables.table.editing import Edited, edit
from causeway.roundtables.table.guest_links import guest_of
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.page_messages import done


def _of_guest(view: Callable[..., HttpResponse]) -> PrivateView:
    """Open ``view(request, guest, signed)`` for whoever holds the link.

    No CSRF cookie is asked for: the address cannot be guessed, and a mail program's own browser may keep no cookie.
    """

    @keyed_by_address
    @discreet
    @wraps(view)
    def opened(request: HttpRequest, signed: str, **rest: Any) -> HttpResponse:
        try:
            return view(request, guest_of(signed), signed, **rest)
        except LinkInvalid as problem:
            return render(request, "roundtables/guest/no_link.html", {"problem": str(problem), "answerable": True}, status=404)

    return opened


@require_GET
@_of_guest
def page(request: HttpRequest, guest: Guest, signed: str) -> HttpResponse:
    """Show the dates to choose from; or, when one is settled, when and where it is and how to join."""
    return _show(request, guest, signed, Edited(NeedsForm.of(guest)))


def _show(request: HttpRequest, guest: Guest, signed: str, edited: Edited) -> HttpResponse:
    now = timezone.now()
    roundtable = guest.roundtable
    context: dict[str, Any] = {"guest": guest, "roundtable": roundtable, "signed": signed, "needs": edited.form, "edited": edited}
    if State(roundtable.state) in BEFORE_THE_DATE:
        dates = polls.asked(guest, now)
        context |= {"dates": dates, "all_said": all(date.said for date in dates), "meeting": polls.meeting(roundtable)}
        return render(request, "roundtables/guest/dates.html", context)
    if roundtable.state == State.CANCELLED or roundtable.chosen is None:
        return render(request, "roundtables/guest/off.html", context)
    date = roundtable.chosen
    context |= {
        "date": date,
        "ends_at": date.ends_at(roundtable.minutes),
        "where": entries.where(roundtable),
        "sheet": sheets.of(roundtable),
        "over": date.ends_at(roundtable.minutes) < now,
    }
    return render(request, "roundtables/guest/attend.html", context)


@require_POST
@_of_guest
def say(request: HttpRequest, guest: Guest, signed: str, date: int) -> HttpResponse:
    """Take one tap: whether the guest can do one date."""
    answer = request.POST.get("can", "")
    if answer in set(Can):
        done(request, lambda: polling.say_can(guest, date, Can(answer), timezone.now()))
    return redirect(f"{_address(signed)}#date-{date}")


@require_POST
@_of_guest
def needs(request: HttpRequest, guest: Guest, signed: str) -> HttpResponse:
    """Keep what a guest needs to take part."""
    edited = edit(
        request,
        NeedsForm,
        lambda: Guest.objects.get(pk=guest.pk),
        lambda typed, seen: attending.keep_needs(guest, typed["access_needs"], typed["dietary"], seen=seen),
    )
    if not edited.saved:
        return _show(request, guest, signed, edited)
    messages.success(request, _("Thank you. The organisers can see it, and nobody else."))
    return redirect(f"{_address(signed)}#needs")


@require_POST
@_of_guest
def comes(request: HttpRequest, guest: Guest, signed: str) -> HttpResponse:
    """Take whether a guest comes on the settled date."""
    answer = request.POST.get("comes", "")
    if answer in {"yes", "no"}:
        done(request, lambda: attending.say_comes(guest, comes=answer == "yes"))
    return redirect(f"{_address(signed)}#coming")


@require_GET
@_of_guest
def ics(request: HttpRequest, guest: Guest, signed: str) -> HttpResponse:
    """Give the calendar entry as a file, for a calendar that did not take it from the mail."""
    roundtable = guest.roundtable
    entry = entries.on_a_page(roundtable, request.build_absolute_uri(_address(signed)))
    if entry is None:
        return redirect(_address(signed))
    stamp: dt.datetime = entries.stamped(roundtable)
    return to_keep(published([(entry, stamp)]), "roundtable.ics")


def _address(signed: str) -> str:
    return redirect("roundtables:guest", signed).url
