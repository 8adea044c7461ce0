"""What the public sees of the letters to one seat's MP, and the link to it on the seat's page; nothing until staff say so."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.areas.models import AreaKind
from causeway.frame.area_links import Link
from causeway.letters.after import tally


@require_safe
def seat(request: HttpRequest, code: str) -> HttpResponse:
    """Show one seat's counts, without names."""
    counted = tally.shown(code)
    if counted is None:
        raise Http404
    return render(request, "letters/seat.html", {"tally": counted})


def beside(kind: str, code: str, now: dt.datetime) -> Link | None:  # noqa: ARG001  what every room is asked
    """Return the link to a seat's counts, with the first of them."""
    counted = tally.shown(code) if kind == AreaKind.CONSTITUENCY else None
    if counted is None:
        return None
    words = _("Letters to this MP through this site: %(letters)s; replies logged: %(replies)s")
    counts = {"letters": tally.few(counted.letters), "replies": tally.few(counted.replies)}
    return Link(reverse("letters:seat", args=[code]), words % counts)
