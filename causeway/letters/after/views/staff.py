"""What staff see: letters and replies by seat, without names; the download; the switch for the public."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.spreadsheets import table
from causeway.letters.after import tally
from causeway.letters.after.actions import publishing
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.queries import in_words
from causeway.letters.partners.views import MAY_SEE as MAY_SEE_PARTNERS

MAY_PUBLISH = "letters.change_publishing"
MAY_SEE = "letters.see_counts"


@require_safe_or_post
@permission_required(MAY_SEE)  # type: ignore[untyped-decorator]  # wagtail has no types
def seats(request: HttpRequest) -> HttpResponse:
    """Show every seat's counts; its button shows them to the public, or stops."""
    may_publish = request.user.has_perm(MAY_PUBLISH)
    if request.method == "POST":
        if not may_publish:
            raise PermissionDenied
        publishing.show_seats(shown=request.POST.get("shown") == "yes", actor=request.user.get_username())
        return redirect("letters_staff:seats")
    context = {
        "seats": tally.seats(),
        "offices": tally.offices(),
        "public": tally.is_public(),
        "may_publish": may_publish,
        "may_see_partners": any(request.user.has_perm(permission) for permission in MAY_SEE_PARTNERS),
    }
    return render(request, "letters/staff/seats.html", context)


@require_GET
@permission_required(MAY_SEE)  # type: ignore[untyped-decorator]  # as above
def as_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand over the same counts as a table; "<5" stands for fewer than five."""
    head = [
        "constituency_code",
        "constituency",
        "delivered",
        "sent_by_writers",
        "replies",
        "median_days",
        "lower",
        "upper",
        "confidence",
    ]
    return table("letters-by-seat", [*head, *(in_words(code) for code in Said)], map(_cells, tally.seats()))


def _cells(seat: tally.SeatTally) -> list[object]:
    days = [seat.days.value, seat.days.lower, seat.days.upper, round(seat.days.confidence, 4)] if seat.days else [""] * 4
    counts = dict(seat.said)
    said = [("<5" if counts[code] is None else counts[code]) if code in counts else 0 for code in Said]
    return [seat.code, seat.name, seat.delivered, seat.sent_by_writers, seat.replies, *days, *said]
