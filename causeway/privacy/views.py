"""The page that tells what is held about people: made from the declarations, so that it cannot fall behind them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from causeway.privacy.queries import everything_held


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show every kind of row with personal data: why, what, until when."""
    return render(request, "privacy/kept.html", {"rows": everything_held()})
