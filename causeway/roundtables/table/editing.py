"""A form that two organisers may have open at once: what was typed is saved, or shown beside what the other saved meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import planning
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow, NotYours
from causeway.roundtables.table.forms import SeenForm
from causeway.roundtables.table.models import Roundtable


@dataclass(frozen=True)
class Theirs:
    """What somebody else saved in a field."""

    label: str
    words: str


@dataclass(frozen=True)
class Edited:
    """A form after one request: saved, or to be shown again with what stands against it."""

    form: SeenForm
    saved: bool = False
    theirs: tuple[Theirs, ...] = ()


def edit(
    request: HttpRequest,
    kind: type[SeenForm],
    row: Callable[[], object],
    save: Callable[[dict[str, Any], str], object],
    **rest: Any,
) -> Edited:
    """Show a form filled in from ``row``, or save what was typed. ``row`` reads the row anew each time."""
    if request.method != "POST":
        return Edited(kind.of(row(), **rest))
    form = kind(request.POST, **rest)
    if not form.is_valid():
        return Edited(form)
    try:
        save(form.typed(), form.cleaned_data["seen"])
    except ChangedMeanwhile as clash:
        return _again(request, kind, row, clash, **rest)
    except (NotNow, NotYours) as problem:
        form.add_error(None, str(problem))
        return Edited(form)
    return Edited(form, saved=True)


def words_page(request: HttpRequest, desk: Desk, kind: type[SeenForm], here: str) -> HttpResponse:
    """Show and save what stands on the roundtable itself, on its page of this name."""
    edited = edit(
        request,
        kind,
        lambda: Roundtable.objects.get(pk=desk.roundtable.pk),
        lambda typed, seen: planning.save_words(desk, typed, seen, timezone.now()),
    )
    if edited.saved:
        return redirect("roundtables:desk", desk.roundtable.slug)
    context = {"roundtable": desk.roundtable, "edited": edited, "form": edited.form, "here": here}
    return render(request, f"roundtables/{here}.html", context)


def _again(request: HttpRequest, kind: type[SeenForm], row: Callable[[], object], clash: ChangedMeanwhile, **rest: Any) -> Edited:
    """Return the form with what was typed, marked as having seen what is there now, and what that is."""
    values = kind.values_of(row())
    typed = request.POST.copy()
    typed["seen"] = editing.seen(values)
    form = kind(typed, **rest)
    form.is_valid()
    form.add_error(
        None, _("Somebody else saved other words meanwhile. Both are below. Put together what shall stand, and save again.")
    )
    shown = kind.as_typed(dict(clash.theirs))
    return Edited(form, theirs=tuple(Theirs(_label(form[name]), _words(form[name], value)) for name, value in shown.items()))


def _label(bound: BoundField) -> str:
    return str(bound.label)


def _words(bound: BoundField, value: object) -> str:
    choices = dict(getattr(bound.field, "choices", ()))
    return str(choices.get(value, value)) or _("(nothing)")
