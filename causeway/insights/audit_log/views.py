"""The audit trail as a page and as a file."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.audit.actions import record
from causeway.frame.spreadsheets import stream
from causeway.insights.acts import Noted
from causeway.insights.audit_log.forms import SearchForm
from causeway.insights.audit_log.queries import MOST, PAGE, after, found, lines, older
from causeway.insights.crumbs import page
from causeway.people.staff_pages import staff

MAY_SEE = "audit.view_entry"


@require_safe
@staff(MAY_SEE)
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits, a hundred at a time."""
    form = SearchForm(request.GET)
    rows = older(found(form.asked), request.GET.get("before", ""))
    shown = list(lines(rows, PAGE + 1))
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "form": form,
        "lines": shown[:PAGE],
        "query": query.urlencode(),
        "older": urlencode({"before": after(shown[PAGE - 1])}) if len(shown) > PAGE else "",
        "most": MOST,
    }
    return render(request, "insights/audit_log/search.html", context | page(_("Who did what"), "history"))


@require_safe
@staff(MAY_SEE)
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Hand over what fits as a file, and write that down."""
    form = SearchForm(request.GET)
    rows = ((line.at.isoformat(), line.who, line.act, line.subject, line.detail) for line in lines(found(form.asked), MOST))
    answer = stream("who-did-what", ["at", "who", "act", "subject", "detail"], rows)
    record(Noted.AUDIT_TAKEN, actor=request.user.get_username(), detail={"asked": request.GET.urlencode()[:200]})
    return answer


addresses = ([path("", search, name="search"), path("who-did-what.csv", as_csv, name="csv")], "staff-audit")
