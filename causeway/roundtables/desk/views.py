"""The desk of one roundtable: the overview, its plan, the seats, and who organises it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.desk import queries as desks
from causeway.roundtables.screening import actions as screening
from causeway.roundtables.table import queries as proposals
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import beginning, planning
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.editing import words_page
from causeway.roundtables.table.exceptions import NotNow, NotYours
from causeway.roundtables.table.forms import CoOrganiserForm, PlanForm
from causeway.roundtables.table.models import Organiser
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import not_here, of_roundtable

TYPED = 4000


@require_GET
@of_roundtable
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show where the roundtable stands and the next thing to do."""
    found = desks.overview(desk.roundtable, timezone.now())
    return render(request, "roundtables/desk.html", {"roundtable": desk.roundtable, "found": found, "here": "desk"})


@require_safe_or_post
@of_roundtable
def plan(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show and save where and how people meet."""
    return words_page(request, desk, PlanForm, "plan")


@require_safe_or_post
@of_roundtable
def seats(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Propose seats and schools from what is typed, and put the ticked ones at the table."""
    now, roundtable = timezone.now(), desk.roundtable
    asked = request.POST if request.method == "POST" else request.GET
    typed = asked.get("places", "")[:TYPED]
    proposal = proposals.propose(typed, day_of(now)) if typed.strip() else None
    if request.method == "POST":
        return _add(request, desk, proposal)
    here = roundtable.seats.values_list("code", flat=True), roundtable.guests.values_list("school_urn", flat=True)
    context = {
        "desk": desk,
        "roundtable": roundtable,
        "here": "seats",
        "typed": typed,
        "empty": "places" in asked and proposal is None,
        "lines": [(line, _instead(typed, line)) for line in proposal.lines] if proposal else [],
        "proposal": proposals.without(proposal, here[0], [urn for urn in here[1] if urn]) if proposal else None,
        "seats": roundtable.seats.all(),
        "shared": proposals.shared_councils(list(here[0]), day_of(now)),
    }
    return render(request, "roundtables/seats.html", context)


def _instead(typed: str, line: proposals.Line) -> list[tuple[str, str]]:
    """Return what else a line may mean, each with the query that asks for it."""
    rest = typed.splitlines()
    return [
        (other, urlencode({"places": "\n".join(other if text.strip() == line.typed else text for text in rest)}))
        for other in line.others
    ]


def _add(request: HttpRequest, desk: Desk, proposal: proposals.Proposal | None) -> HttpResponse:
    """Add the ticked seats and schools; only what was proposed can be ticked."""
    now = timezone.now()
    possible = {each.code for each in proposal.seats} if proposal else set()
    codes = [code for code in request.POST.getlist("seat") if code in possible]
    urns = {each.urn for each in proposal.schools} if proposal else set()
    ticked = set(request.POST.getlist("school"))
    schools = [urn for urn in urns if str(urn) in ticked]

    def add() -> None:
        if codes:
            planning.add_seats(desk, codes, proposal, now)
        if schools:
            planning.add_schools(desk, schools, now)

    said = ngettext("%(count)s seat added.", "%(count)s seats added.", len(codes)) % {"count": len(codes)}
    done(request, add, said if codes else _("Added.") if schools else _("Nothing was ticked."))
    return redirect("roundtables:seats", desk.roundtable.slug)


@require_POST
@of_roundtable
def remove_seat(request: HttpRequest, desk: Desk, seat: int) -> HttpResponse:
    """Take a seat off the table."""
    done(request, lambda: planning.remove_seat(desk, seat, timezone.now()), _("Taken off."))
    return redirect("roundtables:seats", desk.roundtable.slug)


@require_safe_or_post
@of_roundtable
def organisers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who organises it, and ask others."""
    form = CoOrganiserForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            screening.ask_to_organise(desk.organiser, now=timezone.now(), **form.cleaned_data)
            return redirect("roundtables:organisers", desk.roundtable.slug)
        except (NotNow, NotYours) as problem:
            form.add_error(None, str(problem))
    there = desk.roundtable.organisers.filter(revoked_at=None)
    context = {"desk": desk, "roundtable": desk.roundtable, "form": form, "organisers": there, "here": "organisers"}
    return render(request, "roundtables/organisers.html", context)


@require_POST
@of_roundtable
def take_off(request: HttpRequest, desk: Desk, organiser: int) -> HttpResponse:
    """Take a co-organiser off; who takes themselves off leaves."""
    try:
        done(
            request,
            lambda: beginning.take_off(desk.organiser, organiser, timezone.now()),
            _("Taken off. Their browser is shut out at once."),
        )
    except Organiser.DoesNotExist:
        return not_here(request)
    return redirect("roundtables:mine" if organiser == desk.organiser.pk else "roundtables:organisers", *_args(desk, organiser))


@require_POST
@of_roundtable
def hand_over(request: HttpRequest, desk: Desk, organiser: int) -> HttpResponse:
    """Make a co-organiser the owner."""
    try:
        done(
            request,
            lambda: beginning.hand_over(desk.organiser, organiser),
            _("It is handed over. You organise it with them; both of you get a message."),
        )
    except Organiser.DoesNotExist:
        return not_here(request)
    return redirect("roundtables:organisers", desk.roundtable.slug)


def _args(desk: Desk, organiser: int) -> tuple[str, ...]:
    return () if organiser == desk.organiser.pk else (desk.roundtable.slug,)
