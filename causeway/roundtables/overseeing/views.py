"""The staff's side of the roundtables: the list, one of them, people's details, the month, the map, clashes, downloads."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.spreadsheets import stream, table
from causeway.people.exceptions import LinkInvalid
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.overseeing import actions as acts
from causeway.roundtables.overseeing import contact_access
from causeway.roundtables.overseeing import coverage as reaching
from causeway.roundtables.overseeing import feed as staff_feed
from causeway.roundtables.overseeing import month as months
from causeway.roundtables.overseeing import queries as overseeing
from causeway.roundtables.overseeing.actions import Whose
from causeway.roundtables.overseeing.forms import LookForm, first_of_month
from causeway.roundtables.regions.scope import (
    CHOOSE_EXAMPLES,
    OPEN_CONTACTS,
    PUBLISH_STORIES,
    Scope,
)
from causeway.roundtables.regions.visits import seen
from causeway.roundtables.table.days import day_of

SHOWN = 30  # roundtables on one page of the list, and clashes


def one_or_404(scope: Scope, key: int) -> overseeing.Watched:
    """Return a roundtable that is seen; any other is not there."""
    found = overseeing.one(scope, key, timezone.now())
    if found is None:
        raise Http404
    return found


@require_GET
@seen
def every(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List them, those that need help first."""
    form = LookForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    region, now = given.get("region", ""), timezone.now()
    narrowed = Scope(frozenset({region})) if region and scope.holds(region) else scope
    clashing = overseeing.clashing_lately(now)
    ranked = overseeing.ranked(narrowed, now, clashing, ended=bool(given.get("over")))
    shown = Paginator(ranked, SHOWN).get_page(request.GET.get("page"))
    rows, needy = overseeing.filled(shown, now), sum(bool(row.reasons) for row in ranked)
    context = {
        "form": form,
        "scope": scope,
        "shown": shown,
        "chosen": urlencode({"region": region} | ({"over": "on"} if given.get("over") else {})),
        "helping": [row for row in rows if row.reasons],
        "others": [row for row in rows if not row.reasons],
        "counts": (needy, len(ranked) - needy),
        "clashes": len(overseeing.seen_of(narrowed, clashing)),
        "reach": reaching.covered(narrowed, now),
        "stories": stories.waiting(narrowed).count() if request.user.has_perm(PUBLISH_STORIES) else 0,
        "here": "list",
    }
    return render(request, "roundtables/staff/every.html", context)


@require_GET
@seen
def one(request: HttpRequest, scope: Scope, key: int) -> HttpResponse:
    """Show one: what it needs, its MPs, who opened people's details. No name but an MP's."""
    found = one_or_404(scope, key)
    context = {
        "found": found,
        "roundtable": found.roundtable,
        "whose": list(Whose),
        "may_open": request.user.has_perm(OPEN_CONTACTS),
        "may_choose": request.user.has_perm(CHOOSE_EXAMPLES),
        "opened": contact_access.of(found.roundtable),
    }
    return render(request, "roundtables/staff/one.html", context)


@require_POST
@seen
def contacts(request: HttpRequest, scope: Scope, key: int) -> HttpResponse:
    """Open people's names and addresses; that they were opened is written down."""
    if not request.user.has_perm(OPEN_CONTACTS):
        raise PermissionDenied
    found = one_or_404(scope, key)
    if request.POST.get("whose") not in set(Whose):
        raise Http404
    whose = Whose(request.POST["whose"])
    shown = acts.open_contacts(found.roundtable, whose, request.user.get_username(), timezone.now())
    context = {"roundtable": found.roundtable, "shown": shown, "title": contact_access.of_whom(whose)}
    return render(request, "roundtables/staff/contacts.html", context)


@require_GET
@seen
def opened(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List who opened people's details, of the roundtables that are seen."""
    return render(request, "roundtables/staff/opened.html", {"opened": contact_access.everywhere(scope), "here": "opened"})


@require_safe_or_post
@seen
def calendar(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Show a month; make or end the link for one's own calendar."""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            acts.revoke_feed(request.user)
        else:
            acts.make_feed(request.user, timezone.now())
        return redirect(f"{reverse('roundtables_staff:calendar')}#link")
    now = timezone.now()
    first = first_of_month(request.GET.get("month", ""), day_of(now))
    month = months.month(scope, first, now)
    day = month.day(request.GET.get("day", ""))
    context = {"month": month, "day": day, "feed": staff_feed.address_of(request.user), "here": "calendar"}
    return render(request, "roundtables/staff/calendar.html", context)


@require_GET
@seen
def clashes(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List the MPs who are asked to two roundtables within a month."""
    found = overseeing.seen_of(scope, overseeing.clashing_lately(timezone.now()))
    shown = Paginator(found, SHOWN).get_page(request.GET.get("page"))
    context = {"clashes": overseeing.twice(shown), "shown": shown, "here": "clashes"}
    return render(request, "roundtables/staff/clashes.html", context)


@require_GET
@seen
def coverage(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Show which seats have a roundtable, as a map and as tables."""
    found = reaching.coverage(scope, timezone.now())
    context = {
        "found": found,
        "map": reaching.picture(found, reverse("roundtables_staff:coverage")),
        "steps": [(int(reach), reaching.in_words(reach)) for reach in reaching.Reach],
        "here": "coverage",
    }
    return render(request, "roundtables/staff/coverage.html", context)


@require_GET
@seen
def as_csv(_request: HttpRequest, scope: Scope) -> HttpResponseBase:
    """Hand over the list, without anybody's name."""
    head = [
        "key",
        "title",
        "state",
        "regions",
        "seats",
        "invited",
        "answered",
        "coming",
        "day",
        "days_untouched",
        "next",
        "needs",
    ]
    now = timezone.now()
    rows = overseeing.watched_in_parts(scope, now, overseeing.clashing_lately(now))
    return stream("roundtables", head, map(_line, rows))


def _line(row: overseeing.Watched) -> list[object]:
    counts = [len(row.seats), row.went, row.answered, row.coming]
    regions, day = "; ".join(row.regions), row.day.isoformat() if row.day else ""
    return [row.roundtable.pk, row.roundtable.title, row.state, regions, *counts, day, row.touched, row.step, " ".join(row.needs)]


@require_GET
@seen
def seats_csv(_request: HttpRequest, scope: Scope) -> HttpResponse:
    """Hand over every seat with how far it is reached."""
    found = reaching.coverage(scope, timezone.now())
    names = [(region.name, seat) for region in found.regions for seat in region.seats]
    rows = ([seat.code, seat.name, name, seat.words, "yes" if seat.came else "no", len(seat.roundtables)] for name, seat in names)
    return table("seats", ["constituency_code", "constituency", "region", "reach", "mp_or_somebody_came", "roundtables"], rows)


@never_cache
@require_GET
def feed(_request: HttpRequest, signed: str) -> HttpResponse:
    """Give a subscribed calendar what its account may see today; the link is the key."""
    try:
        scope = staff_feed.scope_by(signed)
    except LinkInvalid as problem:
        return HttpResponse(f"{problem}\n", status=404, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(staff_feed.calendar(scope, timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["X-Robots-Tag"] = "noindex"
    return answer
