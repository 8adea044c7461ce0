"""The note of the day: the organisers' page, and the page on which somebody who was there suggests a correction."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_line
from causeway.frame.origins import keyed_by_address
from causeway.people.exceptions import LinkInvalid
from causeway.people.visits import discreet
from causeway.roundtables.after.note import actions as acts
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.forms import CorrectionForm, NoteOfDayForm
from causeway.roundtables.after.note.models import Correction, DayNote
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import of_roundtable

_Came = TypeVar("_Came")


@require_safe_or_post
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the note, and keep what the organisers make of it."""
    roundtable = desk.roundtable
    note = DayNote.objects.filter(roundtable=roundtable).first()
    draft = {"text": note.text, "version": note.version} if note else {"text": noting.draft(roundtable), "version": 0}
    form = NoteOfDayForm(request.POST) if request.method == "POST" else NoteOfDayForm(initial=draft)
    if form.is_valid():
        try:
            acts.keep(desk, form.cleaned_data["text"], form.cleaned_data["version"])
        except NotNow as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, _("The note is kept."))
            return redirect("roundtables:note", roundtable.slug)
    went_to = noting.went_to(note) if note else []
    there = noting.there(roundtable)
    want_none = noting.want_none(there)
    context = {
        "roundtable": roundtable,
        "here": "note",
        "form": form,
        "marked": noting.marked(str(form["text"].value() or "")),
        "note": note,
        "there": [each for each in there if each not in want_none],
        "want_none": get_text_list([each.who for each in want_none], _("and")),
        "went_to": went_to,
        "lost": any(each.arrival for each in went_to),
        "until": noting.until(note) if note else None,
        "suggestions": Correction.objects.filter(copy__note=note).exclude(text="").select_related("copy") if note else [],
        "open": policies.is_followed_up(roundtable),
    }
    return render(request, "roundtables/note/page.html", context, status=422 if form.is_bound else 200)


def _do(request: HttpRequest, desk: Desk, act: Callable[[], _Came], words: str | Callable[[_Came], str]) -> HttpResponse:
    done(request, act, words)
    return redirect("roundtables:note", desk.roundtable.slug)


@require_POST
@of_roundtable
def send(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Send the note for correction."""
    chosen = request.POST.getlist("to")
    return _do(request, desk, lambda: acts.send(desk, chosen, timezone.now()), _on_its_way)


def _on_its_way(count: int) -> str:
    said = ngettext("The note is on its way to %(count)s person.", "The note is on its way to %(count)s people.", count)
    return said % {"count": count}


@require_POST
@of_roundtable
def final(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Send the final note."""
    return _do(request, desk, lambda: acts.send_final(desk, timezone.now()), _final_on_its_way)


def _final_on_its_way(count: int) -> str:
    said = ngettext(
        "The final note is on its way to %(count)s person.", "The final note is on its way to %(count)s people.", count
    )
    return said % {"count": count}


@require_POST
@of_roundtable
def decide(request: HttpRequest, desk: Desk, correction: int) -> HttpResponse:
    """Accept or decline a suggestion."""
    decision, why = request.POST.get("decision", ""), clean_line(request.POST.get("why", ""), 300)
    return _do(request, desk, lambda: acts.decide(desk, correction, decision, why, timezone.now()), _("Your answer is kept."))


@keyed_by_address
@require_safe_or_post
@discreet
def correct(request: HttpRequest, signed: str) -> HttpResponse:
    """Let somebody who was there suggest a correction."""
    try:
        copy = acts.copy_of(signed)
    except LinkInvalid as problem:
        return render(request, "roundtables/guest/no_link.html", {"problem": str(problem), "answerable": True}, status=404)
    now, form = timezone.now(), CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            acts.suggest(signed, form.cleaned_data["text"], now)
            return redirect(request.path)
        except NotNow as problem:
            form.add_error("text", str(problem))
    context = {
        "roundtable": copy.note.roundtable,
        "text": copy.note.final_text or copy.note.sent_text,
        "form": form,
        "mine": copy.corrections.exclude(text=""),
        "open": noting.takes_corrections(copy.note, now),
        "until": noting.until(copy.note),
    }
    return render(request, "roundtables/note/correct.html", context, status=422 if form.is_bound else 200)
