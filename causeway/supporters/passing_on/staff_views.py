"""The pages of what leaves: the file, what is passed on and to whom, and what could not be."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.rooms import Entry
from causeway.frame.spreadsheets import AT_ONCE, stream
from causeway.frame.staff_home import Pile, Waits, pile
from causeway.people.staff_pages import staff
from causeway.supporters.joining.domain import State as Standing
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.passing_on import actions as acts
from causeway.supporters.passing_on.chosen import chosen
from causeway.supporters.passing_on.domain import State
from causeway.supporters.passing_on.models import PassedOn

TAKE_OUT = "supporters.take_out"
SHOWN = 100
HEAD = (
    *("email", "constituency_code", "constituency", "subjects", "how_often"),
    *("consent_wording", "consent_given_on", "consent_channel", "consent_proof", "consent_confirmed_on"),
)


@never_cache
@require_safe_or_post
@staff(TAKE_OUT)
def passing_on(request: HttpRequest) -> HttpResponse:
    """Show to whom supporters are passed on, if to anybody, and how that stands; a button tries again what was given up."""
    if request.method == "POST":
        many = acts.try_again(by=request.user.get_username(), now=timezone.now())
        messages.success(request, ngettext("%(n)s is tried again.", "%(n)s are tried again.", many) % {"n": many})
        return redirect("supporters_staff:passing-on")
    to = chosen()
    counts = dict(PassedOn.objects.values_list("state").annotate(Count("pk")).order_by())
    context = {
        "to": to,
        "counts": [(words, counts.get(state.value, 0)) for state, words in _STATES.items()],
        "failed": PassedOn.objects.filter(state=State.FAILED).order_by("-state_since")[:SHOWN],
        "readers": Supporter.objects.filter(state=Standing.READER).count(),
    }
    return render(request, "supporters/staff/passing_on.html", context)


_STATES = {State.WAITING: _("Waiting"), State.PASSED_ON: _("Passed on"), State.FAILED: _("Given up")}


@never_cache
@require_POST
@staff(TAKE_OUT)
def take_out(request: HttpRequest) -> StreamingHttpResponse:
    """Hand over the readers as a file, each with their consent, and write that down."""
    consents = Prefetch("consents", Consent.objects.filter(ended_at=None), to_attr="open")
    readers = Supporter.objects.filter(state=Standing.READER)
    acts.note_taken_out(readers.count(), by=request.user.get_username())
    rows = readers.prefetch_related(consents).order_by("pk").iterator(AT_ONCE)
    return stream("supporters", HEAD, (list(_cells(each)) for each in rows))


def _cells(supporter: Any) -> Iterator[object]:
    yield from (supporter.email, supporter.seat_code, supporter.seat_name, " ".join(supporter.subjects), supporter.how_often)
    yes = supporter.open[-1] if supporter.open else None
    if yes is None:
        yield from [""] * 5
        return
    yield from (yes.wording, _day(yes.given_at), yes.channel, yes.proof, _day(yes.confirmed_at))


def _day(moment: dt.datetime | None) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""


def _given_up(_user: Any, _now: dt.datetime) -> Pile:
    return pile(PassedOn.objects.filter(state=State.FAILED), "state_since")


WAITS = (Waits(Entry(_("Supporters who could not be passed on"), "supporters_staff:passing-on", permission=TAKE_OUT), _given_up),)
