"""The day's page, for a phone: who came, what runs now, notes by theme, promises. A script sends in the background; without one, forms do."""

import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from causeway.roundtables.day import actions as acts
from causeway.roundtables.day import queries as sitting
from causeway.roundtables.day.forms import NoteForm, PersonForm, PromiseForm
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.states import AFTERWARDS, Act, State, can
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow
from causeway.roundtables.table.visits import of_roundtable
from causeway.words.domain.keys import key_in

# A guest, the MP of an invitation, somebody for that MP: whose row it is, and whether somebody came for the MP.
_AT_THE_DOOR: dict[str, tuple[str, bool | None]] = {
    "g": ("guest", None),
    "m": ("invitation", False),
    "s": ("invitation", True),
}


def _show(request: HttpRequest, desk: Desk, status: int = 200, **given: Any) -> HttpResponse:
    roundtable, now = desk.roundtable, timezone.now()
    sheet = sheets.of(roundtable)
    awaited = sitting.awaited(roundtable)
    themes = sitting.themes(roundtable)
    has_come = sitting.its_day_has_come(roundtable, now)
    context = {
        "roundtable": roundtable,
        "here": "day",
        "sheet": sheet,
        "now": next((line for line in sheet.lines if line.begins <= now < line.ends), None) if sheet.has_date else None,
        "awaited": awaited,
        "walked_in": sitting.walked_in(roundtable),
        "themes": themes,
        "written": any(theme.notes for theme in themes),
        "promises": Promise.objects.filter(roundtable=roundtable).order_by("pk"),
        "person": PersonForm(auto_id="person-%s"),
        "promise": PromiseForm(roundtable=roundtable),
        "can_hold": has_come and can(State(roundtable.state), Act.HOLD),
        "open": has_come and roundtable.state in {State.CONFIRMED, *AFTERWARDS} and not roundtable.erased_at,
        "fresh": [secrets.token_hex(12) for _each in range(40)],
        "duties": roundtable.duties.select_related("organiser", "guest"),
        **given,
    }
    return render(request, "roundtables/day/page.html", context, status=status)


@require_GET
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the day."""
    return _show(request, desk)


def _by_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _answer(request: HttpRequest, desk: Desk, act: Callable[[], str], where: str) -> HttpResponse:
    """Do one act and answer a script with a piece of the page, or a form by going back to where it stands."""
    try:
        piece = act()
    except (NotNow, ObjectDoesNotExist) as problem:
        words = str(problem) if isinstance(problem, NotNow) else _("That is not on the list any more.")
        if _by_script(request):
            return JsonResponse({"problem": words}, status=409)
        messages.warning(request, words)
        return redirect("roundtables:day", desk.roundtable.slug)
    if _by_script(request):
        return JsonResponse({"html": piece, "list": where})
    return redirect(f"{redirect('roundtables:day', desk.roundtable.slug).url}#{where}")


def _wrong(request: HttpRequest, desk: Desk, form: forms.Form, **given: Any) -> HttpResponse:
    words = " ".join(str(error) for errors in form.errors.values() for error in errors)
    if _by_script(request):
        return JsonResponse({"problem": words}, status=422)
    if not given:
        messages.warning(request, words)
    return _show(request, desk, 422, **given)


@require_POST
@of_roundtable
def hold(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin."""

    def act() -> str:
        acts.hold(desk, timezone.now())
        return ""

    return _answer(request, desk, act, "now")


@require_POST
@of_roundtable
def came(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say whether somebody came."""
    kind, key = request.POST.get("who", "")[:1], request.POST.get("who", "")[1:]

    def act() -> str:
        number = key_in(key)
        if kind not in _AT_THE_DOOR or number is None:
            raise NotNow(_("That is not on the list any more."))
        whom, instead = _AT_THE_DOOR[kind]
        acts.mark(desk, timezone.now(), **{whom: number}, came=request.POST.get("came") == "yes", instead=instead)
        return ""

    return _answer(request, desk, act, f"who-{kind}{key}" if key_in(key) is not None else "there")


@require_POST
@of_roundtable
def person(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write down somebody who was not on the list."""
    form = PersonForm(request.POST, auto_id="person-%s")
    if not form.is_valid():
        return _wrong(request, desk, form, person=form)

    def act() -> str:
        given = form.cleaned_data
        there = acts.add_person(desk, given["name"], request.POST.get("client_id", ""), timezone.now(), given["email"])
        return render_to_string("roundtables/day/_walked_in.html", {"each": there})

    return _answer(request, desk, act, "walked-in")


@require_POST
@of_roundtable
def note(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write down what was said."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _wrong(request, desk, form)

    def act() -> str:
        given = form.cleaned_data
        try:
            kept = acts.add_note(desk, given["theme"], given["text"], request.POST.get("client_id", ""), timezone.now())
        except NotNow as problem:  # without a script only this page still has the words
            raise NotNow(f"{problem} {given['text']}") from None
        context = {"note": kept, "seen": editing.seen({"text": kept.text}), "roundtable": desk.roundtable}
        return render_to_string("roundtables/day/_note.html", context, request=request)

    return _answer(request, desk, act, request.POST.get("list", "notes")[:40])


@require_POST
@of_roundtable
def change_note(request: HttpRequest, desk: Desk, note: int) -> HttpResponse:
    """Change a note; where somebody else did too, both are shown."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _wrong(request, desk, form)
    text = form.cleaned_data["text"]

    def act() -> str:
        try:
            acts.change_note(desk, note, text, request.POST.get("seen", ""), timezone.now())
        except ChangedMeanwhile:
            words = _("Somebody else changed this note meanwhile. Theirs stands; yours was: %(words)s") % {"words": text}
            raise NotNow(words) from None
        return ""

    return _answer(request, desk, act, f"note-{note}")


@require_POST
@of_roundtable
def promise(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write a promise down."""
    form = PromiseForm(request.POST, roundtable=desk.roundtable)
    if not form.is_valid():
        return _wrong(request, desk, form, promise=form)

    def act() -> str:
        kept = acts.add_promise(desk, form.said, request.POST.get("client_id", ""), timezone.now())
        return render_to_string("roundtables/day/_promise.html", {"each": kept})

    return _answer(request, desk, act, "promises")
