"""What staff see of alerts: numbers, and never who follows what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from causeway.news.alerts.queries import LEAST, counts
from causeway.people.staff_pages import staff

SEE = "news.edit_news"


@require_safe
@staff(SEE)
def index(request: HttpRequest) -> HttpResponse:
    """Show how many follow, and what enough follow."""
    return render(request, "news/alerts/staff/counts.html", {"counts": counts(timezone.now()), "least": LEAST})
