"""The page of publicity: a note for the press, short posts, and what to mind with either."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from causeway.areas.models import AreaKind
from causeway.frame.downloads import made
from causeway.roundtables.after.publicity import queries as publicity
from causeway.roundtables.after.publicity.domain import LONGEST_POST
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import TOOK_PLACE
from causeway.roundtables.table.visits import of_roundtable
from causeway.words.domain.counting import on_x


@require_safe
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the note for the press and the posts."""
    roundtable, now = desk.roundtable, timezone.now()
    context = {
        "roundtable": roundtable,
        "here": "publicity",
        "press_note": publicity.press_note(roundtable, now) if roundtable.state in TOOK_PLACE else "",
        "posts": [(each, on_x(each.text)) for each in publicity.posts(roundtable, now)],
        "longest": LONGEST_POST,
        "elections": publicity.elections(roundtable, day_of(now)),
        "seats": roundtable.seats.all(),
        "seat_kind": AreaKind.CONSTITUENCY.value,
    }
    return render(request, "roundtables/publicity/page.html", context)


@require_safe
@of_roundtable
def press_note(_request: HttpRequest, desk: Desk) -> HttpResponse:
    """Return the note for the press as a file of plain text."""
    if desk.roundtable.state not in TOOK_PLACE:
        raise Http404
    note = publicity.press_note(desk.roundtable, timezone.now())
    return made(note, "text/plain; charset=utf-8", "press-note.txt")
