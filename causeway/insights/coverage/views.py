"""The seats as map, table and file, and the funnel of letters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.frame.spreadsheets import table
from causeway.insights.coverage import queries
from causeway.insights.coverage.domain import ENOUGH, chosen, sums
from causeway.insights.coverage.forms import LookForm
from causeway.insights.crumbs import page
from causeway.insights.monday.queries import EVERYWHERE, SEE, SMALL
from causeway.people.staff_pages import staff

DAYS = 28
may_see = staff(any_of=(SEE, EVERYWHERE))


@require_safe
@may_see
def seats(request: HttpRequest) -> HttpResponse:
    """Show every seat that an account sees, on a map and in a table."""
    columns = queries.columns()
    form = LookForm(request.GET, columns=columns)
    asked, keys = form.asked, [each.key for each in columns]
    rows = chosen(queries.coverage(request.user, timezone.localdate(), columns), keys, asked)
    at = keys.index(asked.shown) if asked.shown in keys else 0
    context = {
        "form": form,
        "columns": columns,
        "rows": rows,
        "sums": sums(rows, keys),
        "map": queries.picture(rows, at, str(columns[at].title)),
        "query": request.GET.urlencode(),
        "enough": ENOUGH,
        "sees_small": request.user.has_perm(SMALL),
    }
    return render(request, "insights/coverage/seats.html", context | page(_("Coverage"), "globe"))


@require_safe
@may_see
def as_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the same table; "<5" stands for fewer than five."""
    columns = queries.columns()
    keys = [each.key for each in columns]
    rows = chosen(
        queries.coverage(request.user, timezone.localdate(), columns), keys, LookForm(request.GET, columns=columns).asked
    )
    head = ["constituency_code", "constituency", "region", *keys]
    few = f"<{ENOUGH}"
    lines = ([row.code, row.name, row.region_name, *(few if many is None else many for many in row.counts)] for row in rows)
    return table("coverage-by-seat", head, lines)


@require_safe
@staff(EVERYWHERE, SMALL)
def funnel(request: HttpRequest) -> HttpResponse:
    """Show how often letters came to each step in the last weeks and in those before."""
    today = timezone.localdate()
    context = {"steps": queries.funnel(today, DAYS), "year": queries.funnel(today, 365), "days": DAYS}
    crumbs = page(_("How far letters come"), "mail", ("staff-coverage:seats", _("Coverage")))
    return render(request, "insights/coverage/funnel.html", context | crumbs)


addresses = (
    [
        path("", seats, name="seats"),
        path("coverage-by-seat.csv", as_csv, name="csv"),
        path("letters/", funnel, name="funnel"),
    ],
    "staff-coverage",
)
